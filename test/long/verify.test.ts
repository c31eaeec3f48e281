import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  newDifferencesOf,
  onDatabase,
  quietDistrict,
  tamper,
  unnoticed,
  type QuietDistrict,
  type Tampering,
} from "../support/tampering.js";

const TAMPERINGS = 1_000;
/** In one copy of the district, each in a row of its own. */
const AT_ONCE = 20;
const SEED = Number(process.env["TAMPERING_SEED"] ?? Date.now() % 1_000_000);

let district: QuietDistrict;
beforeAll(async () => {
  district = await quietDistrict();
}, 120_000);
afterAll(() => district.drop());

describe(`random tamperings (TAMPERING_SEED=${SEED})`, () => {
  test("each is found, or named as beyond any check from inside", async () => {
    const missed: Tampering[] = [];
    let beyond = 0;
    for (let batch = 0; batch < TAMPERINGS / AT_ONCE; batch++) {
      const numbers = fc.sample(fc.nat(), { numRuns: 10_000, seed: SEED + batch });
      const copy = await district.copy();
      try {
        const spared = new Set<string>();
        const done = await onDatabase(copy.url, async (client) => {
          const all: Tampering[] = [];
          for (let i = 0; i < AT_ONCE; i++) all.push(await tamper(client, () => numbers.pop() ?? 0, spared));
          return all;
        });
        const lines = await newDifferencesOf(district, copy.url);
        beyond += done.filter((each) => each.beyond !== undefined).length;
        missed.push(...(await unnoticed(district, done, lines)));
      } finally {
        await copy.drop();
      }
    }
    expect(missed).toEqual([]);
    // Otherwise it would be the documentation that finds most of them.
    expect(beyond).toBeLessThan(TAMPERINGS / 3);
  }, 1_800_000);
});

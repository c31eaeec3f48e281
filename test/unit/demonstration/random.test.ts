import { expect, test } from "@jest/globals";
import { validate, version } from "uuid";
import { randomFor } from "../../../seeds/demonstration/random.js";

test("a stream depends on its seed and topic only", () => {
  const draws = (seed: number, topic: string) => {
    const random = randomFor(seed, topic);
    return [
      random.fraction(),
      random.between(1, 1_000_000),
      random.hex(20),
      random.normal(),
      random.id(1_700_000_000_000),
    ];
  };
  expect(draws(1, "a")).toEqual(draws(1, "a"));
  expect(draws(1, "a")).not.toEqual(draws(2, "a"));
  expect(draws(1, "a")).not.toEqual(draws(1, "b"));
});

test("ids are UUIDs of version 7 for their instant, later ones behind earlier ones", () => {
  const random = randomFor(1, "ids");
  const instant = Date.parse("2026-07-01T00:00:00Z");
  const ids = Array.from({ length: 1_000 }, () => random.id(instant));
  expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
  expect(ids[0]?.replace("-", "").slice(0, 12)).toBe(instant.toString(16).padStart(12, "0"));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(ids).size).toBe(1_000);
});

test("draws lie in their bounds and are spread evenly", () => {
  const random = randomFor(7, "bounds");
  const dice = Array.from({ length: 60_000 }, () => random.between(1, 6));
  for (let face = 1; face <= 6; face++) {
    const times = dice.filter((value) => value === face).length;
    expect(times).toBeGreaterThan(9_600);
    expect(times).toBeLessThan(10_400);
  }
  expect(new Set(dice).size).toBe(6);
  expect([...random.shuffled([1, 2, 3, 4, 5])].sort()).toEqual([1, 2, 3, 4, 5]);
  expect(random.hex(5)).toMatch(/^[0-9a-f]{10}$/);
  expect(() => random.pick([])).toThrow(RangeError);
});

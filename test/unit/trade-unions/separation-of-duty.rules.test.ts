import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  duties,
  metDuty,
  SEPARATIONS,
  type Duty,
  type SeparatedCommand,
} from "../../../src/modules/trade-unions/duties/separation-of-duty.rules.js";

const commands = Object.keys(SEPARATIONS) as SeparatedCommand[];
const allDuties = Object.keys(duties) as Duty[];
const ids = fc.subarray(["a", "b", "c", "d"]);
const matters = fc.record(
  Object.fromEntries(allDuties.map((duty) => [duty, ids])) as Record<Duty, fc.Arbitrary<string[]>>,
);
const people = fc.record({ accountIds: ids, answersFor: fc.boolean(), inCharge: fc.boolean() });

describe("metDuty", () => {
  test("meets exactly where one of the person's accounts, or an office, has a duty of the command's row", () => {
    fc.assert(
      fc.property(fc.constantFrom(...commands), matters, people, (command, matter, person) => {
        const row: Partial<Record<Duty, string>> = SEPARATIONS[command];
        const barred = (Object.keys(row) as Duty[]).filter((duty) =>
          duty === "answersFor" || duty === "inCharge"
            ? person[duty]
            : matter[duty].some((id) => person.accountIds.includes(id)),
        );
        const met = metDuty(command, matter, person);
        expect(met === undefined).toBe(barred.length === 0);
        if (met !== undefined) {
          expect(barred).toContain(met.duty);
          expect(met.code).toBe(row[met.duty]);
        }
      }),
    );
  });

  test("nobody in particular has no duty", () => {
    const nobody = { accountIds: ["a"], answersFor: false, inCharge: false };
    expect(metDuty("decideObjection", { objects: [null] }, nobody)).toBeUndefined();
  });
});

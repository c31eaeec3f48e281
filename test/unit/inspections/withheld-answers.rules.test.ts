import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { InspectionRow } from "../../../src/modules/inspections/records/inspection.columns.js";
import {
  answersWithoutWithheld,
  filesWithoutWithheld,
  withheldCriteria,
} from "../../../src/modules/inspections/records/withheld-answers.rules.js";

const CODES = ["S1.1", "S2.5", "S5.5", "S6.3"];
const FILES = ["a", "b", "c", "d", "e"].map((letter) => letter.repeat(64));

const files = fc.uniqueArray(fc.constantFrom(...FILES), { maxLength: 3 });
const fault = fc.record({
  id: fc.uuid(),
  description: fc.string({ minLength: 1 }),
  severity: fc.constant("MAJOR" as const),
  evidence: files,
});
const answers = fc
  .uniqueArray(
    fc.record(
      {
        criterion: fc.constantFrom(...CODES),
        points: fc.nat(3),
        note: fc.string({ minLength: 1 }),
        evidence: files,
        faults: fc.array(fault, { maxLength: 3 }),
        suspected: fc.constant(true as const),
        conclusion: fc.constantFrom("SUBSTANTIATED" as const, "UNSUBSTANTIATED" as const),
      },
      { requiredKeys: ["criterion", "points"] },
    ),
    { selector: ({ criterion }) => criterion },
  )
  .map((all) => all as unknown as InspectionRow["answers"]);
const criteria = fc.uniqueArray(fc.constantFrom(...CODES), { maxLength: 2 });

/** A row as the database answers it; what is suspected stands in a column of its own. */
const rowOf = (given: InspectionRow["answers"], confidentialCriteria: string[], disclosedFaults: string[] = []) => ({
  answers: given,
  evidence: FILES,
  suspectedCriteria: given
    .filter(({ suspected, conclusion }) => suspected === true && conclusion !== "SUBSTANTIATED")
    .map(({ criterion }) => criterion),
  confidentialCriteria,
  disclosedFaults,
});

test("what is suspected or confidential is left with its claim, and everything else as it was", () => {
  fc.assert(
    fc.property(answers, criteria, (given, confidential) => {
      const row = rowOf(given, confidential);
      const withheld = withheldCriteria(row);
      const shown = answersWithoutWithheld(row);
      expect(shown.map(({ criterion, points }) => [criterion, points])).toEqual(
        given.map(({ criterion, points }) => [criterion, points]),
      );
      shown.forEach((answer, at) => {
        if (!withheld.has(answer.criterion)) expect(answer).toBe(given[at]);
        else for (const field of ["note", "evidence", "faults", "suspected"]) expect(answer).not.toHaveProperty(field);
      });
      // Nothing that is suspected without a conclusion is ever shown, whatever the row carries.
      expect(shown.some(({ suspected, conclusion }) => suspected === true && conclusion !== "SUBSTANTIATED")).toBe(
        false,
      );
    }),
  );
});

test("a row without the column is judged by its answers alone", () => {
  fc.assert(
    fc.property(answers, (given) => {
      expect(withheldCriteria({ answers: given })).toEqual(withheldCriteria(rowOf(given, [])));
    }),
  );
});

test("of withheld answers just those faults are shown that became findings for everybody", () => {
  fc.assert(
    fc.property(answers, fc.nat(5), (given, howMany) => {
      const disclosed = given.flatMap(({ faults = [] }) => faults.map(({ id }) => id)).slice(0, howMany);
      const row = rowOf(given, CODES, disclosed);
      const shown = answersWithoutWithheld(row).flatMap(({ faults = [] }) => faults.map(({ id }) => id));
      expect(shown.toSorted()).toEqual(disclosed.toSorted());
    }),
  );
});

test("a file is shown unless nothing but what is withheld names it", () => {
  fc.assert(
    fc.property(answers, criteria, (given, confidential) => {
      const row = rowOf(given, confidential);
      const namedBy = (all: InspectionRow["answers"]) =>
        new Set(
          all.flatMap(({ evidence = [], faults = [] }) => [
            ...evidence,
            ...faults.flatMap((each) => each.evidence ?? []),
          ]),
        );
      const withheld = withheldCriteria(row);
      const open = namedBy(given.filter(({ criterion }) => !withheld.has(criterion)));
      const hidden = namedBy(given.filter(({ criterion }) => withheld.has(criterion)));
      expect(filesWithoutWithheld(row)).toEqual(FILES.filter((file) => open.has(file) || !hidden.has(file)));
      // The same where a card was read without its answers.
      const { answers: behind, ...card } = row;
      if (withheld.size > 0)
        expect(filesWithoutWithheld({ ...card, answersBehind: behind })).toEqual(filesWithoutWithheld(row));
    }),
  );
});

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  inspectionStatuses,
  type InspectionStatusCode,
} from "../../../src/modules/inspections/records/inspection-codes.js";
import {
  inspectionInitialStates,
  inspectionLifecycle,
  nextStatus,
  type InspectionMove,
} from "../../../src/modules/inspections/records/inspection.lifecycle.js";

const moves: InspectionMove[] = [
  "save",
  "submit",
  "reportNotPerformed",
  "withdraw",
  "forward",
  "giveBack",
  "confirm",
  "conclude",
];

describe("the states of an inspection", () => {
  test("every state can be reached from a beginning", () => {
    const reached = new Set<InspectionStatusCode>(Object.values(inspectionInitialStates));
    for (const status of reached) for (const next of Object.values(inspectionLifecycle[status])) reached.add(next);
    expect([...reached].sort()).toEqual([...inspectionStatuses].sort());
  });

  test("what is not performed or withdrawn stays so, and a confirmed one is only changed by a conclusion", () => {
    expect(inspectionLifecycle.NOT_PERFORMED).toEqual({});
    expect(inspectionLifecycle.WITHDRAWN).toEqual({});
    expect(inspectionLifecycle.CONFIRMED).toEqual({ conclude: "CONFIRMED" });
  });

  test("no sequence of moves confirms what was not submitted, or takes back what was confirmed", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...moves), { maxLength: 40 }), (sequence) => {
        let status: InspectionStatusCode | undefined;
        let submitted = false;
        for (const move of sequence) {
          const next: InspectionStatusCode | undefined =
            status === undefined
              ? (inspectionInitialStates as Partial<Record<InspectionMove, InspectionStatusCode>>)[move]
              : nextStatus(status, move);
          if (next === undefined) continue;
          if (next === "CONFIRMED") expect(submitted).toBe(true);
          if (status === "CONFIRMED") expect(next).toBe("CONFIRMED");
          if (move === "submit") submitted = true;
          if (move === "giveBack") submitted = false;
          if (move === "withdraw") expect(status === "DRAFT" || status === "SUBMITTED").toBe(true);
          status = next;
        }
      }),
    );
  });
});

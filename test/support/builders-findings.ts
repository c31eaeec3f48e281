import { v7 as uuidv7 } from "uuid";
import type { BuiltUnion } from "./builders.js";
import { SIX_STANDARDS } from "./builders-inspections.js";
import type { TestProgram } from "./program.js";

/** A finding of an inspection, made directly in the database; issued and without a due day unless told. */
export const findingBuilder =
  (program: TestProgram) =>
  async (
    at: BuiltUnion,
    inspectionId: string,
    given: Partial<{ status: string; dueOn: string; settledOn: string }> = {},
  ): Promise<string> => {
    const id = uuidv7();
    await program.sql(
      `insert into findings (id, inspection_id, trade_union_id, checklist_id, criterion_code, fault_id, severity, status,
         description, due_on, settled_on, closed_on, is_confidential, created_at)
       values ($1, $2, $3, $4, 'S1.1', $1, 'MINOR', $5, '问题', $6, $7, case when $5 = 'CLOSED' then $7::date end, $5 = 'TRANSFERRED', now())`,
      [
        id,
        inspectionId,
        at.id,
        SIX_STANDARDS.id,
        given.status ?? "ISSUED",
        given.dueOn ?? null,
        given.settledOn ?? null,
      ],
    );
    return id;
  };

import { v7 as uuidv7 } from "uuid";
import { refreshResult } from "../../src/modules/inspections/results/result.projection.js";
import type { BuiltPerson, BuiltUnion } from "./builders.js";
import { SIX_STANDARDS } from "./builders-inspections.js";
import type { TestProgram } from "./program.js";

const CRITERIA = SIX_STANDARDS.body.standards.reduce((sum, { criteria }) => sum + criteria.length, 0);

/** Confirmed results without their answers, for tests of what is made of results. */
export const results = (program: TestProgram, inspector: BuiltPerson) => {
  let submissions = 0;

  /** A confirmed routine inspection, the latest of its union so far, with everything that follows from it. */
  return async (union: BuiltUnion, percent: number | null, period = "2026-Q4"): Promise<string> => {
    const id = uuidv7();
    const at = new Date(Date.UTC(2026, 9, 1) + 60_000 * submissions++).toISOString();
    await program.program.services.unitOfWork(null, async (work) => {
      await program.sql(
        `insert into inspections (id, revision, status, kind, period, trade_union_id, checklist_id, checklist_kind, inspector_id,
           inspector_ids, submitted_at, confirmed_at, created_at, content_hash, content_salt, points, max_points, percent, grade,
           scoring_rule_version, criterion_points)
         values ($1, 1, 'CONFIRMED', 'ROUTINE', $2, $3, $4, 'SIX_STANDARDS', $5, array[$5::uuid], $6, $6, $6, repeat('0', 64), 'salt',
           $7::numeric, case when $7::numeric is null then 0 else 100 end, $7::numeric, case when $7::numeric >= 60 then 'PASS' when $7::numeric is not null then 'FAIL' end, 1, $8)`,
        [
          id,
          period,
          union.id,
          SIX_STANDARDS.id,
          inspector.accountId,
          at,
          percent,
          JSON.stringify(Array(CRITERIA).fill(null)),
        ],
      );
      await refreshResult(work, { tradeUnionId: union.id, period, checklistKind: "SIX_STANDARDS" });
    });
    return id;
  };
};

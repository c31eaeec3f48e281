import { sql } from "../../../../platform/database/sql.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { drawInstead } from "../visit-replacement.writes.js";
import type { ReportLeakInput } from "../visit.inputs.js";
import { visibleVisitsByIds, visitForMove, type VisitRow } from "../visit.queries.js";
import { moveVisit } from "../visit.writes.js";

export interface ReportedLeak {
  visit: VisitRow;
  /** What was drawn instead; null when nothing was left to draw, and for whoever may not know of it. */
  replacement: VisitRow | null;
}

/** Voids a plan that became known, and draws another place of the same street with a team of its own, to be approved anew. */
export async function reportLeak(work: Work, { visitId, note }: ReportLeakInput): Promise<ReportedLeak> {
  // Whoever may know of a sealed plan may report it.
  const visit = await visitForMove(work, { visitId, expectedVersion: null }, "void", () => undefined);
  const voided = await moveVisit(work, visit, "void", sql`, voided_because = 'LEAK', voided_note = ${note}`);
  const drawnId = await drawInstead(work, visit);
  const [replacement] = await visibleVisitsByIds(work, drawnId === undefined ? [] : [drawnId]);
  return { visit: voided, replacement: replacement ?? null };
}

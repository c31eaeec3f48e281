import { row, sql, type Sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { nextVisitStatus, type VisitMove } from "./visit.lifecycle.js";
import { visitColumns, type LockedVisit, type VisitRow } from "./visit.queries.js";
import { visitErrors } from "./visits.errors.js";

const ACTIONS: Readonly<Record<VisitMove, string>> = {
  stepBack: "team-changed",
  approve: "approved",
  reject: "rejected",
  void: "voided",
  open: "opened",
  notPerform: "not-performed",
  report: "reported",
  giveBack: "given-back",
  confirm: "confirmed",
  state: "stated",
  refer: "referred",
};

/** Writes a move of a locked visit and whatever else changes with it. */
export async function moveVisit(
  { em, journal }: Work,
  visit: LockedVisit,
  move: VisitMove,
  changes: Sql = sql``,
  details: Record<string, unknown> = {},
): Promise<VisitRow> {
  const status = nextVisitStatus(visit.status, move);
  if (status === undefined) throw visitErrors.VISIT_TRANSITION_REFUSED(["input", "visitId"], { status: visit.status });
  const moved = await row<VisitRow>(
    em,
    sql`update supervision_visits v set status = ${status}, version = version + 1 ${changes} where v.id = ${visit.id}::uuid
      returning ${visitColumns}`,
  );
  if (moved === undefined) throw new Error("a locked visit is not there");
  journal.record(
    `supervision-visit.${ACTIONS[move]}`,
    { type: "SupervisionVisit", id: visit.id },
    { details, before: { status: visit.status }, after: { status } },
  );
  return moved;
}

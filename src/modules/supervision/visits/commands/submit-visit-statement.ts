import { businessDay } from "../../../../platform/clock/clock.js";
import { rows, sql } from "../../../../platform/database/sql.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { workingCalendar } from "../../../calendar/calendar.queries.js";
import { statementDue } from "../visit-timeline.rules.js";
import type { SubmitVisitStatementInput } from "../visit.inputs.js";
import { visitForMove, type LockedVisit, type VisitRow } from "../visit.queries.js";
import { moveVisit } from "../visit.writes.js";
import { visitErrors } from "../visits.errors.js";

/** What the visited union says of the result, once and in time; by its own officers. */
export async function submitVisitStatement(work: Work, input: SubmitVisitStatementInput): Promise<VisitRow> {
  const { em, actor, clock } = work;
  const authorize = ({ tradeUnionId }: LockedVisit): void => {
    const isVisited = actor.grants.some(
      (grant) => grant.nodeId === tradeUnionId && grant.permissions.has("visit:state"),
    );
    if (!isVisited) throw platformErrors.NOT_PERMITTED(["input", "visitId"]);
  };
  const visit = await visitForMove(work, input, "state", authorize);
  const now = clock.now();
  const due = statementDue(await workingCalendar(em), visit);
  if (due !== null && businessDay(now) > due.dueOn)
    throw visitErrors.VISIT_STATEMENT_OVERDUE(["input", "visitId"], { until: due.dueOn });
  await rows(
    em,
    sql`insert into visit_statements (visit_id, statement, evidence, submitted_by, submitted_at)
      values (${visit.id}::uuid, ${input.statement}, ${[...new Set(input.evidence ?? [])]}::text[], ${actor.accountId}::uuid,
        ${now.toISOString()}::timestamptz)`,
  );
  return moveVisit(work, visit, "state");
}

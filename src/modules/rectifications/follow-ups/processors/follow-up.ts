import { businessDay } from "../../../../platform/clock/clock.js";
import { rows, sql } from "../../../../platform/database/sql.js";
import { processor } from "../../../../platform/unit-of-work/processors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { workingCalendar } from "../../../calendar/calendar.queries.js";
import { ownAccounts } from "../../../identity/account.queries.js";
import { teamOfInspection } from "../../../inspections/records/inspection-team.queries.js";
import { inspectionConfirmed, inspectionSubmitted } from "../../../inspections/records/inspections.events.js";
import { dueAfterService, RECTIFICATION_DAYS } from "../../findings/due-day.rules.js";
import { lockedFindings } from "../../findings/finding-for-update.queries.js";
import { moveFinding } from "../../findings/commands/move-finding.js";
import { setFollowUp } from "../follow-up.writes.js";

/**
 * A confirmed follow-up opens again what it found not put right; its time runs anew from that day. What those say is put
 * right who found it themselves, or put it right themselves, stays to be looked at by others.
 */
export const applyFollowUp = processor(inspectionConfirmed, async (work, { inspectionId, kind, findingChecks }) => {
  if (kind !== "FOLLOW_UP") return;
  const { em, clock } = work;
  const outcomes = new Map(findingChecks.map(({ findingId, outcome }) => [findingId, outcome]));
  if (outcomes.size === 0) return;
  const findings = await lockedFindings(work, [...outcomes.keys()]);
  const closed = findings.filter(({ status }) => status === "CLOSED");
  const byThemselves = await ownFindings(
    work,
    inspectionId,
    closed.map(({ id }) => id),
  );
  const calendar = await workingCalendar(em);
  const now = clock.now();
  for (const finding of closed) {
    if (outcomes.get(finding.id) === "RECTIFIED") {
      if (!byThemselves.has(finding.id)) setFollowUp(work, finding, "DONE", { inspectionId });
      else if (finding.followUp === "ASSIGNED") setFollowUp(work, finding, "DUE", { inspectionId });
      continue;
    }
    moveFinding(work, finding, "reopen", [], { inspectionId });
    const days = finding.rectificationWorkingDays ?? RECTIFICATION_DAYS[finding.severity];
    const due = dueAfterService(calendar, businessDay(now), days);
    Object.assign(finding, due, { issuedAt: now, settledOn: null, closedOn: null, followUp: null });
  }
  await em.flush();
});

/** Those of the findings that somebody who made the inspection had found, or put right, by whichever of their accounts. */
async function ownFindings(
  { em }: Work,
  inspectionId: string,
  findingIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await rows<{ id: string }>(
    em,
    sql`with there as (select own.id from inspections i cross join lateral ${teamOfInspection} team
          cross join lateral ${ownAccounts(sql`team.account_id`)} own where i.id = ${inspectionId}::uuid)
      select f.id from findings f join inspections i on i.id = f.inspection_id
      where f.id = any(${[...findingIds]}::uuid[]) and exists (
        select from there where there.id in (select account_id from ${teamOfInspection} team
          union select r.submitted_by from rectifications r where r.finding_id = f.id))`,
  );
  return new Set(found.map(({ id }) => id));
}

/** A follow-up that did not take place is still due. */
export const keepFollowUpDue = processor(inspectionSubmitted, async (work, submitted) => {
  const { owner, status, assignmentId, inspectionId } = submitted;
  if (owner !== "RECTIFICATION" || status !== "NOT_PERFORMED") return;
  const unmade = await rows<{ id: string }>(
    work.em,
    sql`select finding_id as id from assignment_findings where assignment_id = ${assignmentId}::uuid`,
  );
  if (unmade.length === 0) return;
  const findings = await lockedFindings(
    work,
    unmade.map(({ id }) => id),
  );
  for (const finding of findings)
    if (finding.followUp === "ASSIGNED") setFollowUp(work, finding, "DUE", { inspectionId });
  await work.em.flush();
});

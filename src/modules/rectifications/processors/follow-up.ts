import { businessDay } from "../../../platform/clock/clock.js";
import { row, rows, sql } from "../../../platform/database/sql.js";
import { processor } from "../../../platform/unit-of-work/events.js";
import { workingCalendar } from "../../calendar/calendar.queries.js";
import type { FindingCheck } from "../../inspections/inspection-parts.rules.js";
import { inspectionConfirmed, inspectionSubmitted } from "../../inspections/inspections.events.js";
import { dueAfterService, RECTIFICATION_DAYS } from "../due-day.rules.js";
import { lockedFindings } from "../finding-for-update.queries.js";
import { moveFinding } from "../commands/move-finding.js";

/** A confirmed follow-up opens again what it found not put right; its time runs anew from that day. */
export const applyFollowUp = processor(inspectionConfirmed, async (work, { inspectionId, kind }) => {
  if (kind !== "FOLLOW_UP") return;
  const { em, clock } = work;
  const found = await row<{ checks: FindingCheck[] }>(
    em,
    sql`select finding_checks as checks from inspections where id = ${inspectionId}::uuid`,
  );
  const outcomes = new Map((found?.checks ?? []).map(({ findingId, outcome }) => [findingId, outcome]));
  if (outcomes.size === 0) return;
  const findings = await lockedFindings(work, [...outcomes.keys()]);
  const closed = findings.filter(({ status }) => status === "CLOSED");
  const calendar = await workingCalendar(em);
  const now = clock.now();
  for (const finding of closed) {
    if (outcomes.get(finding.id) === "RECTIFIED") {
      finding.followUp = "DONE";
      continue;
    }
    moveFinding(work, finding, "reopen", [], { inspectionId });
    const days = finding.rectificationWorkingDays ?? RECTIFICATION_DAYS[finding.severity];
    const due = dueAfterService(calendar, businessDay(now), days);
    Object.assign(finding, due, { issuedAt: now, settledOn: null, closedOn: null, followUp: null });
  }
  await em.flush();
});

/** A follow-up that did not take place is still due. */
export const keepFollowUpDue = processor(inspectionSubmitted, async ({ em }, { inspectionId, owner }) => {
  if (owner !== "RECTIFICATION") return;
  await rows(
    em,
    sql`update findings f set follow_up = 'DUE', version = f.version + 1 from inspections i
        join assignment_findings a on a.assignment_id = i.assignment_id
      where i.id = ${inspectionId}::uuid and i.status = 'NOT_PERFORMED' and f.id = a.finding_id and f.follow_up = 'ASSIGNED'`,
  );
});

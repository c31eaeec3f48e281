import { randomUUID } from "node:crypto";
import { holds } from "../../../../platform/access/actor.js";
import { businessDay } from "../../../../platform/clock/clock.js";
import { rows, sql } from "../../../../platform/database/sql.js";
import { DomainError, DomainErrors } from "../../../../platform/errors/domain-error.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { workingCalendar } from "../../../calendar/calendar.queries.js";
import { addWorkingDays, type WorkingCalendar } from "../../../calendar/working-day.rules.js";
import { assignOwnedInspection } from "../../../inspections/planning/commands/assign-owned-inspection.js";
import { candidatesAmong } from "../../../inspections/planning/assignment-candidates.queries.js";
import { ineligibilityReason } from "../../../inspections/planning/assignment-eligibility.rules.js";
import { InspectionKind } from "../../../inspections/records/inspection-kind.types.js";
import { planErrors } from "../../../inspections/planning/plans.errors.js";
import { accountsOfSamePeople } from "../../../identity/account.queries.js";
import { metDuty } from "../../../trade-unions/duties/separation-of-duty.rules.js";
import type { Finding } from "../../findings/finding.entity.js";
import { lockedFindings } from "../../findings/finding-for-update.queries.js";
import { quarterOf } from "../../../../platform/clock/period.rules.js";
import { contentOf, findIdempotentResult } from "../../../../platform/idempotency/idempotent-result.js";
import { setFollowUp } from "../follow-up.writes.js";
import type { AssignFollowUpInput } from "../follow-up.inputs.js";
import { partiesOfFindings } from "../../findings/finding-parties.queries.js";
import { findingSources } from "../../findings/finding.queries.js";
import { visibleFindings } from "../../findings/finding.policy.js";
import { FOLLOW_UP_FROM_DAYS, FOLLOW_UP_UNTIL_DAYS } from "../follow-up.rules.js";
import { findingErrors } from "../../findings/findings.errors.js";

const ACTION = "follow-up.assigned";

/** What is looked at. */
interface Seen {
  id: string;
  path: string;
  tradeUnionId: string;
  checklistId: string;
  employerId: string | null;
  siteId: string | null;
}

/** Sends people who were not in the first team to look again at closed findings of one union (回头看). Answers the assignment's id. */
export async function assignFollowUp(work: Work, input: AssignFollowUpInput): Promise<string> {
  const { em, actor, clock, journal } = work;
  const seen = await seenFindings(work, input.findingIds);
  const content = contentOf(input);
  const key = { table: "follow_ups", action: ACTION, key: input.idempotencyKey, content };
  // The findings are locked first, so that the same request at the same time waits here and then finds what was made.
  const findings = await lockedFindings(work, input.findingIds);
  const made = await findIdempotentResult(work, key);
  if (made !== undefined) return made;
  const [subject] = seen;
  if (subject === undefined) throw findingErrors.FINDING_NOT_FOUND(["input", "findingIds", "0"]);
  const notDue = findings.find(({ status, followUp }) => status !== "CLOSED" || followUp !== "DUE");
  if (notDue !== undefined)
    throw findingErrors.FOLLOW_UP_NOT_DUE(["input", "findingIds", String(input.findingIds.indexOf(notDue.id))]);
  requireFollowUpDay(await workingCalendar(em), findings, input.dueOn);
  await requireInspectors(work, subject, await barredFrom(work, input.findingIds), input.inspectorIds);

  const id = randomUUID();
  const { tradeUnionId, checklistId, employerId, siteId } = subject;
  await assignOwnedInspection(work, {
    id,
    owner: "RECTIFICATION",
    ownerId: id,
    kind: "FOLLOW_UP",
    period: quarterOf(input.dueOn),
    checklistId,
    tradeUnionId,
    employerId,
    siteId,
    inspectorIds: [...new Set(input.inspectorIds)],
    dueOn: input.dueOn,
  });
  await rows(
    em,
    sql`with kept as (insert into follow_ups (id, idempotency_key, created_by, created_at)
        values (${id}::uuid, ${input.idempotencyKey}::uuid, ${actor.accountId}::uuid, ${clock.now().toISOString()}::timestamptz))
      insert into assignment_findings (assignment_id, finding_id) select ${id}::uuid, unnest(${findings.map((finding) => finding.id)}::uuid[])`,
  );
  for (const finding of findings) setFollowUp(work, finding, "ASSIGNED", { assignmentId: id });
  journal.record(ACTION, { type: "Assignment", id }, { details: { findings: findings.length }, after: content });
  await em.flush();
  return id;
}

/** The findings where the actor may send people, all of one union, checklist and subject. */
async function seenFindings({ em, actor }: Work, findingIds: readonly string[]): Promise<Seen[]> {
  const seen = await rows<Seen>(
    em,
    sql`select f.id, ltree2text(u.path) as path, f.trade_union_id as "tradeUnionId", f.checklist_id as "checklistId",
        i.employer_id as "employerId", i.site_id as "siteId"
      from ${findingSources} where f.id::text = any(${[...findingIds]}::text[]) and ${visibleFindings(actor)}`,
  );
  const byId = new Map(seen.map((finding) => [finding.id, finding]));
  const [first] = seen;
  findingIds.forEach((id, at) => {
    const path = ["input", "findingIds", String(at)];
    const finding = byId.get(id);
    if (finding === undefined) throw findingErrors.FINDING_NOT_FOUND(path);
    if (!holds(actor, "follow-up:assign", finding.path)) throw platformErrors.NOT_PERMITTED(path);
    if (findingIds.indexOf(id) !== at) throw findingErrors.FINDING_NAMED_TWICE(path);
    const isSame = (["tradeUnionId", "checklistId", "employerId", "siteId"] as const).every(
      (field) => finding[field] === first?.[field],
    );
    if (!isSame) throw findingErrors.FOLLOW_UPS_DIFFER(path);
  });
  return seen;
}

/** The day lies in the time of every one of the findings. */
function requireFollowUpDay(calendar: WorkingCalendar, findings: readonly Finding[], dueOn: string): void {
  const closed = findings.map(({ closedOn }) => closedOn ?? "").sort();
  const from = addWorkingDays(calendar, closed.at(-1) ?? "", FOLLOW_UP_FROM_DAYS);
  const to = addWorkingDays(calendar, closed[0] ?? "", FOLLOW_UP_UNTIL_DAYS);
  if (dueOn < from || dueOn > to) throw findingErrors.FOLLOW_UP_DAY_OUT_OF_RANGE(["input", "dueOn"], { from, to });
}

/** Everybody who was there the first time, or says that they put it right, by all of their accounts. */
async function barredFrom(
  work: Work,
  findingIds: readonly string[],
): Promise<{ inspects: string[]; rectifies: string[] }> {
  const { inspects, rectifies } = await partiesOfFindings(work, findingIds);
  return {
    inspects: await accountsOfSamePeople(work.em, inspects),
    rectifies: await accountsOfSamePeople(work.em, rectifies),
  };
}

async function requireInspectors(
  { em, clock }: Work,
  union: Seen,
  barred: Awaited<ReturnType<typeof barredFrom>>,
  inspectorIds: readonly string[],
): Promise<void> {
  const today = businessDay(clock.now());
  const candidates = await candidatesAmong(em, inspectorIds, InspectionKind.FOLLOW_UP, union.path, today);
  const faults = inspectorIds.flatMap((id, at) => {
    const path = ["input", "inspectorIds", String(at)];
    const candidate = candidates.get(id);
    const found = candidate === undefined ? "INSPECTOR_OUT_OF_REACH" : ineligibilityReason(candidate, union, false);
    if (found === "INSPECTOR_HOLDS_OFFICE") return [planErrors.INSPECTOR_HOLDS_OFFICE(path)];
    if (found !== undefined) return [planErrors.INSPECTOR_NOT_ELIGIBLE(path)];
    const met = metDuty("assignFollowUp", barred, { accountIds: [id], answersFor: false, inCharge: false });
    return met === undefined ? [] : [new DomainError(met.code, path)];
  });
  if (faults.length > 0) throw new DomainErrors(faults);
}

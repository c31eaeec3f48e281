import { holds } from "../../../../platform/access/actor.js";
import { businessDay } from "../../../../platform/clock/clock.js";
import { row, sql } from "../../../../platform/database/sql.js";
import { DomainErrors } from "../../../../platform/errors/domain-error.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import { canonicalHash } from "../../../../platform/journal/journal.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { accountsOfSamePeople, peopleOf } from "../../../identity/account.queries.js";
import { countList } from "../../../identity/commands/count-list.js";
import { contentOf } from "../../../../platform/idempotency/idempotent-result.js";
import { TradeUnionStatus } from "../../../trade-unions/tree/trade-union.entity.js";
import { visibleTradeUnion } from "../../../trade-unions/tree/trade-union.queries.js";
import { tradeUnionErrors } from "../../../trade-unions/tree/trade-unions.errors.js";
import { supervisorsOf } from "../draw.rules.js";
import { approverFor } from "../visit-approver.queries.js";
import { checklistForVisits } from "../visit-checklist.queries.js";
import { candidatesFor } from "../visit-candidates.queries.js";
import type { Candidate } from "../visit-conflicts.rules.js";
import { visitDrawById } from "../visit-draw.queries.js";
import type { DrawSupervisionVisitsInput } from "../visit-draw.inputs.js";
import { doubledPeople, drawFaults } from "../visit-draw-request.rules.js";
import type { VisitDrawRow } from "../visit-draw.types.js";
import { makeDraw } from "../visit-draw.writes.js";
import { eligibleList } from "../visit-eligibility.rules.js";
import { isShutFor } from "../visit-insiders.queries.js";
import { placesFor, streetNumbers } from "../visit-places.queries.js";
import { visitErrors } from "../visits.errors.js";

/**
 * Draws where to go and who goes, street by street. What its drafter may not know of has no part in it, so that no draw
 * tells of another; and a key of somebody else is simply not known.
 */
export async function drawSupervisionVisits(work: Work, input: DrawSupervisionVisitsInput): Promise<VisitDrawRow> {
  const { em, actor, clock } = work;
  const at = ["input", "scopeId"];
  const scope = await visibleTradeUnion(em, actor, input.scopeId);
  if (scope === undefined) throw tradeUnionErrors.TRADE_UNION_NOT_FOUND(at);
  if (!holds(actor, "visit:draw", scope.path)) throw platformErrors.NOT_PERMITTED(at);
  // Before the rules: the same request has to succeed again after its days have passed.
  const requestHash = canonicalHash(contentOf(input));
  const earlier = await earlierDraw(work, input.idempotencyKey, requestHash);
  if (earlier !== undefined) return earlier;
  if (scope.status === TradeUnionStatus.CLOSED) throw tradeUnionErrors.TRADE_UNION_CLOSED(at);
  const today = businessDay(clock.now());
  const faults = drawFaults(input, today);
  if (faults.length > 0) throw new DomainErrors(faults);
  await checklistForVisits(em, input.checklistId, input.subject);
  const draftedBy = actor.accountId;
  const approverId = await approverFor(work, scope.path, input.approverId ?? null);
  const places = await placesFor(em, {
    ...input,
    excludeVisitedWithinDays: input.excludeVisitedWithinDays ?? 0,
    today,
    drafterId: draftedBy,
  });
  const people = await candidatesFor(em, {
    supervisorIds: input.supervisorPoolIds,
    memberIds: (input.departmentMembers ?? []).map(({ accountId }) => accountId),
    tradeUnionIds: places.map(({ tradeUnionId }) => tradeUnionId),
    scopePath: scope.path,
    from: today,
    to: input.windowTo,
    drafterId: draftedBy,
  });
  requireAllKnown(input, people);
  const doubled = doubledPeople(
    input,
    await peopleOf(
      em,
      people.map(({ accountId }) => accountId),
    ),
  );
  if (doubled.length > 0) throw new DomainErrors(doubled);
  const involved = new Set(await accountsOfSamePeople(em, [draftedBy, approverId]));
  const free = people.filter(({ accountId }) => !involved.has(accountId));
  const { list, excluded } = eligibleList(input, places, free, await streetNumbers(em));
  if (list.strata.length === 0) throw visitErrors.VISIT_NOTHING_TO_DRAW(["input"], { considered: places.length });
  const { subject, mode, checklistId, windowFrom, windowTo } = input;
  const { draw } = await makeDraw(work, {
    scopeId: scope.id,
    plan: { subject, mode, checklistId, windowFrom, windowTo, draftedBy, approverId },
    list,
    excluded,
    idempotency: { key: input.idempotencyKey, requestHash },
  });
  await countList(work, draftedBy, [list, excluded]);
  return draw;
}

/** The draw that the same request of the same person made before; two at once wait for each other here. */
async function earlierDraw(work: Work, key: string, requestHash: string): Promise<VisitDrawRow | undefined> {
  const { em, actor } = work;
  await row(em, sql`select pg_advisory_xact_lock(hashtextextended(${`visit-draw:${actor.accountId}:${key}`}, 0))`);
  const made = await row<{ id: string; requestHash: string; isShut: boolean }>(
    em,
    sql`select d.id, d.request_hash as "requestHash", exists (select from supervision_visits v
        where v.draw_id = d.id and ${isShutFor(sql`${actor.accountId}::uuid`)}) as "isShut" from visit_draws d
      where d.drafted_by = ${actor.accountId}::uuid and d.idempotency_key = ${key}::uuid`,
  );
  if (made === undefined) return undefined;
  if (made.requestHash !== requestHash) throw platformErrors.IDEMPOTENCY_KEY_REUSED(["input", "idempotencyKey"]);
  // Its list and seed would tell what the plans that are shut for them say.
  if (made.isShut) throw platformErrors.NOT_PERMITTED(["input", "idempotencyKey"]);
  return visitDrawById(em, made.id);
}

function requireAllKnown(
  { supervisorPoolIds, departmentMembers, teamSize }: DrawSupervisionVisitsInput,
  people: readonly Candidate[],
): void {
  const known = (accountId: string, source: string) =>
    people.some((person) => person.accountId === accountId && person.source === source);
  supervisorPoolIds.forEach((id, place) => {
    if (!known(id, "SUPERVISOR"))
      throw visitErrors.VISIT_SUPERVISOR_NOT_ACTIVE(["input", "supervisorPoolIds", String(place)]);
  });
  (departmentMembers ?? []).forEach(({ accountId }, place) => {
    if (!known(accountId, "DEPARTMENT_MEMBER"))
      throw visitErrors.VISIT_MEMBER_NOT_FOUND(["input", "departmentMembers", String(place), "accountId"]);
  });
  const supervisors = supervisorsOf(teamSize);
  if (people.length < teamSize || supervisorPoolIds.length < supervisors)
    throw visitErrors.VISIT_POOL_TOO_SMALL(["input", "supervisorPoolIds"], { teamSize, supervisors });
}

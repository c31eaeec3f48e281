import { v5 as uuidv5 } from "uuid";
import { businessDay } from "../../../../platform/clock/clock.js";
import { parsePeriod, quarterOf } from "../../../../platform/clock/period.rules.js";
import { row, sql } from "../../../../platform/database/sql.js";
import { canonicalHash } from "../../../../platform/journal/journal.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { checklistEditingErrors } from "../../../checklists/checklist-editing.errors.js";
import { TradeUnionLevel } from "../../../trade-unions/tree/trade-union.entity.js";
import { AssignmentStrategy } from "../assignment-teams.queries.js";
import { InspectionKind } from "../../records/inspection-kind.types.js";
import type { LockedPlan } from "../inspection-plan-for-update.queries.js";
import { assignVisits } from "./assign-inspections.js";
import { makePlan } from "./create-inspection-plan.js";

export interface EnsureQuarterPlan {
  /** The union at or below which grassroots unions are inspected. */
  scopeId: string;
  /** What the plan of a quarter, as 2026-Q4, is called; a title is kept in the language in which it is given. */
  titleOf: (period: string) => string;
  /** The account in whose name the plan is made. */
  organizerId: string;
  /** Among whom the visits are spread; with none, they stay unassigned. */
  inspectorIds: readonly string[];
  /** How many go on each visit, 1 by default. */
  teamSize?: number;
}

/** Makes the names of the keys under which each scope's quarters are planned. */
const KEYS = "5c1f2c0e-6d0a-5a53-9d6b-7c8d0f6f4a11";

/**
 * Plans the routine six-standards inspections of the current quarter and spreads them, unless the scope has such a plan
 * already, even a canceled one. Answers the new plan, or undefined when nothing was missing. Several may try at once:
 * only one makes it.
 */
export async function ensureQuarterPlan(
  work: Work,
  { scopeId, titleOf, organizerId, inspectorIds, teamSize = 1 }: EnsureQuarterPlan,
): Promise<LockedPlan | undefined> {
  const { em, clock } = work;
  const period = quarterOf(businessDay(clock.now()));
  const days = parsePeriod(period);
  if (days === undefined) throw new Error(`${period} is no quarter`);
  // Locked, not just read: two processes starting together would otherwise both find it missing.
  await row(em, sql`select id from trade_unions where id = ${scopeId}::uuid for no key update`);
  const existing = await row(
    em,
    sql`select p.id from inspection_plans p join checklists c on c.id = p.checklist_id
      where p.scope_id = ${scopeId}::uuid and p.period = ${period} and p.kind = 'ROUTINE' and c.kind = 'SIX_STANDARDS' limit 1`,
  );
  if (existing !== undefined) return undefined;
  const checklist = await row<{ id: string }>(
    em,
    sql`select id from checklists where kind = 'SIX_STANDARDS' and status = 'PUBLISHED'
      order by published_at desc, version desc, id desc limit 1`,
  );
  if (checklist === undefined) throw checklistEditingErrors.CHECKLIST_NOT_FOUND();
  const input = {
    title: titleOf(period),
    kind: InspectionKind.ROUTINE,
    period,
    checklistId: checklist.id,
    scopeId,
    levels: [TradeUnionLevel.GRASSROOTS],
    opensOn: days.from,
    dueOn: days.to,
    preReviewByStreet: false,
    idempotencyKey: uuidv5(`${scopeId}:${period}`, KEYS),
  };
  const plan = await makePlan(work, input, organizerId);
  if (inspectorIds.length === 0) return plan;
  const request = { strategy: AssignmentStrategy.SPREAD_BY_STREET_AND_LOAD, inspectorIds, teamSize };
  await assignVisits(work, plan, request, {
    key: uuidv5(`${scopeId}:${period}:assigned`, KEYS),
    requestHash: canonicalHash(request),
    createdBy: organizerId,
  });
  return plan;
}

import { v7 as uuidv7 } from "uuid";
import { holds } from "../../../../platform/access/actor.js";
import { businessDay } from "../../../../platform/clock/clock.js";
import { row, sql } from "../../../../platform/database/sql.js";
import { DomainErrors } from "../../../../platform/errors/domain-error.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { checklistEditingErrors } from "../../../checklists/checklist-editing.errors.js";
import { contentOf, findIdempotentResult } from "../../../../platform/idempotency/idempotent-result.js";
import { TradeUnionStatus } from "../../../trade-unions/tree/trade-union.entity.js";
import { visibleTradeUnion } from "../../../trade-unions/tree/trade-union.queries.js";
import { tradeUnionErrors } from "../../../trade-unions/tree/trade-unions.errors.js";
import { lockedPlan, type LockedPlan } from "../inspection-plan-for-update.queries.js";
import type { CreateInspectionPlanInput } from "../inspection-plan.inputs.js";
import { MAXIMUM_PLAN, planChecklistViolations, planDayFaults } from "../inspection-plan.rules.js";
import { planErrors } from "../plans.errors.js";
import { planVisits } from "../planned-visits.writes.js";

const CREATED = "inspection-plan.created";

/** Plans a visit to every active union of the levels below the scope; to each employer or site, when the checklist says so. */
export async function createInspectionPlan(work: Work, input: CreateInspectionPlanInput): Promise<LockedPlan> {
  const scope = await visibleTradeUnion(work.em, work.actor, input.scopeId);
  if (scope === undefined) throw tradeUnionErrors.TRADE_UNION_NOT_FOUND(["input", "scopeId"]);
  if (!holds(work.actor, "plan:write", scope.path)) throw platformErrors.NOT_PERMITTED(["input", "scopeId"]);
  // Before the rules: the same request has to succeed again after its days have passed.
  const earlier = await earlierPlan(work, input);
  if (earlier !== undefined) return earlier;
  if (scope.status === TradeUnionStatus.CLOSED) throw tradeUnionErrors.TRADE_UNION_CLOSED(["input", "scopeId"]);
  return makePlan(work, input, work.actor.accountId);
}

/** The same without asking who may: for the program's own start, which acts in somebody's name. */
export async function makePlan(work: Work, input: CreateInspectionPlanInput, createdBy: string): Promise<LockedPlan> {
  const { em, clock, journal } = work;
  const dayFaults = planDayFaults(input, businessDay(clock.now()));
  if (dayFaults.length > 0) throw new DomainErrors(dayFaults);
  const checklist = await checklistFor(work, input);
  const id = uuidv7();
  const levels = [...new Set(input.levels)];
  const made = await row<{ id: string }>(
    em,
    sql`insert into inspection_plans (id, title, kind, period, checklist_id, scope_id, levels, opens_on, due_on,
        pre_review_by_street, created_by, idempotency_key, created_at)
      values (${id}::uuid, ${input.title}, ${input.kind}, ${input.period}, ${input.checklistId}::uuid, ${input.scopeId}::uuid,
        ${levels}::text[], ${input.opensOn}::date, ${input.dueOn}::date, ${input.preReviewByStreet ?? false}, ${createdBy}::uuid,
        ${input.idempotencyKey}::uuid, ${clock.now().toISOString()}::timestamptz)
      on conflict (idempotency_key) do nothing returning id`,
  );
  // Nothing was inserted: the same key came in at the same time, and its transaction has just ended.
  const plan = made === undefined ? await earlierPlan(work, input) : await lockedPlan(work, id);
  if (plan === undefined) throw new Error("a plan that was just made is not there");
  if (made === undefined) return plan;

  const planned = await planVisits(em, plan, { ...checklist, limit: MAXIMUM_PLAN + 1, at: clock.now() });
  if (planned === 0) throw planErrors.PLAN_EMPTY(["input", "scopeId"]);
  if (planned > MAXIMUM_PLAN) throw planErrors.PLAN_TOO_LARGE(["input", "scopeId"], { max: MAXIMUM_PLAN });
  journal.record(CREATED, { type: "InspectionPlan", id }, { details: { planned }, after: contentOf(input) });
  return plan;
}

async function earlierPlan(work: Work, input: CreateInspectionPlanInput): Promise<LockedPlan | undefined> {
  const id = await findIdempotentResult(work, {
    table: "inspection_plans",
    action: CREATED,
    key: input.idempotencyKey,
    content: contentOf(input),
  });
  return id === undefined ? undefined : lockedPlan(work, id);
}

interface ChecklistFacts {
  status: string;
  kind: string;
  subject: "TRADE_UNION" | "EMPLOYER" | "SITE";
  siteKind: string | null;
  graded: boolean;
  levels: string[] | null;
}

async function checklistFor({ em }: Work, input: CreateInspectionPlanInput): Promise<ChecklistFacts> {
  const checklist = await row<ChecklistFacts>(
    em,
    sql`select c.status, c.kind, c.subject, c.body ->> 'siteKind' as "siteKind", (c.body -> 'graded')::boolean as graded,
        c.body #> '{appliesTo,levels}' as levels
      from checklists c where c.id = ${input.checklistId}::uuid for share`,
  );
  const path = ["input", "checklistId"];
  // Drafts are shown to their editors only.
  if (checklist === undefined || checklist.status === "DRAFT") throw checklistEditingErrors.CHECKLIST_NOT_FOUND(path);
  if (checklist.status !== "PUBLISHED") throw checklistEditingErrors.CHECKLIST_NOT_PUBLISHED(path);
  const faults = planChecklistViolations(input.kind, input.levels, checklist);
  if (faults.length > 0) throw new DomainErrors(faults);
  return checklist;
}

import { v7 as uuidv7 } from "uuid";
import { holds } from "../../../../platform/access/actor.js";
import { businessDay } from "../../../../platform/clock/clock.js";
import { yearOf } from "../../../../platform/clock/day.rules.js";
import { rows, sql } from "../../../../platform/database/sql.js";
import { DomainErrors, type DomainError } from "../../../../platform/errors/domain-error.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import { LOCKED } from "../../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { contentOf, findIdempotentResult } from "../../../../platform/idempotency/idempotent-result.js";
import { hasTwoDecimals, isMeasure, MAXIMUM_PARTS } from "../target-progress.rules.js";
import { Target } from "../target.entity.js";
import type { AssignTargetInput } from "../target.inputs.js";
import { visibleTarget } from "../target.queries.js";
import { targetErrors } from "../targets.errors.js";
import { TradeUnionStatus, type TradeUnion } from "../../tree/trade-union.entity.js";
import { tradeUnionForUpdate, withinReach } from "../../tree/trade-union.queries.js";
import { tradeUnionErrors } from "../../tree/trade-unions.errors.js";

const ACTION = "target.assigned";

/** Years after the current one in which a period may still begin, and end. */
const MAXIMUM_YEARS_TO_START = 5;
const MAXIMUM_YEARS_TO_END = 10;

/** Gives a union a target and splits it among the unions directly below; the parts need not add up to the whole. */
export async function assignTarget(work: Work, input: AssignTargetInput): Promise<Target> {
  const { em, actor, clock, journal } = work;
  const path = ["input", "tradeUnionId"];
  const union = await tradeUnionForUpdate(work, input.tradeUnionId, path);
  if (!holds(actor, "target:assign", union.path)) throw platformErrors.NOT_PERMITTED(path);
  const content = contentOf(input);
  const earlier = await findIdempotentResult(work, {
    table: "targets",
    action: ACTION,
    key: input.idempotencyKey,
    content,
  });
  if (earlier !== undefined) return em.findOneOrFail(Target, { id: earlier });
  if (union.status === TradeUnionStatus.CLOSED) throw tradeUnionErrors.TRADE_UNION_CLOSED(path);
  const faults = [...implausible(input, businessDay(clock.now())), ...(await faultsOfParts(work, union, input))];
  if (faults.length > 0) throw new DomainErrors(faults);
  if (input.parentTargetId != null) await requirePartOf(work, union, input, input.parentTargetId);

  const { measure, from, to, sourceDocument = null } = input;
  const assign = (given: Pick<Target, "tradeUnionId" | "parentId" | "assigned" | "assigner" | "idempotencyKey">) => {
    const target = em.create(Target, {
      id: uuidv7(),
      measure,
      from,
      to,
      sourceDocument,
      createdAt: clock.now(),
      ...given,
    });
    const { tradeUnionId, parentId, assigned } = given;
    journal.record(
      ACTION,
      { type: "Target", id: target.id },
      {
        details: { tradeUnionId, parentId, measure, from, to, assigned },
        after: given.idempotencyKey === null ? given : content,
      },
    );
    return target;
  };
  const { tradeUnionId, assigned, assigner, idempotencyKey } = input;
  const target = assign({ tradeUnionId, parentId: input.parentTargetId ?? null, assigned, assigner, idempotencyKey });
  for (const part of input.parts ?? []) {
    assign({
      tradeUnionId: part.tradeUnionId,
      parentId: target.id,
      assigned: part.assigned,
      assigner: union.name,
      idempotencyKey: null,
    });
  }
  await em.flush();
  return target;
}

function implausible(input: AssignTargetInput, today: string): DomainError[] {
  const thisYear = yearOf(today);
  const isTooFar = (day: string, years: number) => yearOf(day) > thisYear + years;
  return [
    ...(isMeasure(input.measure) ? [] : [targetErrors.TARGET_MEASURE_NOT_VALID(["input", "measure"])]),
    ...(input.to < input.from ? [platformErrors.DATES_OUT_OF_ORDER(["input", "to"])] : []),
    ...(isTooFar(input.from, MAXIMUM_YEARS_TO_START) ? [platformErrors.PERIOD_TOO_FAR(["input", "from"])] : []),
    ...(isTooFar(input.to, MAXIMUM_YEARS_TO_END) ? [platformErrors.PERIOD_TOO_FAR(["input", "to"])] : []),
    ...(hasTwoDecimals(input.assigned) ? [] : [targetErrors.TARGET_FIGURE_TOO_PRECISE(["input", "assigned"])]),
  ];
}

/** Parts go to active unions directly below, to each at most once. */
async function faultsOfParts(
  { em, actor }: Work,
  union: TradeUnion,
  { parts }: AssignTargetInput,
): Promise<DomainError[]> {
  if (parts == null || parts.length === 0) return [];
  const ids = parts.map((part) => part.tradeUnionId);
  const found = await rows<{ id: string; parentId: string | null; status: string }>(
    em,
    sql`select u.id, u.parent_id as "parentId", u.status from trade_unions u
      where u.id = any(${ids}::uuid[]) and ${withinReach(actor, sql`u.path`)}`,
  );
  const byId = new Map(found.map((below) => [below.id, below]));
  const seen = new Set<string>();
  return parts.flatMap(({ tradeUnionId, assigned }, i) => {
    const path = ["input", "parts", String(i), "tradeUnionId"];
    const below = byId.get(tradeUnionId);
    const isDouble = seen.has(tradeUnionId);
    seen.add(tradeUnionId);
    return [
      ...(hasTwoDecimals(assigned)
        ? []
        : [targetErrors.TARGET_FIGURE_TOO_PRECISE(["input", "parts", String(i), "assigned"])]),
      ...(isDouble ? [targetErrors.TARGET_PART_ASSIGNED_TWICE(path)] : []),
      ...(below === undefined ? [tradeUnionErrors.TRADE_UNION_NOT_FOUND(path)] : []),
      ...(below !== undefined && below.parentId !== union.id ? [targetErrors.TARGET_UNION_NOT_BELOW(path)] : []),
      ...(below?.parentId === union.id && below.status === "CLOSED" ? [tradeUnionErrors.TRADE_UNION_CLOSED(path)] : []),
    ];
  });
}

/** A target that splits another one counts the same thing within its period, in a union directly below. */
async function requirePartOf(
  { em, actor }: Work,
  union: TradeUnion,
  input: AssignTargetInput,
  parentTargetId: string,
): Promise<void> {
  const path = ["input", "parentTargetId"];
  const visible = await visibleTarget(em, actor, parentTargetId);
  if (visible === undefined) throw targetErrors.TARGET_NOT_FOUND(path);
  if (!holds(actor, "target:assign", visible.path)) throw platformErrors.NOT_PERMITTED(path);
  if (union.parentId !== visible.tradeUnionId) throw targetErrors.TARGET_UNION_NOT_BELOW(["input", "tradeUnionId"]);
  if (input.measure !== visible.measure) throw targetErrors.TARGET_MEASURE_DIFFERS(["input", "measure"]);
  if (input.from < visible.from || input.to > visible.to)
    throw targetErrors.TARGET_PERIOD_OUTSIDE_PARENT(["input", "from"]);
  // Locked, so that two parts added at once cannot pass the bound together.
  await em.findOneOrFail(Target, { id: parentTargetId }, LOCKED);
  const parts = await em.count(Target, { parentId: parentTargetId });
  if (parts >= MAXIMUM_PARTS) throw targetErrors.TARGET_PARTS_TOO_MANY(path, { max: MAXIMUM_PARTS });
}

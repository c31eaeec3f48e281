import { v7 as uuidv7 } from "uuid";
import { businessDay } from "../../../../platform/clock/clock.js";
import { row, sql } from "../../../../platform/database/sql.js";
import { DomainErrors, type DomainError } from "../../../../platform/errors/domain-error.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { contentOf, findIdempotentResult } from "../../../../platform/idempotency/idempotent-result.js";
import { childCode, isTradeUnionCode, mayHangUnder } from "../level.rules.js";
import { applyDetails, detailsFaults, emptyRegister } from "../trade-union-details.rules.js";
import { TradeUnion, TradeUnionStatus, type TradeUnionLevel } from "../trade-union.entity.js";
import type { CreateTradeUnionInput } from "../trade-union.inputs.js";
import { canWrite } from "../trade-union.policy.js";
import { lockTree, tradeUnionForUpdate } from "../trade-union.queries.js";
import { tradeUnionErrors } from "../trade-unions.errors.js";

/** Adds a union to the tree below one that the actor keeps. */
export async function createTradeUnion(work: Work, input: CreateTradeUnionInput): Promise<TradeUnion> {
  await lockTree(work, "shared");
  // The parent's lock also queues those who want the next free code below it, and those who send the same key twice.
  const parent = await tradeUnionForUpdate(work, input.parentId, ["input", "parentId"]);
  if (!canWrite(work.actor, parent)) throw platformErrors.NOT_PERMITTED(["input", "parentId"]);
  const content = contentOf(input);
  const earlier = await findIdempotentResult(work, {
    table: "trade_unions",
    action: "trade-union.created",
    key: input.idempotencyKey,
    content,
  });
  if (earlier !== undefined) return work.em.findOneOrFail(TradeUnion, { id: earlier });
  if (parent.status === TradeUnionStatus.CLOSED) throw tradeUnionErrors.TRADE_UNION_CLOSED(["input", "parentId"]);

  const register = emptyRegister(input.level, input.form);
  applyDetails(register, input);
  const faults = [
    ...placeFaults(input, parent),
    ...detailsFaults(register, input, businessDay(work.clock.now()), ["input"]),
  ];
  if (faults.length > 0) throw new DomainErrors(faults);

  const number = await nextNumber(work);
  const union = work.em.create(TradeUnion, {
    ...register,
    id: uuidv7(),
    number,
    parentId: parent.id,
    path: `${parent.path}.${number}`,
    code: input.code ?? (await nextCode(work, parent, input.level)),
    idempotencyKey: input.idempotencyKey,
    createdAt: work.clock.now(),
  });
  work.journal.record(
    "trade-union.created",
    { type: "TradeUnion", id: union.id },
    { details: { parentId: parent.id, code: union.code }, after: content },
  );
  await work.em.flush();
  return union;
}

function placeFaults({ level, code }: CreateTradeUnionInput, parent: TradeUnion): DomainError[] {
  const faults: DomainError[] = [];
  if (!mayHangUnder(level, parent.level)) {
    faults.push(tradeUnionErrors.TRADE_UNION_LEVEL_MISMATCH(["input", "level"], { level, parentLevel: parent.level }));
  }
  if (code != null && !isTradeUnionCode(code))
    faults.push(tradeUnionErrors.TRADE_UNION_CODE_NOT_VALID(["input", "code"]));
  return faults;
}

// The path ends in the number, so it has to be known before the row is written.
async function nextNumber({ em }: Work): Promise<number> {
  const next = await row<{ number: number }>(
    em,
    sql`select nextval(pg_get_serial_sequence('trade_unions', 'number')) as number`,
  );
  return next?.number ?? 0;
}

// One above the highest ever given below the parent, also to those that have moved away since: a code never changes.
async function nextCode({ em }: Work, { code }: TradeUnion, level: TradeUnionLevel): Promise<string> {
  const given = await row<{ last: number }>(
    em,
    sql`select coalesce(max(substring(code from '-([0-9]{1,9})$')::integer), 0) as last from trade_unions
      where code > ${`${code}-`} and code < ${`${code}.`} and strpos(substr(code, char_length(${code}::text) + 2), '-') = 0`,
  );
  return childCode(code, level, (given?.last ?? 0) + 1);
}

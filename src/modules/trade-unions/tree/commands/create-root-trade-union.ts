import { v7 as uuidv7 } from "uuid";
import { row, sql } from "../../../../platform/database/sql.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import { codePoints, isStorable } from "../../../../platform/graphql/api/validate-arguments.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { tidy } from "../../../../platform/text/text-forms.rules.js";
import { initialsOf } from "../initials.rules.js";
import { isTradeUnionCode } from "../level.rules.js";
import { rootTradeUnionErrors } from "../root-trade-union.errors.js";
import { TradeUnion, TradeUnionForm, TradeUnionLevel } from "../trade-union.entity.js";
import { lockTree } from "../trade-union.queries.js";
import { tradeUnionErrors } from "../trade-unions.errors.js";

export interface CreateRootTradeUnion {
  name: string;
  code: string;
  level: TradeUnionLevel;
}

const MAXIMUM_NAME = 200;

/** Makes the union that everything else hangs under; a deployment has one. For the operator, who has no role yet. */
export async function createRootTradeUnion(work: Work, input: CreateRootTradeUnion): Promise<TradeUnion> {
  const { em, clock, journal } = work;
  const name = tidy(input.name);
  if (!isStorable(name)) throw platformErrors.TEXT_NOT_VALID(["name"]);
  if (codePoints(name) > MAXIMUM_NAME) throw platformErrors.TEXT_TOO_LONG(["name"], { max: MAXIMUM_NAME });
  if (!isTradeUnionCode(input.code)) throw tradeUnionErrors.TRADE_UNION_CODE_NOT_VALID(["code"]);
  await lockTree(work, "alone");
  const root = await row(em, sql`select from trade_unions where parent_id is null limit 1`);
  if (root !== undefined) throw rootTradeUnionErrors.TRADE_UNION_ROOT_EXISTS();

  const id = uuidv7();
  const form = input.level === TradeUnionLevel.STREET ? TradeUnionForm.STREET_FEDERATION : TradeUnionForm.FEDERATION;
  await row(
    em,
    sql`insert into trade_unions (id, number, path, code, name, initials, level, form, created_at)
      select ${id}::uuid, number, text2ltree(number::text), ${input.code}, ${name}, ${initialsOf(name)}, ${input.level}, ${form},
        ${clock.now().toISOString()}::timestamptz
      from (select nextval(pg_get_serial_sequence('trade_unions', 'number')) as number) as next`,
  );
  const union = await em.findOneOrFail(TradeUnion, { id });
  journal.record(
    "trade-union.created",
    { type: "TradeUnion", id },
    { details: { parentId: null, code: input.code }, after: { ...input, name } },
  );
  return union;
}

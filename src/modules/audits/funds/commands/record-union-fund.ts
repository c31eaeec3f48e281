import { v7 as uuidv7 } from "uuid";
import { holds } from "../../../../platform/access/actor.js";
import { businessDay } from "../../../../platform/clock/clock.js";
import { yearOf } from "../../../../platform/clock/day.rules.js";
import { rows, sql } from "../../../../platform/database/sql.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import { requireVersion } from "../../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { Qualifier } from "../../../trade-unions/figures/qualifier.rules.js";
import { tradeUnionForUpdate } from "../../../trade-unions/tree/trade-union.queries.js";
import type { RecordUnionFundInput } from "../union-fund.inputs.js";
import { recordedFund, type UnionFundRow } from "../union-fund.queries.js";
import { unionFundErrors } from "../union-funds.errors.js";

const amountOf = ({ fen, qualifier }: UnionFundRow) => ({ fen, qualifier });

/**
 * Records what a union received in a year; an amount that stands there already is corrected at its version, and the journal
 * keeps what it was. The same amount again changes nothing.
 */
export async function recordUnionFund(work: Work, input: RecordUnionFundInput): Promise<UnionFundRow> {
  const { em, actor, clock, journal } = work;
  const path = ["input", "tradeUnionId"];
  const union = await tradeUnionForUpdate(work, input.tradeUnionId, path);
  if (!holds(actor, "fund:record", union.path)) throw platformErrors.NOT_PERMITTED(path);
  if (input.year > yearOf(businessDay(clock.now()))) {
    throw unionFundErrors.UNION_FUND_YEAR_IN_FUTURE(["input", "year"]);
  }
  const earlier = await recordedFund(em, input);
  const fund: UnionFundRow = {
    id: earlier?.id ?? uuidv7(),
    tradeUnionId: union.id,
    year: input.year,
    item: input.item,
    source: input.source,
    fen: input.amount.value,
    qualifier: input.amount.qualifier ?? Qualifier.EXACT,
    version: (earlier?.version ?? 0) + 1,
  };
  if (earlier?.fen === fund.fen && earlier.qualifier === fund.qualifier) return earlier;
  const version = earlier?.version ?? 0;
  requireVersion({ version }, input.expectedVersion ?? 0);
  await rows(
    em,
    sql`insert into union_funds (id, trade_union_id, year, item, source, amount, qualifier, created_at)
      values (${fund.id}::uuid, ${fund.tradeUnionId}::uuid, ${fund.year}::integer, ${fund.item}, ${fund.source}, ${fund.fen}::bigint,
        ${fund.qualifier}, ${clock.now().toISOString()}::timestamptz)
      on conflict (trade_union_id, year, item, source) do update
        set amount = excluded.amount, qualifier = excluded.qualifier, version = union_funds.version + 1`,
  );
  const after = amountOf(fund);
  const before = earlier === undefined ? {} : { before: amountOf(earlier) };
  const { year, item, source } = fund;
  journal.record(
    earlier === undefined ? "union-fund.recorded" : "union-fund.corrected",
    { type: "UnionFund", id: fund.id },
    { details: { tradeUnionId: union.id, year, item, source, ...before, after }, ...before, after },
  );
  return fund;
}

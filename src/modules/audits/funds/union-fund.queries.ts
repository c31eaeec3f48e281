import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../../platform/access/actor.js";
import { columnsOf } from "../../../platform/database/columns.js";
import { row, rows, sql } from "../../../platform/database/sql.js";
import { withinReach } from "../../trade-unions/tree/trade-union.queries.js";
import type { UnionFund, UnionFundItem, UnionFundSource } from "./union-fund.entity.js";

/** A fund as lists answer it. */
export type UnionFundRow = Omit<UnionFund, "createdAt">;

const columns = columnsOf<UnionFundRow>({
  id: "f.id",
  tradeUnionId: "f.trade_union_id",
  year: "f.year",
  item: "f.item",
  source: "f.source",
  fen: "f.amount",
  qualifier: "f.qualifier",
  version: "f.version",
});

/** What a union received in a year; at most one row for each kind and source. Nothing where the actor may not look. */
export const unionFundsOf = (
  em: EntityManager,
  actor: Actor,
  tradeUnionId: string,
  year: number,
): Promise<UnionFundRow[]> =>
  rows<UnionFundRow>(
    em,
    sql`select ${columns} from union_funds f join trade_unions u on u.id = f.trade_union_id
      where u.id = ${tradeUnionId}::uuid and ${withinReach(actor, sql`u.path`, "fund:read")} and f.year = ${year}::integer
      order by f.item, f.source`,
  );

/** What is recorded of one kind, source and year, or undefined. */
export const recordedFund = (
  em: EntityManager,
  {
    tradeUnionId,
    year,
    item,
    source,
  }: { tradeUnionId: string; year: number; item: UnionFundItem; source: UnionFundSource },
): Promise<UnionFundRow | undefined> =>
  row<UnionFundRow>(
    em,
    sql`select ${columns} from union_funds f where f.trade_union_id = ${tradeUnionId}::uuid and f.year = ${year}::integer
      and f.item = ${item} and f.source = ${source}`,
  );

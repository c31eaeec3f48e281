import DataLoader from "dataloader";
import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { holds } from "../../platform/access/actor.js";
import { rows, sql } from "../../platform/database/sql.js";
import type { LoaderFactory } from "../../platform/graphql/api/request-context.js";
import type { RequestContext } from "../../platform/graphql/api/request-context.js";
import { Period } from "../../platform/graphql/api/scalars.js";
import { ChecklistKind } from "../checklists/checklist.entity.js";
import { TradeUnion } from "../trade-unions/tree/trade-union.entity.js";
import type { TradeUnionListRow } from "../trade-unions/tree/trade-union-list.queries.js";
import { UnionStanding } from "./standing.entity.js";
import { ranksOf, type RankedRow, type StandingOrder } from "./standing.queries.js";

interface Wanted {
  union: TradeUnionListRow;
  period: string;
  checklistKind: ChecklistKind;
}

/** Ranks within the district (where there is none above: within the topmost union), one statement per order. */
const standingInDistrict: LoaderFactory<Wanted, RankedRow | null> = ({ em }) =>
  new DataLoader(async (wanted) => {
    const scopes = await rows<{ id: string; scopeId: string }>(
      em,
      sql`select distinct on (s.trade_union_id) s.trade_union_id as id, s.scope_id as "scopeId"
        from trade_union_scopes s join trade_unions a on a.id = s.scope_id
        where s.trade_union_id = any(${wanted.map(({ union }) => union.id)}::uuid[]) and s.scope_id <> s.trade_union_id
        order by s.trade_union_id, (a.level = 'DISTRICT') desc, nlevel(a.path)`,
    );
    const scopeOf = new Map(scopes.map(({ id, scopeId }) => [id, scopeId]));
    const orders = new Map<string, { order: StandingOrder; ids: string[] }>();
    for (const { union, period, checklistKind } of wanted) {
      const scopeId = scopeOf.get(union.id);
      if (scopeId === undefined) continue;
      const key = [scopeId, period, checklistKind, union.level].join();
      const entry = orders.get(key) ?? {
        order: { scopeId, period, checklistKind, level: union.level, group: null },
        ids: [],
      };
      entry.ids.push(union.id);
      orders.set(key, entry);
    }
    const found = new Map<string, RankedRow>();
    for (const { order, ids } of orders.values()) {
      for (const ranked of await ranksOf(em, order, ids))
        found.set([ranked.tradeUnionId, order.period, order.checklistKind].join(), ranked);
    }
    return wanted.map(
      ({ union, period, checklistKind }) => found.get([union.id, period, checklistKind].join()) ?? null,
    );
  });

@Resolver(() => TradeUnion)
export class TradeUnionStandingResolver {
  @FieldResolver(() => UnionStanding, {
    nullable: true,
    description:
      "Its place among the unions of its level in the district; null without a result in the period or out of reach.",
  })
  async standing(
    @Root() union: TradeUnionListRow,
    @Arg("period", () => Period, { description: "The period." }) period: string,
    @Arg("checklistKind", () => ChecklistKind, { description: "By which checklists." }) checklistKind: ChecklistKind,
    @Ctx() context: RequestContext,
  ): Promise<UnionStanding | null> {
    if (!holds(context.actor, "standing:read", union.path)) return null;
    return context.loader(standingInDistrict).load({ union, period, checklistKind });
  }
}

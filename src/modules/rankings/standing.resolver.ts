import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, FieldResolver, ID, Info, Int, Query, Resolver, Root } from "type-graphql";
import { Requires } from "../../platform/access/access.js";
import { RequestError } from "../../platform/errors/request-error.js";
import { connectionOf, page, PageArgs, type Connection } from "../../platform/graphql/api/connection.js";
import { RequestContext } from "../../platform/graphql/api/request-context.js";
import { Period } from "../../platform/graphql/api/scalars.js";
import { selectionOf } from "../../platform/graphql/api/selection.js";
import { ChecklistKind } from "../checklists/checklist.entity.js";
import { TradeUnion, TradeUnionLevel } from "../trade-unions/tree/trade-union.entity.js";
import { asksPlace } from "../trade-unions/tree/trade-union-depth.rules.js";
import type { TradeUnionListRow } from "../trade-unions/tree/trade-union-list.queries.js";
import { tradeUnionById } from "../trade-unions/tree/trade-union.loader.js";
import type { TradeUnionRow } from "../trade-unions/tree/trade-union.queries.js";
import { groupColumn } from "./standing-group.rules.js";
import { eligibleBelowUnion } from "./standing.loader.js";
import { Standing, StandingCoverage } from "./standing.entity.js";
import {
  standingKeys,
  standingsCount,
  standingsPage,
  type StandingOrder,
  type StandingRow,
} from "./standing.queries.js";

const StandingConnection = connectionOf("Standing", () => Standing);

@Resolver(() => Standing)
export class StandingResolver {
  @Query(() => StandingConnection, {
    description:
      "The live order of the unions of a level below a scope, best first. What counts is the latest confirmed ROUTINE inspection of a union in the period (SPECIAL for the special checklists); a scope out of reach is empty.",
  })
  @Requires("standing:read")
  standings(
    @Arg("scope", () => ID, { description: "The union below which they stand." }) scope: string,
    @Arg("period", () => Period, { description: "The period." }) period: string,
    @Arg("level", () => TradeUnionLevel, { description: "Which unions: all of one level." }) level: TradeUnionLevel,
    @Arg("checklistKind", () => ChecklistKind, { description: "By which checklists." }) checklistKind: ChecklistKind,
    @Arg("group", () => String, {
      nullable: true,
      description:
        "Only one group, ranked by itself: `FORM:…`, `OWNERSHIP:…` or `SIZE:…` with a code of the reference data; null for all.",
    })
    group: string | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<StandingRow>> {
    const isGroup = group === null || group === undefined || groupColumn(group) !== undefined;
    if (!isGroup) throw new RequestError("BAD_USER_INPUT", { argument: "group" });
    const order: StandingOrder = { scopeId: scope, period, level, checklistKind, group: group ?? null };
    const node = selectionOf(info)["edges"]?.["node"] ?? {};
    const wanted = {
      names: node["tradeUnion"] !== undefined && asksPlace(node["tradeUnion"]),
      previousRanks: node["previousRank"] !== undefined,
    };
    return page(args, context, info, {
      list: `standings ${scope} ${period} ${level} ${checklistKind} ${group ?? ""}`,
      keys: standingKeys,
      fetch: (limit, after, count) =>
        standingsPage(context.em, context.actor, order, { limit, after }, { ...wanted, count }),
      countIn: ({ totalCount }) => totalCount,
      count: () => standingsCount(context.em, context.actor, order),
    });
  }

  @FieldResolver(() => TradeUnion, { description: "The union." })
  tradeUnion(
    @Root() { tradeUnion, tradeUnionId }: StandingRow,
    @Ctx() context: RequestContext,
  ): TradeUnionListRow | Promise<TradeUnionListRow> {
    return tradeUnion ?? loadedUnion(context, tradeUnionId);
  }

  @FieldResolver(() => StandingCoverage, { description: "How much of what lies below was inspected." })
  coverage(
    @Root() { tradeUnionId, inspected, level }: StandingRow,
    @Ctx() context: RequestContext,
  ): StandingCoverage | Promise<StandingCoverage> {
    if (level === TradeUnionLevel.GRASSROOTS) return { eligible: 1, inspected };
    return context
      .loader(eligibleBelowUnion)
      .load(tradeUnionId)
      .then((eligible) => ({ eligible, inspected }));
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: "Its rank in the period before, in the same order otherwise; null when it had none.",
  })
  previousRank(@Root() { previousRank }: StandingRow): number | null {
    return previousRank ?? null;
  }
}

async function loadedUnion(context: RequestContext, id: string): Promise<TradeUnionRow> {
  const union = await context.loader(tradeUnionById).load(id);
  if (union === null) throw new Error(`standing of an unknown union ${id}`);
  return union;
}

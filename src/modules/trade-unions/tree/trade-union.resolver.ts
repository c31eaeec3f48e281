import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { connectionOf, page, PageArgs, type Connection } from "../../../platform/graphql/api/connection.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { selectionOf } from "../../../platform/graphql/api/selection.js";
import { Location, TradeUnion } from "./trade-union.entity.js";
import { TradeUnionFilter } from "./trade-union.inputs.js";
import { ancestorsByTradeUnion, tradeUnionById } from "./trade-union.loader.js";
import type { NameField } from "./trade-union-fields.rules.js";
import { tradeUnionCount, tradeUnionPage, type TradeUnionListRow } from "./trade-union-list.queries.js";
import { visibleTradeUnion, type TradeUnionRow } from "./trade-union.queries.js";
import { TradeUnionListOrder } from "./trade-union-range.queries.js";

const TradeUnionConnection = connectionOf("TradeUnion", () => TradeUnion);

@Resolver(() => TradeUnion)
export class TradeUnionResolver {
  @Query(() => TradeUnion, {
    nullable: true,
    description: "One trade union; null when there is none within the caller's reach.",
  })
  @Requires("trade-union:read")
  async tradeUnion(
    @Arg("id", () => ID, { description: "UUID of the union." }) id: string,
    @Ctx() { em, actor }: RequestContext,
  ): Promise<TradeUnionRow | null> {
    return (await visibleTradeUnion(em, actor, id, "trade-union:read")) ?? null;
  }

  @Query(() => TradeUnionConnection, {
    description:
      "The trade unions within the caller's reach, page by page; without a status filter only those that exist.",
  })
  @Requires("trade-union:read")
  tradeUnions(
    @Arg("filter", () => TradeUnionFilter, { nullable: true, description: "Which of them; without it all." })
    given: TradeUnionFilter | null,
    @Arg("orderBy", () => TradeUnionListOrder, { nullable: true, description: "In which order; NAME without it." })
    orderBy: TradeUnionListOrder | null,
    @Args() pageArgs: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<TradeUnionListRow>> {
    const filter = given ?? {};
    const order = orderBy ?? TradeUnionListOrder.NAME;
    return page<TradeUnionListRow>(pageArgs, context, info, {
      list: `tradeUnions:${order}`,
      keys: ({ id, name, code }) => [order === TradeUnionListOrder.NAME ? name : code, id],
      fetch: (limit, after) =>
        tradeUnionPage(
          context.em,
          context.actor,
          { filter, order, limit, after },
          selectionOf(info)["edges"]?.["node"] ?? {},
        ),
      count: () => tradeUnionCount(context.em, context.actor, filter),
    });
  }

  @FieldResolver(() => TradeUnion, {
    nullable: true,
    description:
      "The union above; null at the top. One out of the caller's reach shows what it is called, and empty registers.",
  })
  parent(
    @Root() union: TradeUnionListRow,
    @Ctx() context: RequestContext,
  ): TradeUnionListRow | null | Promise<TradeUnionListRow | null> {
    const { parentId: id, parentName: name, parentCode: code, parentLevel: level } = union;
    if (id === null) return null;
    if (name == null || code == null || level == null) return context.loader(tradeUnionById).load(id);
    // The list brought what the parent is called along; of its other fields none was asked for.
    const parent = { id, name, code, level } satisfies Pick<TradeUnionRow, NameField>;
    return { ...parent, path: union.path.slice(0, union.path.lastIndexOf(".")) } as TradeUnionListRow;
  }

  @FieldResolver(() => [TradeUnion], {
    description:
      "The unions above, from the top down to the parent. Those out of the caller's reach show what they are called, and empty registers.",
  })
  ancestors(@Root() { id }: TradeUnionListRow, @Ctx() context: RequestContext): Promise<TradeUnionListRow[]> {
    return context.loader(ancestorsByTradeUnion).load(id);
  }

  @FieldResolver(() => [TradeUnion], { description: "The unions above and then this one." })
  async path(@Root() union: TradeUnionListRow, @Ctx() context: RequestContext): Promise<TradeUnionListRow[]> {
    return [...(await context.loader(ancestorsByTradeUnion).load(union.id)), union];
  }

  @FieldResolver(() => Location, { nullable: true, description: "Where it is; null when not registered." })
  location(@Root() { latitude, longitude }: TradeUnionListRow): Location | null {
    return latitude == null || longitude == null ? null : { latitude, longitude };
  }
}

import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Field, FieldResolver, Info, InputType, Resolver, Root } from "type-graphql";
import { holds } from "../../platform/actor.js";
import { connectionOf, page, PageArgs, type Connection } from "../../platform/graphql/connection.js";
import type { RequestContext } from "../../platform/graphql/request-context.js";
import { TradeUnion } from "../trade-unions/trade-union.entity.js";
import type { TradeUnionRow } from "../trade-unions/trade-union.queries.js";
import { Finding } from "./finding.entity.js";
import { countFindingsOfUnion, findingKeys, findingsOfUnion, type FindingRow } from "./finding.queries.js";

@InputType({ description: "Which findings; conditions are combined by AND." })
export class UnionFindingFilter {
  @Field(() => Boolean, {
    nullable: true,
    description: "true: only those with something left to do; false: only closed and withdrawn ones.",
  })
  open?: boolean | null;
}

const FindingConnection = connectionOf("Finding", () => Finding);

@Resolver(() => TradeUnion)
export class TradeUnionFindingsResolver {
  @FieldResolver(() => FindingConnection, {
    description: "Findings at this union, newest first; empty when it is out of the caller's reach.",
  })
  findings(
    @Root() union: TradeUnionRow,
    @Arg("filter", () => UnionFindingFilter, { nullable: true }) filter: UnionFindingFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<FindingRow>> {
    const isVisible = holds(context.actor, "inspection:read", union.path);
    const open = filter?.open ?? null;
    return page(args, context, info, {
      list: `findings of ${union.id}`,
      keys: findingKeys,
      fetch: (limit, after) =>
        isVisible ? findingsOfUnion(context.em, union.id, open, limit, after) : Promise.resolve([]),
      count: () => (isVisible ? countFindingsOfUnion(context.em, union.id, open) : Promise.resolve(0)),
    });
  }
}

import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, Field, FieldResolver, Info, InputType, Resolver, Root } from "type-graphql";
import { PageArgs, type Connection } from "../../../platform/graphql/api/connection.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import type { TradeUnionRow } from "../../trade-unions/tree/trade-union.queries.js";
import { FindingConnection } from "./finding-list.resolver.js";
import type { FindingRow } from "./finding.queries.js";
import { findingPageOfUnion } from "./union-finding.queries.js";

@InputType({ description: "Which findings; conditions are combined by AND." })
export class UnionFindingFilter {
  @Field(() => Boolean, {
    nullable: true,
    description: "true: only those with something left to do; false: only closed and withdrawn ones.",
  })
  open?: boolean | null;
}

@Resolver(() => TradeUnion)
export class TradeUnionFindingsResolver {
  @FieldResolver(() => FindingConnection, {
    description: "Findings at this union, newest first; empty when it is out of the caller's reach.",
  })
  findings(
    @Root() { id }: TradeUnionRow,
    @Arg("filter", () => UnionFindingFilter, { nullable: true }) filter: UnionFindingFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<FindingRow>> {
    return findingPageOfUnion(args, context, info, id, { open: filter?.open ?? null });
  }
}

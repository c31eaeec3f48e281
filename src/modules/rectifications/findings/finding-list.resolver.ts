import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { businessDay } from "../../../platform/clock/clock.js";
import { connectionOf, page, PageArgs, type Connection } from "../../../platform/graphql/api/connection.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { Finding } from "./finding.entity.js";
import { FindingFilter } from "./finding.inputs.js";
import { findingCount, findingKeys, findingPage, visibleFinding, type FindingRow } from "./finding.queries.js";

export const FindingConnection = connectionOf("Finding", () => Finding);

@Resolver(() => Finding)
export class FindingListResolver {
  @Query(() => FindingConnection, { description: "Findings that the caller may see, newest first." })
  @Requires("finding:read")
  findings(
    @Arg("filter", () => FindingFilter, { nullable: true }) filter: FindingFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<FindingRow>> {
    const { em, actor, clock } = context;
    const wanted = filter ?? {};
    const today = businessDay(clock.now());
    return page(args, context, info, {
      list: "findings",
      keys: findingKeys,
      fetch: (limit, after) => findingPage(em, actor, wanted, today, limit, after),
      count: () => findingCount(em, actor, wanted, today),
    });
  }

  @Query(() => Finding, {
    nullable: true,
    description: "One finding; null when there is none that the caller may see.",
  })
  @Requires("finding:read")
  async finding(
    @Arg("id", () => ID, { description: "UUID of the finding." }) id: string,
    @Ctx() { em, actor }: RequestContext,
  ): Promise<FindingRow | null> {
    return (await visibleFinding(em, actor, id)) ?? null;
  }
}

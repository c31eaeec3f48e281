import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { businessDay } from "../../../platform/clock/clock.js";
import { connectionOf, page, PageArgs, type Connection } from "../../../platform/graphql/api/connection.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { Employer } from "../../trade-unions/employers/employer.entity.js";
import { employerById } from "../../trade-unions/employers/employer.loader.js";
import type { EmployerRow } from "../../trade-unions/employers/employer.queries.js";
import { Site } from "../../trade-unions/sites/site.entity.js";
import { siteById } from "../../trade-unions/sites/site.loader.js";
import type { SiteRow } from "../../trade-unions/sites/site.queries.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import { tradeUnionById } from "../../trade-unions/tree/trade-union.loader.js";
import type { TradeUnionRow } from "../../trade-unions/tree/trade-union.queries.js";
import { Award } from "./award.entity.js";
import { awardCauseText } from "./award-cause.rules.js";
import { AwardFilter } from "./award.inputs.js";
import { eventsByAward } from "./award.loader.js";
import { awardCount, awardKeys, awardPage, awardsOfUnion, type AwardRow } from "./award.queries.js";
import { AwardEvent } from "./award.types.js";
import { levelViewOf, RatingLevel } from "../programs/rating-level.types.js";
import { RatingProgram } from "../programs/rating-program.entity.js";
import { programById } from "../programs/rating-program.loader.js";
import { programRules } from "../programs/rating-program.rules.js";

const AwardConnection = connectionOf("Award", () => Award);

@Resolver(() => Award)
export class AwardResolver {
  @Query(() => AwardConnection, {
    description: "Awards of the unions that the caller may read about, the latest first.",
  })
  @Requires("trade-union:read")
  awards(
    @Arg("filter", () => AwardFilter, { nullable: true, description: "Which of them." }) given: AwardFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<AwardRow>> {
    const { em, actor, clock } = context;
    const [filter, day] = [given ?? {}, businessDay(clock.now())];
    return page(args, context, info, {
      list: "allAwards",
      keys: awardKeys,
      fetch: (limit, after) => awardPage(em, actor, day, filter, limit, after),
      count: () => awardCount(em, actor, day, filter),
    });
  }

  @FieldResolver(() => RatingProgram, { description: "The program." })
  program(@Root() { programId }: AwardRow, @Ctx() context: RequestContext): Promise<RatingProgram> {
    return context.loader(programById).load(programId);
  }

  @FieldResolver(() => RatingLevel, { description: "The level that is held." })
  async level(@Root() { programId, levelCode }: AwardRow, @Ctx() context: RequestContext): Promise<RatingLevel> {
    const { body } = await context.loader(programById).load(programId);
    return levelViewOf(programRules(body), levelCode, context.language);
  }

  @FieldResolver(() => TradeUnion, { description: "The union that holds it, or answers for who holds it." })
  tradeUnion(@Root() { tradeUnionId }: AwardRow, @Ctx() context: RequestContext): Promise<TradeUnionRow | null> {
    return context.loader(tradeUnionById).load(tradeUnionId);
  }

  @FieldResolver(() => Site, { nullable: true, description: "The site that holds it; null where none does." })
  site(@Root() { siteId }: AwardRow, @Ctx() context: RequestContext): Promise<SiteRow | null> | null {
    return siteId === null ? null : context.loader(siteById).load(siteId);
  }

  @FieldResolver(() => Employer, { nullable: true, description: "The employer that holds it; null where none does." })
  employer(@Root() { employerId }: AwardRow, @Ctx() context: RequestContext): Promise<EmployerRow | null> | null {
    return employerId === null ? null : context.loader(employerById).load(employerId);
  }

  @FieldResolver(() => [AwardEvent], { description: "What happened to it, the first first; at most 200." })
  async events(@Root() { id }: AwardRow, @Ctx() context: RequestContext): Promise<AwardEvent[]> {
    const events = await context.loader(eventsByAward).load(id);
    return events.map((event) => ({ ...event, cause: awardCauseText(event, context.language) }));
  }
}

@Resolver(() => TradeUnion)
export class TradeUnionAwardsResolver {
  @FieldResolver(() => AwardConnection, {
    description:
      "Awards of the union, its employers and its sites, newest first; empty when it is out of the caller's reach.",
  })
  awards(
    @Root() { id }: TradeUnionRow,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<AwardRow>> {
    return awardsOfUnion(args, context, info, id, null);
  }
}

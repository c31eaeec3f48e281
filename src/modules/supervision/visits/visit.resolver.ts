import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { connectionOf, page, PageArgs, type Connection } from "../../../platform/graphql/api/connection.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { personById } from "../../identity/person.loader.js";
import { Person } from "../../identity/person.types.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import { tradeUnionById } from "../../trade-unions/tree/trade-union.loader.js";
import type { TradeUnionRow } from "../../trade-unions/tree/trade-union.queries.js";
import { clueCount, cluePage } from "./visit-clue.queries.js";
import { SupervisionVisit } from "./visit.entity.js";
import { SupervisionVisitFilter } from "./visit.inputs.js";
import { visibleVisitsByIds, visitCount, visitPage, type ListedVisit, type VisitRow } from "./visit.queries.js";
import { VisitClue } from "./visit.types.js";

const SupervisionVisitConnection = connectionOf("SupervisionVisit", () => SupervisionVisit);
const VisitClueConnection = connectionOf("VisitClue", () => VisitClue);

@Resolver(() => SupervisionVisit)
export class VisitResolver {
  @Query(() => SupervisionVisitConnection, {
    description:
      "Unannounced visits, the latest opened first, sealed plans by their draw. A plan is seen by its drafter, its approver and its team only, a reported visit by the reviewers too, and a confirmed one by whoever sees the union's confirmed inspections. Every read of one that is not confirmed is noted.",
  })
  @Requires("visit:read")
  supervisionVisits(
    @Arg("filter", () => SupervisionVisitFilter, { nullable: true }) filter: SupervisionVisitFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<VisitRow>> {
    return page(args, context, info, {
      list: "supervisionVisits",
      keys: (visit) => [String((visit as ListedVisit).listedAt), visit.id],
      fetch: (limit, after) => visitPage(context, filter ?? {}, limit, after),
      count: () => visitCount(context, filter ?? {}),
    });
  }

  @Query(() => SupervisionVisit, {
    nullable: true,
    description: "One unannounced visit; null when there is none that the caller may know of.",
  })
  @Requires("visit:read")
  async supervisionVisit(
    @Arg("id", () => ID, { description: "UUID of the visit." }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<VisitRow | null> {
    return (await visibleVisitsByIds(context, [id]))[0] ?? null;
  }
}

@Resolver(() => VisitClue)
export class VisitClueResolver {
  @Query(() => VisitClueConnection, {
    description: "What was seen on confirmed visits and is for the discipline body only, the latest first.",
  })
  @Requires("visit:clues")
  visitClues(
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<VisitClue>> {
    const { em, actor } = context;
    return page(args, context, info, {
      list: "visitClues",
      keys: ({ reportedAt, id }) => [String(reportedAt), id],
      fetch: (limit, after) => cluePage(em, actor, limit, after),
      count: () => clueCount(em, actor),
    });
  }

  @FieldResolver(() => TradeUnion, { description: "The visited union." })
  tradeUnion(@Root() { tradeUnionId }: VisitClue, @Ctx() context: RequestContext): Promise<TradeUnionRow | null> {
    return context.loader(tradeUnionById).load(tradeUnionId);
  }

  @FieldResolver(() => Person, { description: "Who reported it." })
  reportedBy(@Root() { reportedBy }: VisitClue, @Ctx() context: RequestContext): Promise<Person> {
    return context.loader(personById).load(reportedBy);
  }
}

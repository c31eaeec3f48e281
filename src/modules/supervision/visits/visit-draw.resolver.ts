import { Arg, Ctx, Field, FieldResolver, Int, Mutation, ObjectType, Resolver, Root } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import { tradeUnionById } from "../../trade-unions/tree/trade-union.loader.js";
import type { TradeUnionRow } from "../../trade-unions/tree/trade-union.queries.js";
import { drawSupervisionVisits } from "./commands/draw-supervision-visits.js";
import { DrawSupervisionVisitsInput } from "./visit-draw.inputs.js";
import { visibleVisitsOfDraw } from "./visit-draw.queries.js";
import { DrawStratum, VisitDraw, type VisitDrawRow } from "./visit-draw.types.js";
import { SupervisionVisit } from "./visit.entity.js";
import type { VisitRow } from "./visit.queries.js";

@ObjectType({ simpleResolvers: true, description: "Answer to `drawSupervisionVisits`." })
export class DrawSupervisionVisitsPayload extends MutationPayload {
  @Field(() => VisitDraw, { nullable: true, description: "The draw, with its visits." })
  draw?: VisitDrawRow | null;
}

@Resolver(() => VisitDraw)
export class VisitDrawResolver {
  @Mutation(() => DrawSupervisionVisitsPayload, {
    description:
      "Draws places and teams for unannounced visits. From then on each visit is known to its drafter, its approver and its team only.",
  })
  @Requires("visit:draw")
  async drawSupervisionVisits(
    @Arg("input", () => DrawSupervisionVisitsInput) input: DrawSupervisionVisitsInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<DrawSupervisionVisitsPayload>> {
    const draw = await drawSupervisionVisits(work, input);
    // What is told of a draw tells of its visits, whether or not they are asked for.
    await visibleVisitsOfDraw(work, draw.id);
    return { draw };
  }

  @FieldResolver(() => Int, { description: "Places that could be drawn, in all." })
  eligibleCount(@Root() { list }: VisitDrawRow): number {
    return list.strata.reduce((sum, { places }) => sum + places.length, 0);
  }

  @FieldResolver(() => [DrawStratum], { description: "The groups from which places were drawn." })
  strata(@Root() { list, outcome }: VisitDrawRow): DrawStratum[] {
    return list.strata.map(({ id, places }) => ({
      tradeUnionId: id,
      eligible: places.length,
      drawn: outcome.filter(({ stratumId }) => stratumId === id).length,
    }));
  }

  @FieldResolver(() => [SupervisionVisit], {
    description: "The visits, as far as the caller may know of them, in the order in which they were drawn.",
  })
  async visits(@Root() { id, outcome }: VisitDrawRow, @Ctx() context: RequestContext): Promise<VisitRow[]> {
    const drawn = outcome.map(({ place }) => place.id);
    const placeOf = ({ siteId, tradeUnionId }: VisitRow) => drawn.indexOf(siteId ?? tradeUnionId);
    const visits = await visibleVisitsOfDraw(context, id);
    return visits.toSorted((a, b) => placeOf(a) - placeOf(b));
  }
}

@Resolver(() => DrawStratum)
export class DrawStratumResolver {
  @FieldResolver(() => TradeUnion, { description: "The street, or the scope for what lies above the streets." })
  tradeUnion(@Root() { tradeUnionId }: DrawStratum, @Ctx() context: RequestContext): Promise<TradeUnionRow | null> {
    return context.loader(tradeUnionById).load(tradeUnionId);
  }
}

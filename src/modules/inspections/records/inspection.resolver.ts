import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, ID, Info, Query, Resolver } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { Costs } from "../../../platform/graphql/limits/cost.js";
import { connectionOf, page, PageArgs, type Connection } from "../../../platform/graphql/api/connection.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { isoInstant } from "../../../platform/graphql/api/scalars.js";
import { selectionOf } from "../../../platform/graphql/api/selection.js";
import type { InspectionRow } from "./inspection.columns.js";
import { depthOf } from "./inspection-depth.rules.js";
import { Inspection } from "./inspection.entity.js";
import { InspectionFilter, InspectionOrder } from "./inspection.inputs.js";
import { inspectionCount, inspectionPage, visibleInspection, type InspectionListOrder } from "./inspection.queries.js";

export const InspectionConnection = connectionOf("Inspection", () => Inspection);

/** An instant as a cursor carries it. */
export const instantOf = (instant: Date | string | null): string | null =>
  instant === null ? null : isoInstant(instant);

@Resolver(() => Inspection)
export class InspectionResolver {
  @Query(() => Inspection, {
    nullable: true,
    description: "One inspection; null when there is none that the caller may see.",
  })
  @Requires("inspection:read")
  async inspection(
    @Arg("id", () => ID, { description: "UUID of the inspection." }) id: string,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<InspectionRow | null> {
    return (await visibleInspection(context, id, depthOf(selectionOf(info)))) ?? null;
  }

  @Costs(300)
  @Query(() => InspectionConnection, { description: "Inspections that the caller may see." })
  @Requires("inspection:read")
  inspections(
    @Arg("filter", () => InspectionFilter, { nullable: true, description: "Which of them." })
    filter: InspectionFilter | null,
    @Arg("orderBy", () => InspectionOrder, { defaultValue: "SUBMITTED_AT_DESC", description: "In which order." })
    orderBy: InspectionListOrder,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<InspectionRow>> {
    const wanted = filter ?? {};
    const depth = depthOf(selectionOf(info)["edges"]?.["node"]);
    return page(args, context, info, {
      list: `inspections.${orderBy}`,
      keys: (inspection) => [instantOf(inspection.submittedAt), inspection.id],
      fetch: (limit, after) => inspectionPage(context, wanted, orderBy, depth, limit, after),
      count: () => inspectionCount(context, wanted),
    });
  }
}

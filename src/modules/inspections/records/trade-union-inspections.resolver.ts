import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, FieldResolver, Info, Resolver, Root } from "type-graphql";
import { page, PageArgs, type Connection } from "../../../platform/graphql/api/connection.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { selectionOf } from "../../../platform/graphql/api/selection.js";
import { ChecklistKind } from "../../checklists/checklist.entity.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import type { TradeUnionRow } from "../../trade-unions/tree/trade-union.queries.js";
import type { InspectionRow } from "./inspection.columns.js";
import { depthOf } from "./inspection-depth.rules.js";
import { Inspection } from "./inspection.entity.js";
import { UnionInspectionFilter } from "./inspection.inputs.js";
import { inspectionCountOfUnion, inspectionsOfUnion, latestInspection } from "./inspection.loader.js";
import { InspectionConnection, instantOf } from "./inspection.resolver.js";

@Resolver(() => TradeUnion)
export class TradeUnionInspectionsResolver {
  @FieldResolver(() => Inspection, {
    nullable: true,
    description: "The newest confirmed inspection of the union by a checklist of this kind that the caller may see.",
  })
  latestInspection(
    @Root() { id }: TradeUnionRow,
    @Arg("checklistKind", () => ChecklistKind, { description: "Kind of the checklist.", validate: false })
    checklistKind: ChecklistKind,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<InspectionRow | null> {
    return context
      .loader(latestInspection)
      .load({ tradeUnionId: id, checklistKind, depth: depthOf(selectionOf(info), true) });
  }

  @FieldResolver(() => InspectionConnection, {
    description: "Inspections of the union that the caller may see, the latest first.",
  })
  inspections(
    @Root() { id }: TradeUnionRow,
    @Arg("filter", () => UnionInspectionFilter, { nullable: true, description: "Which of them." })
    filter: UnionInspectionFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<InspectionRow>> {
    const depth = depthOf(selectionOf(info)["edges"]?.["node"]);
    const wanted = { ...filter };
    return page(args, context, info, {
      list: "tradeUnion.inspections",
      keys: (inspection) => [instantOf(inspection.submittedAt), inspection.id],
      fetch: (limit, after) =>
        context.loader(inspectionsOfUnion).load({ tradeUnionId: id, filter: wanted, depth, limit, after }),
      count: () => context.loader(inspectionCountOfUnion).load({ tradeUnionId: id, filter: wanted }),
    });
  }
}

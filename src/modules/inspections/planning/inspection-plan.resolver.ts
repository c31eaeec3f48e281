import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { connectionOf, page, PageArgs, type Connection } from "../../../platform/graphql/api/connection.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { Checklist } from "../../checklists/checklist.entity.js";
import { frozenChecklistById } from "../../checklists/checklist.loader.js";
import type { ChecklistRow } from "../../checklists/checklist.queries.js";
import { personById } from "../../identity/person.loader.js";
import { Person } from "../../identity/person.types.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import { tradeUnionById } from "../../trade-unions/tree/trade-union.loader.js";
import type { TradeUnionRow } from "../../trade-unions/tree/trade-union.queries.js";
import { InspectionPlan, InspectionPlanProgress } from "./inspection-plan.entity.js";
import { InspectionPlanFilter } from "./inspection-plan.inputs.js";
import { progressByPlan } from "./inspection-plan.loader.js";
import {
  inspectionPlanCount,
  inspectionPlanPage,
  visibleInspectionPlan,
  type InspectionPlanRow,
} from "./inspection-plan.queries.js";

const InspectionPlanConnection = connectionOf("InspectionPlan", () => InspectionPlan);

@Resolver(() => InspectionPlan)
export class InspectionPlanResolver {
  @Query(() => InspectionPlanConnection, {
    description: "Plans whose scope the caller reaches, wholly or in part, or lies in; the latest to open first.",
  })
  @Requires("plan:read")
  inspectionPlans(
    @Arg("filter", () => InspectionPlanFilter, { nullable: true }) filter: InspectionPlanFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<InspectionPlanRow>> {
    const { em, actor } = context;
    return page(args, context, info, {
      list: "inspectionPlans",
      keys: (plan) => [plan.opensOn, plan.id],
      fetch: (limit, after) => inspectionPlanPage(em, actor, filter ?? {}, limit, after),
      count: () => inspectionPlanCount(em, actor, filter ?? {}),
    });
  }

  @Query(() => InspectionPlan, {
    nullable: true,
    description: "One plan; null when there is none that concerns the caller.",
  })
  @Requires("plan:read")
  async inspectionPlan(
    @Arg("id", () => ID, { description: "UUID of the plan." }) id: string,
    @Ctx() { em, actor }: RequestContext,
  ): Promise<InspectionPlanRow | null> {
    return (await visibleInspectionPlan(em, actor, id)) ?? null;
  }

  @FieldResolver(() => Checklist, { description: "The checklist version that inspections answer." })
  checklist(@Root() { checklistId }: InspectionPlanRow, @Ctx() context: RequestContext): Promise<ChecklistRow> {
    return context.loader(frozenChecklistById).load(checklistId);
  }

  @FieldResolver(() => TradeUnion, { description: "The union at or below which inspections take place." })
  scope(@Root() { scopeId }: InspectionPlanRow, @Ctx() context: RequestContext): Promise<TradeUnionRow | null> {
    return context.loader(tradeUnionById).load(scopeId);
  }

  @FieldResolver(() => InspectionPlanProgress, { description: "How far it has come where the caller may read plans." })
  progress(@Root() { id }: InspectionPlanRow, @Ctx() context: RequestContext): Promise<InspectionPlanProgress> {
    return context.loader(progressByPlan).load(id);
  }

  @FieldResolver(() => Person, { description: "Who made it." })
  createdBy(@Root() { createdBy }: InspectionPlanRow, @Ctx() context: RequestContext): Promise<Person> {
    return context.loader(personById).load(createdBy);
  }
}

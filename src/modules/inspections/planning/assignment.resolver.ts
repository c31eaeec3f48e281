import type { GraphQLResolveInfo } from "graphql";
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Info,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { Costs } from "../../../platform/graphql/limits/cost.js";
import { connectionOf, page, PageArgs, type Connection } from "../../../platform/graphql/api/connection.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { Period } from "../../../platform/graphql/api/scalars.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { Checklist } from "../../checklists/checklist.entity.js";
import { frozenChecklistById } from "../../checklists/checklist.loader.js";
import type { ChecklistRow } from "../../checklists/checklist.queries.js";
import { Person } from "../../identity/person.types.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import { tradeUnionById } from "../../trade-unions/tree/trade-union.loader.js";
import type { TradeUnionRow } from "../../trade-unions/tree/trade-union.queries.js";
import { Assignment } from "./assignment.entity.js";
import { AssignmentFilter, CancelAssignmentInput, ReassignInspectionInput } from "./assignment.inputs.js";
import { inspectorsByAssignment } from "./assignment.loader.js";
import { assignmentCount, assignmentPage, visibleAssignment, type AssignmentRow } from "./assignment.queries.js";
import { cancelAssignment } from "./commands/cancel-assignment.js";
import { reassignInspection } from "./commands/reassign-inspection.js";
import { InspectionKind } from "../records/inspection-kind.types.js";
import { InspectionPlan } from "./inspection-plan.entity.js";
import { planById } from "./inspection-plan.loader.js";
import type { InspectionPlanRow } from "./inspection-plan.queries.js";

export const AssignmentConnection = connectionOf("Assignment", () => Assignment);

@ObjectType()
abstract class AssignmentPayload extends MutationPayload {
  @Field(() => Assignment, { nullable: true, description: "The assignment as it is now." })
  assignment?: AssignmentRow | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `reassignInspection`." })
export class ReassignInspectionPayload extends AssignmentPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `cancelAssignment`." })
export class CancelAssignmentPayload extends AssignmentPayload {}

/** What is asked for: the plan says it, or the assignment itself. */
async function asked(
  { planId, kind, period, checklistId }: AssignmentRow,
  context: RequestContext,
): Promise<{ kind: string; period: string; checklistId: string }> {
  if (kind !== null && period !== null && checklistId !== null) return { kind, period, checklistId };
  if (planId === null) throw new Error("an assignment without a plan says itself what it asks for");
  return context.loader(planById).load(planId);
}

@Resolver(() => Assignment)
export class AssignmentResolver {
  @Costs(200)
  @Query(() => AssignmentConnection, {
    description: "Planned visits to the unions below which the caller may read plans; the most urgent first.",
  })
  @Requires("plan:read")
  assignments(
    @Arg("filter", () => AssignmentFilter, { nullable: true }) filter: AssignmentFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<AssignmentRow>> {
    return page(args, context, info, {
      list: "assignments",
      keys: (assignment) => [assignment.dueOn, assignment.id],
      fetch: (limit, after) => assignmentPage(context, "READABLE", filter ?? {}, limit, after),
      count: () => assignmentCount(context, "READABLE", filter ?? {}),
    });
  }

  @Query(() => Assignment, {
    nullable: true,
    description:
      "One planned visit: where the caller may read plans, or one on which they are sent; null when there is none.",
  })
  @Requires("plan:read")
  async assignment(
    @Arg("id", () => ID, { description: "UUID of the assignment." }) id: string,
    @Ctx() context: RequestContext,
  ): Promise<AssignmentRow | null> {
    return (await visibleAssignment(context, id)) ?? null;
  }

  @Mutation(() => ReassignInspectionPayload, { description: "Sends other people on an open visit." })
  @Requires("plan:write")
  async reassignInspection(
    @Arg("input", () => ReassignInspectionInput) input: ReassignInspectionInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<ReassignInspectionPayload>> {
    return { assignment: await reassignInspection(work, input) };
  }

  @Mutation(() => CancelAssignmentPayload, { description: "Calls off one visit that is still to be made." })
  @Requires("plan:write")
  async cancelAssignment(
    @Arg("input", () => CancelAssignmentInput) input: CancelAssignmentInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<CancelAssignmentPayload>> {
    return { assignment: await cancelAssignment(work, input) };
  }

  @FieldResolver(() => InspectionPlan, {
    nullable: true,
    description: "The plan that asks for it; null when a rating, audit, unannounced visit or rectification does.",
  })
  plan(@Root() { planId }: AssignmentRow, @Ctx() context: RequestContext): Promise<InspectionPlanRow> | null {
    return planId === null ? null : context.loader(planById).load(planId);
  }

  @FieldResolver(() => InspectionKind, { description: "Why the union is inspected." })
  async kind(@Root() assignment: AssignmentRow, @Ctx() context: RequestContext): Promise<string> {
    return (await asked(assignment, context)).kind;
  }

  @FieldResolver(() => Period, { description: "The period that the result counts for." })
  async period(@Root() assignment: AssignmentRow, @Ctx() context: RequestContext): Promise<string> {
    return (await asked(assignment, context)).period;
  }

  @FieldResolver(() => Checklist, { description: "The checklist version to answer." })
  async checklist(@Root() assignment: AssignmentRow, @Ctx() context: RequestContext): Promise<ChecklistRow> {
    const { checklistId } = await asked(assignment, context);
    return context.loader(frozenChecklistById).load(checklistId);
  }

  @FieldResolver(() => TradeUnion, { description: "The responsible union." })
  tradeUnion(@Root() { tradeUnionId }: AssignmentRow, @Ctx() context: RequestContext): Promise<TradeUnionRow | null> {
    return context.loader(tradeUnionById).load(tradeUnionId);
  }

  @FieldResolver(() => [Person], { description: "Who is sent, by name; at most 5. Empty while it is unassigned." })
  inspectors(@Root() { id }: AssignmentRow, @Ctx() context: RequestContext): Promise<Person[]> {
    return context.loader(inspectorsByAssignment).load(id);
  }
}

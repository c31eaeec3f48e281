import { Arg, Ctx, Field, Mutation, ObjectType, registerEnumType, Resolver, FieldResolver, Root } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { enumOf } from "../../../platform/graphql/api/enum-of.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import { tradeUnionById } from "../../trade-unions/tree/trade-union.loader.js";
import type { TradeUnionRow } from "../../trade-unions/tree/trade-union.queries.js";
import { UNASSIGNED_REASONS, type UnassignedReasonCode } from "./assignment-eligibility.rules.js";
import { Assignment } from "./assignment.entity.js";
import { assignmentById } from "./assignment.loader.js";
import { assignmentsByIds, type AssignmentRow } from "./assignment.queries.js";
import { assignInspections, type UnassignedVisitRow } from "./commands/assign-inspections.js";
import { cancelInspectionPlan } from "./commands/cancel-inspection-plan.js";
import { changeInspectionPlan } from "./commands/change-inspection-plan.js";
import { closeInspectionPlan } from "./commands/close-inspection-plan.js";
import { createInspectionPlan } from "./commands/create-inspection-plan.js";
import { InspectionPlan } from "./inspection-plan.entity.js";
import {
  AssignInspectionsInput,
  CancelInspectionPlanInput,
  ChangeInspectionPlanInput,
  CloseInspectionPlanInput,
  CreateInspectionPlanInput,
} from "./inspection-plan.inputs.js";
import { MAXIMUM_PLAN } from "./inspection-plan.rules.js";
import type { InspectionPlanRow } from "./inspection-plan.queries.js";

const UnassignedReason = enumOf(UNASSIGNED_REASONS);
registerEnumType(UnassignedReason, {
  name: "UnassignedReason",
  description: "Why nobody was sent on a visit.",
  valuesConfig: {
    INSPECTOR_OUT_OF_REACH: {
      description: "Too few of the people given hold, today, the role that the visit needs where the union stands.",
    },
    INSPECTOR_HOLDS_OFFICE: {
      description: "They would reach it, but too many hold office in the union; nobody inspects their own.",
    },
    TRADE_UNION_CLOSED: { description: "The union was closed after the plan was made." },
    ALREADY_ASSIGNED: { description: "Somebody is sent already, or the visit was made; reassign instead." },
  },
});

@ObjectType({ description: "A visit on which nobody was sent.", simpleResolvers: true })
export class UnassignedVisit {
  assignmentId!: string;
  tradeUnionId!: string;

  @Field(() => UnassignedReason, { description: "Why." })
  reason!: UnassignedReasonCode;
}

@ObjectType()
abstract class InspectionPlanPayload extends MutationPayload {
  @Field(() => InspectionPlan, { nullable: true, description: "The plan as it is now." })
  plan?: InspectionPlanRow | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `createInspectionPlan`." })
export class CreateInspectionPlanPayload extends InspectionPlanPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `changeInspectionPlan`." })
export class ChangeInspectionPlanPayload extends InspectionPlanPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `closeInspectionPlan`." })
export class CloseInspectionPlanPayload extends InspectionPlanPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `cancelInspectionPlan`." })
export class CancelInspectionPlanPayload extends InspectionPlanPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `assignInspections`." })
export class AssignInspectionsPayload extends MutationPayload {
  @Field(() => InspectionPlan, { nullable: true, description: "The plan as it is now." })
  plan?: InspectionPlanRow | null;

  @Field(() => [Assignment], {
    nullable: true,
    description: `What this call assigned, the most urgent first: at most as many as a plan has visits, ${MAXIMUM_PLAN}.`,
  })
  assignments?: AssignmentRow[] | null;

  @Field(() => [UnassignedVisit], {
    nullable: true,
    description: "What it could not assign, with the reason; bounded likewise.",
  })
  unassigned?: UnassignedVisitRow[] | null;
}

@Resolver(() => UnassignedVisit)
export class InspectionPlanChangesResolver {
  @Mutation(() => CreateInspectionPlanPayload, {
    description: `Plans one visit to every active union of some levels at or below a scope, or to each of their employers or sites
      when the checklist looks at those; a follow-up only where an earlier inspection was confirmed. At most ${MAXIMUM_PLAN} visits.`,
  })
  @Requires("plan:write")
  async createInspectionPlan(
    @Arg("input", () => CreateInspectionPlanInput) input: CreateInspectionPlanInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<CreateInspectionPlanPayload>> {
    return { plan: await createInspectionPlan(work, input) };
  }

  @Mutation(() => ChangeInspectionPlanPayload, { description: "Renames an open plan or moves its last day." })
  @Requires("plan:write")
  async changeInspectionPlan(
    @Arg("input", () => ChangeInspectionPlanInput) input: ChangeInspectionPlanInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<ChangeInspectionPlanPayload>> {
    return { plan: await changeInspectionPlan(work, input) };
  }

  @Mutation(() => CloseInspectionPlanPayload, { description: "Ends an open plan." })
  @Requires("plan:write")
  async closeInspectionPlan(
    @Arg("input", () => CloseInspectionPlanInput) input: CloseInspectionPlanInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<CloseInspectionPlanPayload>> {
    return { plan: await closeInspectionPlan(work, input) };
  }

  @Mutation(() => CancelInspectionPlanPayload, {
    description: "Gives an open plan up: visits still to be made are called off, submitted ones go their way.",
  })
  @Requires("plan:write")
  async cancelInspectionPlan(
    @Arg("input", () => CancelInspectionPlanInput) input: CancelInspectionPlanInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<CancelInspectionPlanPayload>> {
    return { plan: await cancelInspectionPlan(work, input) };
  }

  @Mutation(() => AssignInspectionsPayload, {
    description:
      "Sends inspectors on the visits of a plan on which nobody is sent yet; nobody is sent to a union in which they hold office.",
  })
  @Requires("plan:write")
  async assignInspections(
    @Arg("input", () => AssignInspectionsInput) input: AssignInspectionsInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<AssignInspectionsPayload>> {
    const { plan, assignmentIds, unassigned } = await assignInspections(work, input);
    return { plan, assignments: await assignmentsByIds(work.em, assignmentIds), unassigned };
  }

  @FieldResolver(() => Assignment, { description: "The visit." })
  assignment(@Root() { assignmentId }: UnassignedVisit, @Ctx() context: RequestContext): Promise<AssignmentRow> {
    return context.loader(assignmentById).load(assignmentId);
  }

  @FieldResolver(() => TradeUnion, { description: "The union to visit." })
  tradeUnion(@Root() { tradeUnionId }: UnassignedVisit, @Ctx() context: RequestContext): Promise<TradeUnionRow | null> {
    return context.loader(tradeUnionById).load(tradeUnionId);
  }
}

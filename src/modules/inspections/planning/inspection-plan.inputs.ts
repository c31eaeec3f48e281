import { ValidateIf } from "class-validator";
import { Field, ID, InputType, Int, registerEnumType } from "type-graphql";
import { Day, Period } from "../../../platform/graphql/api/scalars.js";
import { HasAtMost, IsBetween, IsId, IsInput, IsText } from "../../../platform/graphql/api/validate-arguments.js";
import { ChecklistKind } from "../../checklists/checklist.entity.js";
import { TradeUnionLevel } from "../../trade-unions/tree/trade-union.entity.js";
import { AssignmentStrategy } from "./assignment-teams.queries.js";
import { InspectionKind } from "../records/inspection-kind.types.js";
import { InspectionPlanStatus } from "./inspection-plan.entity.js";

registerEnumType(AssignmentStrategy, {
  name: "AssignmentStrategy",
  description: "How visits are given to inspectors.",
  valuesConfig: {
    SPREAD_BY_STREET_AND_LOAD: {
      description: "Everybody named gets as even a load as possible, in as few streets as possible.",
    },
    BY_HAND: { description: "Each union gets the inspectors named for it." },
  },
});

/** People of one team (own limit). */
const MAXIMUM_TEAM = 5;
/** People among whom visits are spread (own limit). */
const MAXIMUM_INSPECTORS = 200;
/** Unions that one request assigns by hand (own limit). */
const MAXIMUM_BY_HAND = 500;

@InputType({ description: "Which plans; conditions are combined by AND." })
export class InspectionPlanFilter {
  @Field(() => Period, { nullable: true, description: "Of exactly this period." })
  period?: string | null;

  @Field(() => [InspectionKind], { nullable: true, description: "Of one of these kinds, at most 4." })
  @HasAtMost(4)
  kind?: InspectionKind[] | null;

  @Field(() => [InspectionPlanStatus], {
    nullable: true,
    description: "In one of these states, at most 3; by default in any.",
  })
  @HasAtMost(3)
  status?: InspectionPlanStatus[] | null;

  @Field(() => ChecklistKind, { nullable: true, description: "With a checklist of this kind." })
  checklistKind?: ChecklistKind | null;

  @Field(() => ID, { nullable: true, description: "Made for exactly this union's subtree." })
  @IsId()
  scope?: string | null;
}

@InputType({ description: "A new plan." })
export class CreateInspectionPlanInput {
  @Field(() => String, { description: "Title, 1 to 200 characters." })
  @IsText({ max: 200 })
  title!: string;

  @Field(() => InspectionKind, {
    description:
      "Why the unions are inspected. SPECIAL needs a special checklist; the others need a graded one, ROUTINE one that is not special.",
  })
  kind!: InspectionKind;

  @Field(() => Period, { description: "The period that the results count for; at most 366 days from today." })
  period!: string;

  @Field(() => ID, { description: "The checklist version; it must be published." })
  @IsId()
  checklistId!: string;

  @Field(() => ID, { description: "The union at or below which inspections take place." })
  @IsId()
  scopeId!: string;

  @Field(() => [TradeUnionLevel], {
    description: "The levels of the unions to inspect, 1 to 5, each among those that the checklist applies to.",
  })
  @HasAtMost(5, 1)
  levels!: TradeUnionLevel[];

  @Field(() => Day, { description: "First day of the visits; not after the period, nor more than 366 days before it." })
  opensOn!: string;

  @Field(() => Day, {
    description: "Last day of the visits: not before today nor before the period, at most 366 days after it.",
  })
  dueOn!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the street union looks at each inspection before the reviewer does; by default not.",
  })
  preReviewByStreet?: boolean | null;

  @Field(() => ID, { description: "A UUID of the caller's; the same request under the same key makes one plan." })
  @IsId()
  idempotencyKey!: string;
}

@InputType({ description: "What is to be changed in a plan; a field left out stays as it is." })
export class ChangeInspectionPlanInput {
  @Field(() => ID, { description: "The plan." })
  @IsId()
  planId!: string;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: "Title, 1 to 200 characters." })
  @IsText({ max: 200 })
  title?: string | null;

  @Field(() => Day, {
    nullable: true,
    description: "Last day of the visits, for those still to be made too; not before today.",
  })
  dueOn?: string | null;
}

@InputType({ description: "A plan that is over." })
export class CloseInspectionPlanInput {
  @Field(() => ID, { description: "The plan." })
  @IsId()
  planId!: string;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Calls off the visits still to be made; without it they are a reason to refuse (PLAN_HAS_OPEN_ASSIGNMENTS).",
  })
  cancelOpenAssignments?: boolean | null;
}

@InputType({ description: "A plan that is given up." })
export class CancelInspectionPlanInput {
  @Field(() => ID, { description: "The plan." })
  @IsId()
  planId!: string;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;

  @Field(() => String, { description: "Why, 1 to 500 characters." })
  @IsText({ max: 500 })
  reason!: string;
}

@InputType({ description: "Who visits one union." })
export class HandAssignmentInput {
  @Field(() => ID, { description: "The union; all visits that the plan asks for there." })
  @IsId()
  tradeUnionId!: string;

  @Field(() => [ID], { description: "The accounts that go there together, 1 to 5." })
  @IsId()
  @HasAtMost(MAXIMUM_TEAM, 1)
  inspectorIds!: string[];
}

@InputType({ description: "Who is sent on the visits of a plan." })
export class AssignInspectionsInput {
  @Field(() => ID, { description: "The plan." })
  @IsId()
  planId!: string;

  @Field(() => AssignmentStrategy, { description: "How visits are given to inspectors." })
  strategy!: AssignmentStrategy;

  @Field(() => [ID], {
    nullable: true,
    description: "SPREAD_BY_STREET_AND_LOAD only: the accounts among whom the visits are spread, 1 to 200.",
  })
  @IsId()
  @HasAtMost(MAXIMUM_INSPECTORS)
  inspectorIds?: string[] | null;

  @Field(() => Int, {
    nullable: true,
    description: "SPREAD_BY_STREET_AND_LOAD only: how many go on each visit, 1 to 5; by default 1.",
  })
  @IsBetween(1, MAXIMUM_TEAM)
  teamSize?: number | null;

  @Field(() => [HandAssignmentInput], {
    nullable: true,
    description: "BY_HAND only: who goes where, 1 to 500 unions, each once.",
  })
  @HasAtMost(MAXIMUM_BY_HAND)
  // A null here means the same as leaving it out, and is no input to look into.
  @ValidateIf((_input, value) => value !== null)
  @IsInput()
  assignments?: HandAssignmentInput[] | null;

  @Field(() => ID, { description: "A UUID of the caller's; the same request under the same key is carried out once." })
  @IsId()
  idempotencyKey!: string;
}

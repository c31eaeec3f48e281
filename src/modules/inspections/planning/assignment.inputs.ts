import { Field, ID, InputType, Int } from "type-graphql";
import { Period } from "../../../platform/graphql/api/scalars.js";
import { HasAtMost, IsId, IsText } from "../../../platform/graphql/api/validate-arguments.js";
import { AssignmentStatus } from "./assignment.lifecycle.js";
import { InspectionKind } from "../records/inspection-kind.types.js";

@InputType({ description: "Which of one's own assignments; conditions are combined by AND." })
export class ViewerAssignmentFilter {
  @Field(() => [AssignmentStatus], {
    nullable: true,
    description: "In one of these states, at most 6; by default in any.",
  })
  @HasAtMost(6)
  status?: AssignmentStatus[] | null;

  @Field(() => Period, { nullable: true, description: "Of plans of exactly this period." })
  period?: string | null;

  @Field(() => [InspectionKind], { nullable: true, description: "Of one of these kinds, at most 4." })
  @HasAtMost(4)
  kind?: InspectionKind[] | null;
}

@InputType({ description: "Which assignments; conditions are combined by AND." })
export class AssignmentFilter extends ViewerAssignmentFilter {
  @Field(() => ID, { nullable: true, description: "Of this plan." })
  @IsId()
  planId?: string | null;

  @Field(() => ID, { nullable: true, description: "Of unions at or below this one." })
  @IsId()
  scope?: string | null;

  @Field(() => ID, { nullable: true, description: "On which this account is sent." })
  @IsId()
  inspectorId?: string | null;
}

@InputType({ description: "Other people for an open visit." })
export class ReassignInspectionInput {
  @Field(() => ID, { description: "The assignment; it must be OPEN." })
  @IsId()
  assignmentId!: string;

  @Field(() => [ID], { description: "The accounts that go there now, 1 to 5; they replace the former ones." })
  @IsId()
  @HasAtMost(5, 1)
  inspectorIds!: string[];

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;

  @Field(() => String, { description: "Why, 1 to 500 characters." })
  @IsText({ max: 500 })
  reason!: string;
}

@InputType({ description: "A visit that is called off." })
export class CancelAssignmentInput {
  @Field(() => ID, { description: "The assignment; it must be UNASSIGNED or OPEN." })
  @IsId()
  assignmentId!: string;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;

  @Field(() => String, { description: "Why, 1 to 500 characters." })
  @IsText({ max: 500 })
  reason!: string;
}

import { Field, ID, InputType, Int } from "type-graphql";
import { HasAtMost, IsId, IsInput, IsText } from "../../../platform/graphql/api/validate-arguments.js";
import { ReviewDecision } from "../records/inspection-review.types.js";

@InputType({ description: "A word on one criterion." })
export class ReviewRemarkInput {
  @Field(() => String, { description: "Code of the criterion." })
  @IsText({ max: 100 })
  criterion!: string;

  @Field(() => String, { description: "What is to be corrected, 1 to 2,000 characters." })
  @IsText({ max: 2000 })
  comment!: string;
}

@InputType({ description: "A decision about a submitted inspection." })
export class ReviewInspectionInput {
  @Field(() => ID, { description: "The inspection." })
  @IsId()
  inspectionId!: string;

  @Field(() => ReviewDecision, { description: "The decision." })
  decision!: "CONFIRM" | "RETURN" | "FORWARD";

  @Field(() => String, { nullable: true, description: "A word on the whole, at most 2,000 characters." })
  @IsText({ max: 2000, min: 0 })
  comment?: string | null;

  @Field(() => [ReviewRemarkInput], { nullable: true, description: "Words on single criteria, at most 200." })
  @HasAtMost(200)
  @IsInput()
  remarks?: ReviewRemarkInput[] | null;

  @Field(() => Int, { description: "The version that was read." })
  expectedVersion!: number;
}

import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { enumOf } from "../../../platform/graphql/api/enum-of.js";
import { DateTime } from "../../../platform/graphql/api/scalars.js";
import { reviewDecisions } from "./inspection-codes.js";

export const ReviewDecision = enumOf(reviewDecisions);
registerEnumType(ReviewDecision, {
  name: "ReviewDecision",
  description: "What is decided about a submitted inspection.",
  valuesConfig: {
    CONFIRM: { description: "The result counts. By a reviewer." },
    RETURN: { description: "Back to the author, with remarks. By a reviewer, or by the street while it is asked." },
    FORWARD: { description: "On to the reviewer. By the street, where the plan asks for its review." },
  },
});

@ObjectType({ description: "What a review says about one criterion.", simpleResolvers: true })
export class ReviewRemark {
  @Field(() => String, { description: "Code of the criterion." })
  criterion!: string;

  @Field(() => String, { description: "What is to be corrected." })
  comment!: string;
}

@ObjectType({ description: "A decision about one revision.", simpleResolvers: true })
export class InspectionReview {
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @Field(() => Int, { description: "The revision that was decided about." })
  revision!: number;

  @Field(() => ReviewDecision, { description: "The decision." })
  decision!: string;

  @Field(() => String, { nullable: true, description: "A word on the whole." })
  comment!: string | null;

  @Field(() => [ReviewRemark], { description: "Words on single criteria." })
  remarks!: ReviewRemark[];

  @Field(() => DateTime, { description: "When." })
  at!: Date | string;

  reviewerId!: string;
}

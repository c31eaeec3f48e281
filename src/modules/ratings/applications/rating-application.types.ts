import { Field, Float, ObjectType, registerEnumType } from "type-graphql";
import { DateTime, Sha256 } from "../../../platform/graphql/api/scalars.js";

export enum RatingReviewDecision {
  FORWARD = "FORWARD",
  RETURN = "RETURN",
  REJECT = "REJECT",
}
registerEnumType(RatingReviewDecision, {
  name: "RatingReviewDecision",
  description: "What is done about an application.",
  valuesConfig: {
    FORWARD: { description: "Hand it on to the district." },
    RETURN: { description: "Give it back, to be corrected." },
    REJECT: { description: "Turn it down." },
  },
});

@ObjectType({ description: "A file that belongs to an application, known by its hash.", simpleResolvers: true })
export class RatingAttachment {
  @Field(() => String, { description: "What it is: APPLICATION_FORM, CONGRESS_RESOLUTION or DEEDS_REPORT." })
  kind!: string;

  @Field(() => Sha256, { description: "SHA-256 of its bytes." })
  sha256!: string;
}

@ObjectType({ description: "Something counted, as the applicant states it.", simpleResolvers: true })
export class RatingCount {
  @Field(() => String, { description: "Code of the measure." })
  measure!: string;

  @Field(() => Float, { description: "That many." })
  value!: number;
}

@ObjectType({ description: "What was said to an application.", simpleResolvers: true })
export class RatingReview {
  @Field(() => RatingReviewDecision, { description: "What was done." })
  decision!: RatingReviewDecision;

  @Field(() => String, { nullable: true, description: "Why." })
  comment!: string | null;

  @Field(() => DateTime, { description: "When." })
  at!: string;
}

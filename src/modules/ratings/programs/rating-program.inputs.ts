import { Field, ID, InputType, Int } from "type-graphql";
import { HasAtMost, IsBetween, IsId, IsInput, IsText } from "../../../platform/graphql/api/validate-arguments.js";

/** More streets than any federation has. */
export const MAXIMUM_QUOTAS = 500;
const MAXIMUM_COUNT = 100_000;

@InputType({ description: "How many awards a street may receive in a calendar year." })
export class RatingQuotaInput {
  @Field(() => ID, { description: "A union of level STREET." })
  @IsId()
  tradeUnionId!: string;

  @Field(() => Int, { description: "That many, 0 to 100,000." })
  @IsBetween(0, MAXIMUM_COUNT)
  count!: number;
}

@InputType({ description: "Changes what a program allows; what is left out stays as it is." })
export class ChangeRatingProgramInput {
  @Field(() => ID, { description: "The program." })
  @IsId()
  programId!: string;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;

  @Field(() => String, {
    nullable: true,
    description:
      "The document that authorizes the program, 1 to 200 characters; null takes it away, and nobody can apply.",
  })
  @IsText({ max: 200 })
  basisDocument?: string | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "Awards that each street without a quota of its own may receive in a calendar year; null for any number.",
  })
  @IsBetween(0, MAXIMUM_COUNT)
  quotaPerStreet?: number | null;

  @Field(() => [RatingQuotaInput], {
    nullable: true,
    description: "Takes the place of all quotas of single streets, at most 500; each street once.",
  })
  @HasAtMost(MAXIMUM_QUOTAS)
  @IsInput()
  quotas?: RatingQuotaInput[] | null;
}

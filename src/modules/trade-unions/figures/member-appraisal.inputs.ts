import { Field, ID, InputType, Int } from "type-graphql";
import { IsBetween, IsId } from "../../../platform/graphql/api/validate-arguments.js";
import { MAXIMUM_COUNT } from "./qualified-figure.entity.js";

/** The federation's records do not reach further back. */
const FIRST_YEAR = 2012;
const LAST_YEAR = 2199;

@InputType({ description: "The counted votes of a union's member appraisal." })
export class RecordMemberAppraisalInput {
  @Field(() => ID, { description: "The union." })
  @IsId()
  tradeUnionId!: string;

  @Field(() => Int, { description: "The year appraised, from 2012 to the current one." })
  @IsBetween(FIRST_YEAR, LAST_YEAR)
  year!: number;

  @Field(() => Int, { description: "Members entitled to vote, 1 to 99,999,999." })
  @IsBetween(1, MAXIMUM_COUNT)
  eligible!: number;

  @Field(() => Int, { description: "Votes issued, 0 up to `eligible`." })
  @IsBetween(0, MAXIMUM_COUNT)
  issued!: number;

  @Field(() => Int, { description: "Valid votes, 0 up to `issued`." })
  @IsBetween(0, MAXIMUM_COUNT)
  valid!: number;

  @Field(() => Int, { description: "Votes for satisfied; the three answers add up to `valid`." })
  @IsBetween(0, MAXIMUM_COUNT)
  satisfied!: number;

  @Field(() => Int, { description: "Votes for basically satisfied." })
  @IsBetween(0, MAXIMUM_COUNT)
  basicallySatisfied!: number;

  @Field(() => Int, { description: "Votes for dissatisfied." })
  @IsBetween(0, MAXIMUM_COUNT)
  dissatisfied!: number;

  @Field(() => ID, { description: "A UUID made for this request; the same one again gives the same appraisal." })
  @IsId()
  idempotencyKey!: string;
}

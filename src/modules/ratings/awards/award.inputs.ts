import { Field, ID, InputType } from "type-graphql";
import { Day } from "../../../platform/graphql/api/scalars.js";
import { HasAtMost, IsDay, IsId, IsText } from "../../../platform/graphql/api/validate-arguments.js";
import { AwardStatus } from "./award.lifecycle.js";

@InputType({ description: "Which awards a list holds; what is left out does not restrict it." })
export class AwardFilter {
  @Field(() => ID, {
    nullable: true,
    description: "Only of this union and those below it. One out of reach gives an empty list.",
  })
  @IsId()
  scope?: string | null;

  @Field(() => String, { nullable: true, description: "Only of the program of this code." })
  @IsText({ max: 100 })
  programCode?: string | null;

  @Field(() => String, { nullable: true, description: "Only of the level of this code." })
  @IsText({ max: 100 })
  levelCode?: string | null;

  @Field(() => [AwardStatus], { nullable: true, description: "Only these, at most 5." })
  @HasAtMost(5)
  status?: AwardStatus[] | null;

  @Field(() => [String], { nullable: true, description: "Only conferred by these levels, at most 5." })
  @HasAtMost(5)
  @IsText({ max: 50 })
  conferringLevel?: string[] | null;

  @Field(() => Day, { nullable: true, description: "Only those whose last day lies before this one." })
  @IsDay()
  validUntilBefore?: string | null;

  @Field(() => Day, { nullable: true, description: "Only those that are to be re-examined before this day." })
  @IsDay()
  reexamineBefore?: string | null;
}

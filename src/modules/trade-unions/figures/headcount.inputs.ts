import { Field, ID, InputType, Int } from "type-graphql";
import { Day } from "../../../platform/graphql/api/scalars.js";
import { IsBetween, IsDay, IsId, IsInput } from "../../../platform/graphql/api/validate-arguments.js";
import { FigureSource } from "./eligible-employer-report.entity.js";
import { MAXIMUM_COUNT, QualifiedCountInput } from "./qualified-figure.entity.js";

@InputType({ description: "How many workers and members a grassroots union had on a day." })
export class RecordHeadcountInput {
  @Field(() => ID, { description: "The grassroots union." })
  @IsId()
  tradeUnionId!: string;

  @Field(() => Day, { description: "The day of the count, not in the future." })
  @IsDay()
  on!: string;

  @Field(() => Int, { description: "Workers of the covered employers, 0 to 99,999,999." })
  @IsBetween(0, MAXIMUM_COUNT)
  workers!: number;

  @Field(() => Int, { description: "Members of the union, 0 up to the number of workers." })
  @IsBetween(0, MAXIMUM_COUNT)
  members!: number;

  @Field(() => Int, { nullable: true, description: "Women among the members." })
  @IsBetween(0, MAXIMUM_COUNT)
  womenMembers?: number | null;

  @Field(() => QualifiedCountInput, {
    nullable: true,
    description: "Members in non-public enterprises and organizations.",
  })
  @IsInput()
  nonPublicMembers?: QualifiedCountInput | null;

  @Field(() => Int, {
    nullable: true,
    description:
      "When a count of the same day is corrected: its version as it was read; another one is refused as STALE_VERSION.",
  })
  expectedVersion?: number | null;
}

@InputType({ description: "How many employers of a community could be organized as of a day." })
export class RecordEligibleEmployersInput {
  @Field(() => ID, { description: "The community union." })
  @IsId()
  tradeUnionId!: string;

  @Field(() => Day, { description: "The day as of which the figure holds, not in the future." })
  @IsDay()
  on!: string;

  @Field(() => QualifiedCountInput, { description: "The figure, 0 to 99,999,999." })
  @IsInput()
  eligibleEmployers!: QualifiedCountInput;

  @Field(() => FigureSource, {
    nullable: true,
    description: "What it was computed from; left out when it was counted.",
  })
  derivedFrom?: FigureSource | null;
}

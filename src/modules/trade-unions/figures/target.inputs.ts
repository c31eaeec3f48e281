import { Field, Float, ID, InputType } from "type-graphql";
import { Day } from "../../../platform/graphql/api/scalars.js";
import {
  HasAtMost,
  IsBetween,
  IsDay,
  IsId,
  IsInput,
  IsText,
} from "../../../platform/graphql/api/validate-arguments.js";
import { MAXIMUM_FIGURE, QualifiedFigureInput } from "./qualified-figure.entity.js";
import { MAXIMUM_PARTS } from "./target-progress.rules.js";

/** The smallest figure that two decimals can say. */
const MINIMUM_ASSIGNED = 0.01;

@InputType({ description: "What a union directly below takes over of a target." })
export class TargetPartInput {
  @Field(() => ID, { description: "The union, a child of the one that gets the target." })
  @IsId()
  tradeUnionId!: string;

  @Field(() => Float, { description: "Its figure, 0.01 to 999,999,999,999, at most two decimals." })
  @IsBetween(MINIMUM_ASSIGNED, MAXIMUM_FIGURE)
  assigned!: number;
}

@InputType({ description: "A target for a union, and how it is split among the unions directly below." })
export class AssignTargetInput {
  @Field(() => ID, { description: "The union." })
  @IsId()
  tradeUnionId!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      "To split further, or later: the target of the union directly above, of which this one becomes a part. Its measure is the same and its period lies around this one's.",
  })
  @IsId()
  parentTargetId?: string | null;

  @Field(() => String, {
    description:
      "Code of what is counted: capital letters, digits and underscores, at most 50. Codes that end in _RATE are percents, whose parts do not add up; ORGANIZATION_RATE and MEMBERSHIP_RATE are compared with the registers.",
  })
  @IsText({ max: 50 })
  measure!: string;

  @Field(() => Day, { description: "First day of the period; any range of days will do." })
  @IsDay()
  from!: string;

  @Field(() => Day, { description: "Last day of the period, not before `from`." })
  @IsDay()
  to!: string;

  @Field(() => Float, { description: "The figure to reach, 0.01 to 999,999,999,999, at most two decimals." })
  @IsBetween(MINIMUM_ASSIGNED, MAXIMUM_FIGURE)
  assigned!: number;

  @Field(() => String, { description: "Who assigned it, 1 to 200 characters." })
  @IsText({ max: 200 })
  assigner!: string;

  @Field(() => String, {
    nullable: true,
    description: "The document in which it was assigned, at most 200 characters.",
  })
  @IsText({ max: 200 })
  sourceDocument?: string | null;

  @Field(() => [TargetPartInput], {
    nullable: true,
    description:
      "What the unions directly below take over, at most 500; their sum need not be the whole, see `remainder`.",
  })
  @HasAtMost(MAXIMUM_PARTS)
  @IsInput()
  parts?: TargetPartInput[] | null;

  @Field(() => ID, { description: "A UUID made for this request; the same one again gives the same target." })
  @IsId()
  idempotencyKey!: string;
}

@InputType({ description: "What of a target is done as of a day." })
export class RecordTargetProgressInput {
  @Field(() => ID, { description: "The target." })
  @IsId()
  targetId!: string;

  @Field(() => Day, {
    description: "The day as of which the figure holds: within the target's period, not in the future.",
  })
  @IsDay()
  on!: string;

  @Field(() => QualifiedFigureInput, { description: "What is done since the period began, not since the last report." })
  @IsInput()
  done!: QualifiedFigureInput;

  @Field(() => String, { nullable: true, description: "What the figure rests on, at most 2,000 characters." })
  @IsText({ max: 2000 })
  evidenceNote?: string | null;
}

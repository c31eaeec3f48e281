import { Field, Float, ObjectType, registerEnumType } from "type-graphql";
import { describedCodes } from "../../../platform/graphql/api/described-codes.js";
import { CriterionView, StandardView } from "../../checklists/checklist-view.types.js";
import { lossReasons } from "../../checklists/loss-reasons.js";
import type { InspectionRow } from "./inspection.columns.js";

const reasons = describedCodes(lossReasons);
const LossReasonCode = reasons.values;
registerEnumType(LossReasonCode, {
  name: "LossReason",
  description: "Why points were not earned.",
  valuesConfig: reasons.config,
});

@ObjectType("StandardScore", { description: "Points of one standard.", simpleResolvers: true })
export class StandardScoreView {
  @Field(() => StandardView, { description: "The standard." })
  standard!: StandardView;

  @Field(() => Float, { description: "Points earned." })
  points!: number;

  @Field(() => Float, { description: "Its maximum without what does not apply." })
  maxPoints!: number;

  @Field(() => Float, { nullable: true, description: "0 to 100 with two decimals; null where nothing applies." })
  percent!: number | null;
}

@ObjectType("LostPoints", { description: "Points that were not earned, and why.", simpleResolvers: true })
export class LostPointsView {
  @Field(() => CriterionView, { description: "Where they were lost." })
  criterion!: CriterionView;

  @Field(() => Float, { description: "How many; all of a criterion's add up to its maximum less its points." })
  lost!: number;

  @Field(() => LossReasonCode, { description: "Why, for programs." })
  code!: string;

  @Field(() => String, { description: "Why, in the reader's language." })
  reason!: string;
}

@ObjectType("InspectionScore", {
  description: "The result, as the server computed it from checklist version, answers and rule version.",
  simpleResolvers: true,
})
export class InspectionScore {
  @Field(() => Float, { description: "Points earned." })
  points!: number;

  @Field(() => Float, { description: "The maximum without what does not apply." })
  maxPoints!: number;

  @Field(() => Float, {
    nullable: true,
    description: "Points per hundred of the maximum, rounded half up to two decimals; null where nothing applies.",
  })
  percent!: number | null;

  @Field(() => String, {
    nullable: true,
    description: "Code of the grade; null where nothing applies or the checklist is not graded.",
  })
  grade!: string | null;

  @Field(() => Boolean, { description: "Whether a veto forced the lowest grade." })
  vetoed!: boolean;

  @Field(() => Boolean, { description: "Whether a veto bars the union from awards." })
  awardBlocked!: boolean;

  inspection!: InspectionRow;
}

import { Field, ID, InputType, registerEnumType } from "type-graphql";
import { replacedBy } from "../../../platform/graphql/api/deprecation.js";
import { enumOf } from "../../../platform/graphql/api/enum-of.js";
import { Period } from "../../../platform/graphql/api/scalars.js";
import { HasAtMost, IsId } from "../../../platform/graphql/api/validate-arguments.js";
import { ChecklistKind } from "../../checklists/checklist.entity.js";
import { InspectionKind } from "./inspection-kind.types.js";
import { InspectionStatus } from "./inspection.entity.js";

export const InspectionOrder = enumOf(["SUBMITTED_AT_ASC", "SUBMITTED_AT_DESC"] as const);
registerEnumType(InspectionOrder, {
  name: "InspectionOrder",
  description: "Order of a list of inspections.",
  valuesConfig: {
    SUBMITTED_AT_ASC: { description: "The longest waiting first; drafts last." },
    SUBMITTED_AT_DESC: { description: "The latest first; drafts before all." },
  },
});

@InputType({ description: "Which inspections; conditions are combined by AND." })
export class UnionInspectionFilter {
  @Field(() => [InspectionStatus], { nullable: true, description: "In one of these states, at most 6." })
  @HasAtMost(6)
  status?: (keyof typeof InspectionStatus)[] | null;

  @Field(() => [ChecklistKind], { nullable: true, description: "With a checklist of one of these kinds, at most 20." })
  @HasAtMost(20)
  checklistKind?: ChecklistKind[] | null;

  @Field(() => [InspectionKind], { nullable: true, description: "Of one of these kinds, at most 4." })
  @HasAtMost(4)
  kind?: InspectionKind[] | null;

  @Field(() => Period, { nullable: true, description: "For this period." })
  period?: string | null;

  @Field(() => Boolean, { nullable: true, description: "With or without flags; null for both." })
  isFlagged?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "With or without flags; null for both.",
    deprecationReason: replacedBy("isFlagged", "2026-12-01"),
  })
  flagged?: boolean | null;
}

@InputType({ description: "Which inspections; conditions are combined by AND." })
export class InspectionFilter extends UnionInspectionFilter {
  @Field(() => ID, { nullable: true, description: "Of the unions at or below this one." })
  @IsId()
  scope?: string | null;

  @Field(() => ID, { nullable: true, description: "Of this union." })
  @IsId()
  tradeUnionId?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the street's review is still outstanding; null for both.",
  })
  isPreReviewOutstanding?: boolean | null;

  // Said again, because type-graphql inherits a field of an input without its deprecation.
  @Field(() => Boolean, {
    nullable: true,
    description: "With or without flags; null for both.",
    deprecationReason: replacedBy("isFlagged", "2026-12-01"),
  })
  override flagged?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the street's review is still outstanding; null for both.",
    deprecationReason: replacedBy("isPreReviewOutstanding", "2026-12-01"),
  })
  preReviewOutstanding?: boolean | null;
}

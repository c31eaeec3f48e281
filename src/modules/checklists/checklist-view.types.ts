import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { enumOf } from "../../platform/graphql/api/enum-of.js";
import { Unchanging } from "../../platform/graphql/execution/unchanging.js";
import { criterionModes, findingSeverities, scorings, vetoEffects } from "./checklist-codes.js";

// These objects are made once per checklist version and language, so that reading a title costs a property access.

const Scoring = enumOf(scorings);
registerEnumType(Scoring, {
  name: "Scoring",
  description: "How a criterion earns points.",
  valuesConfig: {
    BINARY: { description: "All points or none." },
    STEPS: { description: "Exactly one step applies." },
    POINTS: { description: "The parts add up, less deductions, never below 0." },
  },
});
const CriterionMode = enumOf(criterionModes);
registerEnumType(CriterionMode, {
  name: "CriterionMode",
  description: "How a criterion is found out.",
  valuesConfig: {
    SYSTEM: { description: "Filled by the server from the registers at submission; never answered by people." },
    DESK: { description: "From documents; may be checked beforehand from the union's self-inspection." },
    ON_SITE: { description: "Seen on site." },
    INTERVIEW: { description: "People are asked." },
  },
});
export const FindingSeverity = enumOf(findingSeverities);
registerEnumType(FindingSeverity, {
  name: "FindingSeverity",
  description: "How grave a fault is; decides the working days for putting it right (our defaults).",
  valuesConfig: {
    IMMEDIATE: { description: "Put right at once: by the end of the day." },
    CRITICAL: { description: "7 working days." },
    MAJOR: { description: "15 working days." },
    MINOR: { description: "30 working days." },
  },
});
const VetoEffect = enumOf(vetoEffects);
registerEnumType(VetoEffect, {
  name: "VetoEffect",
  description: "What a veto does.",
  valuesConfig: {
    FORCE_FAIL: { description: "Sets the lowest grade and bars from awards." },
    BLOCK_AWARD: { description: "Bars from awards only." },
  },
});

@ObjectType("Basis", { description: "Where a demand comes from.", simpleResolvers: true })
export class BasisView {
  @Field(() => String, { description: "How firm it is: article, law, practice, default or unverified." })
  mark!: string;

  @Field(() => String, { description: "The source, in the reader's language." })
  text!: string;
}

@ObjectType("RatioCount", { description: "One of the two counts of a ratio.", simpleResolvers: true })
export class RatioCountView {
  @Field(() => String, { description: "Code within the measure." })
  code!: string;

  @Field(() => String, { description: "What is counted." })
  title!: string;
}

@ObjectType("Measure", { description: "What is counted or measured.", simpleResolvers: true })
export class MeasureView {
  @Field(() => String, { description: "Code of the measure." })
  code!: string;

  @Field(() => String, {
    description: "Unit as in the reference data; a RATIO is entered as two counts, never as a percentage.",
  })
  unit!: string;

  @Field(() => String, { nullable: true, description: "What it is, where the criterion does not say so itself." })
  title!: string | null;

  @Field(() => RatioCountView, { nullable: true, description: "Upper count of a RATIO." })
  numerator!: RatioCountView | null;

  @Field(() => RatioCountView, { nullable: true, description: "Lower count of a RATIO." })
  denominator!: RatioCountView | null;
}

@ObjectType("Step", { description: "One level of a STEPS criterion.", simpleResolvers: true })
export class StepView {
  @Field(() => String, { description: "Unique within the criterion." })
  code!: string;

  @Field(() => Float, { description: "Points that it earns." })
  points!: number;

  @Field(() => String, { description: "What it means." })
  label!: string;

  @Field(() => Float, { nullable: true, description: "Least measured value (inclusive); null is an open end." })
  min!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "Measured value below which it holds (exclusive); null is an open end.",
  })
  max!: number | null;
}

@ObjectType("Part", { description: "One part of a POINTS criterion.", simpleResolvers: true })
export class PartView {
  @Field(() => String, { description: "Unique within the criterion." })
  code!: string;

  @Field(() => Float, { description: "Points that it earns." })
  points!: number;

  @Field(() => String, { description: "What it means." })
  label!: string;

  @Field(() => Boolean, { description: "Whether missing it makes the whole criterion 0." })
  gate!: boolean;
}

@ObjectType("Deduction", { description: "Points taken off for each case.", simpleResolvers: true })
export class DeductionView {
  @Field(() => String, { description: "Unique within the criterion." })
  code!: string;

  @Field(() => String, { description: "What counts as a case." })
  title!: string;

  @Field(() => Float, { description: "Points off for each case." })
  points!: number;

  @Field(() => Float, { description: "Points off at the most." })
  max!: number;
}

@ObjectType("Cap", { description: "A case in which a criterion earns less than its maximum.", simpleResolvers: true })
export class CapView {
  @Field(() => String, { description: "Code of the case." })
  code!: string;

  @Field(() => String, { description: "The case." })
  title!: string;

  @Field(() => Float, { description: "Points at the most in that case." })
  maxPoints!: number;
}

@ObjectType("Sample", { description: "How many people are asked.", simpleResolvers: true })
export class SampleView {
  @Field(() => Int, { description: "People to ask; all of them where there are fewer." })
  size!: number;

  @Field(() => Int, { description: "Positive answers needed; two thirds, rounded up, where fewer are asked." })
  minPositive!: number;
}

@ObjectType("RectificationPeriod", { description: "Time to put a failed criterion right.", simpleResolvers: true })
export class RectificationPeriodView {
  @Field(() => Int, {
    nullable: true,
    description: "Working days from service; null until a transferred suspicion is concluded.",
  })
  workingDays!: number | null;
}

@Unchanging()
@ObjectType("Criterion", {
  description: "One demand that is answered, scored and, when it fails, put right.",
  simpleResolvers: true,
})
export class CriterionView {
  @Field(() => String, { description: "Unique within the checklist, such as S2.4." })
  code!: string;

  @Field(() => String, { description: "The demand." })
  title!: string;

  @Field(() => String, { description: "How an inspector finds it out." })
  guidance!: string;

  @Field(() => Float, { description: "Points at the most." })
  maxPoints!: number;

  @Field(() => Scoring, { description: "How it earns points." })
  scoring!: string;

  @Field(() => CriterionMode, { description: "How it is found out." })
  mode!: string;

  @Field(() => Boolean, { description: "Whether earning 0 points caps the grade and opens a finding." })
  critical!: boolean;

  @Field(() => Boolean, { description: "Whether it can veto the result." })
  veto!: boolean;

  @Field(() => Boolean, { description: "Whether it may be answered as not applicable." })
  allowsNotApplicable!: boolean;

  @Field(() => String, { nullable: true, description: "When it does not apply." })
  notApplicableWhen!: string | null;

  @Field(() => [String], {
    description: "What is examined, as codes of evidence types; a kind that starts with PHOTO_ needs a file.",
  })
  evidence!: readonly string[];

  @Field(() => MeasureView, { nullable: true, description: "What is measured, where something is." })
  measure!: MeasureView | null;

  @Field(() => [StepView], { description: "The steps of a STEPS criterion, else empty." })
  steps!: StepView[];

  @Field(() => [PartView], { description: "The parts of a POINTS criterion, else empty." })
  parts!: PartView[];

  @Field(() => [DeductionView], { description: "What takes points off; mostly empty." })
  deductions!: DeductionView[];

  @Field(() => CapView, { nullable: true, description: "A case with a lower maximum." })
  cap!: CapView | null;

  @Field(() => SampleView, { nullable: true, description: "How many people are asked." })
  sample!: SampleView | null;

  @Field(() => FindingSeverity, { description: "Severity of the finding that a failure opens." })
  findingSeverity!: string;

  @Field(() => RectificationPeriodView, { description: "Time to put it right." })
  rectification!: RectificationPeriodView;

  @Field(() => String, { nullable: true, description: "The named event that alone triggers the veto." })
  vetoWhen!: string | null;

  @Field(() => String, { nullable: true, description: "The document that authorizes the veto." })
  authorityDocument!: string | null;

  @Field(() => [BasisView], { description: "Where the demand comes from." })
  basis!: BasisView[];
}

@ObjectType("Standard", { description: "A group of criteria.", simpleResolvers: true })
export class StandardView {
  @Field(() => String, { description: "Unique within the checklist, such as S2." })
  code!: string;

  @Field(() => String, { description: "What it asks for." })
  title!: string;

  @Field(() => Float, { description: "Points at the most: the sum of its criteria." })
  maxPoints!: number;

  @Field(() => [CriterionView], { description: "Its criteria, in order." })
  criteria!: CriterionView[];
}

@ObjectType("GeneralVeto", {
  description: "A veto that no criterion asks for, such as false material.",
  simpleResolvers: true,
})
export class GeneralVetoView {
  @Field(() => String, { description: "V1, V2 …" })
  code!: string;

  @Field(() => String, { description: "The event." })
  title!: string;

  @Field(() => String, { description: "Whose conclusion establishes it." })
  establishedBy!: string;

  @Field(() => VetoEffect, {
    description: "What it does as things stand: without an authority document it may do less.",
  })
  effect!: string;

  @Field(() => String, { nullable: true, description: "The document that authorizes it." })
  authorityDocument!: string | null;
}

@ObjectType("Grade", { description: "A named result.", simpleResolvers: true })
export class GradeView {
  @Field(() => String, { description: "Code of the grade." })
  code!: string;

  @Field(() => String, { description: "Its name." })
  title!: string;

  @Field(() => Float, { description: "Least percent, 0 to 100, compared with the percent rounded to two decimals." })
  minPercent!: number;
}

/** A checklist version with its texts in one language. */
export interface ChecklistView {
  readonly title: string;
  readonly totalPoints: number;
  readonly standards: StandardView[];
  readonly generalVetoes: GeneralVetoView[];
  readonly grades: GradeView[];
  readonly criteria: ReadonlyMap<string, CriterionView>;
}

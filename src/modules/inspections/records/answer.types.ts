import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { CriterionView, FindingSeverity } from "../../checklists/checklist-view.types.js";
import type { StoredFault } from "../../checklists/answer.js";
import type { SubmittedAnswer } from "./content-hash.rules.js";
import type { InspectionRow } from "./inspection.columns.js";

@ObjectType("AnswerCounts", { description: "The two counts of a ratio.", simpleResolvers: true })
export class AnswerCounts {
  @Field(() => Int, { description: "The part, from 0." })
  numerator!: number;

  @Field(() => Int, { description: "The whole, from 0; with 0 there is no ratio." })
  denominator!: number;
}

@ObjectType("AnswerDeduction", {
  description: "How often something was found that takes points off.",
  simpleResolvers: true,
})
export class AnswerDeduction {
  @Field(() => String, { description: "Code of the deduction within the criterion." })
  code!: string;

  @Field(() => Int, { description: "Number of cases, from 1." })
  count!: number;
}

@ObjectType("AnswerSample", { description: "How many people were asked.", simpleResolvers: true })
export class AnswerSample {
  @Field(() => Int, { description: "People asked." })
  asked!: number;

  @Field(() => Int, { description: "Those of them who confirmed it." })
  positive!: number;
}

@ObjectType("Fault", {
  description: "A problem found at a criterion; it becomes a finding when the inspection is confirmed.",
  simpleResolvers: true,
})
export class FaultView {
  @Field(() => ID, { description: "UUID, made by the client." })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: "What is wrong; null once it was removed for the sake of a person.",
  })
  description!: string | null;

  @Field(() => String, { nullable: true, description: "What has to be done." })
  requirement!: string | null;

  @Field(() => FindingSeverity, { description: "How grave it is." })
  severity!: string;

  @Field(() => Boolean, { description: "Whether it was put right during the visit." })
  fixedOnSite!: boolean;

  stored!: StoredFault;
}

/** An answer as a reader gets it; what pages ask for often stands in plain properties. */
@ObjectType("Answer", { description: "The answer to one criterion.", simpleResolvers: true })
export class AnswerView {
  @Field(() => CriterionView, { description: "The criterion, as the frozen checklist version has it." })
  criterion!: CriterionView;

  @Field(() => Float, {
    nullable: true,
    description:
      "Points earned as the server computed them, 0 to the criterion's maximum; of a draft, the points claimed. Null where the criterion does not apply.",
  })
  points!: number | null;

  @Field(() => Boolean, { description: "Whether it was answered as not applicable." })
  notApplicable!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "Note, at most 2,000 characters; null once it was removed for the sake of a person.",
  })
  note!: string | null;

  stored!: SubmittedAnswer;
  inspection!: InspectionRow;
}

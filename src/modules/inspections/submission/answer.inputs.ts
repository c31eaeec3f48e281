import { GraphQLBoolean, GraphQLFloat, GraphQLInt, GraphQLString } from "graphql";
import { Field, InputType } from "type-graphql";

// What a tablet submits of one criterion; as the rest of a submission it is parsed by the command.

@InputType({ description: "The two counts of a ratio." })
export class AnswerCountsInput {
  @Field(() => GraphQLInt, { nullable: true, description: "The part, from 0." })
  numerator?: unknown;

  @Field(() => GraphQLInt, { nullable: true, description: "The whole, from 0." })
  denominator?: unknown;
}

@InputType({ description: "How often something was found that takes points off." })
export class AnswerDeductionInput {
  @Field(() => GraphQLString, { nullable: true, description: "Code of the deduction within the criterion." })
  code?: unknown;

  @Field(() => GraphQLInt, { nullable: true, description: "Number of cases, 0 to 1,000." })
  count?: unknown;
}

@InputType({ description: "How many people were asked." })
export class AnswerSampleInput {
  @Field(() => GraphQLInt, { nullable: true, description: "People asked, 0 to 1,000." })
  asked?: unknown;

  @Field(() => GraphQLInt, { nullable: true, description: "Those of them who confirmed it." })
  positive?: unknown;
}

@InputType({ description: "A problem found at a criterion." })
export class FaultInput {
  @Field(() => GraphQLString, { nullable: true, description: "UUID, made by the client; once within the inspection." })
  id?: unknown;

  @Field(() => GraphQLString, { nullable: true, description: "What is wrong, 1 to 2,000 characters." })
  description?: unknown;

  @Field(() => GraphQLString, { nullable: true, description: "What has to be done, at most 2,000 characters." })
  requirement?: unknown;

  @Field(() => GraphQLString, { nullable: true, description: "A `FindingSeverity`; by default the criterion's." })
  severity?: unknown;

  @Field(() => GraphQLBoolean, { nullable: true, description: "Whether it was put right during the visit." })
  fixedOnSite?: unknown;

  @Field(() => [GraphQLString], { nullable: true, description: "Hashes of announced files, at most 50." })
  evidence?: unknown[] | null;
}

@InputType({ description: "The answer to one criterion; what it holds is what the criterion's scoring asks for." })
export class AnswerInput {
  @Field(() => GraphQLString, { nullable: true, description: "Code of the criterion." })
  criterion?: unknown;

  @Field(() => GraphQLFloat, {
    nullable: true,
    description: "Points; taken for any scoring when the criterion can give them.",
  })
  points?: unknown;

  @Field(() => GraphQLString, { nullable: true, description: "Code of the step that applies." })
  step?: unknown;

  @Field(() => [GraphQLString], { nullable: true, description: "Codes of the parts that are met, at most 100." })
  parts?: unknown[] | null;

  @Field(() => GraphQLFloat, {
    nullable: true,
    description: "What was measured, in the unit of the criterion's measure.",
  })
  measure?: unknown;

  @Field(() => AnswerCountsInput, { nullable: true, description: "The two counts where the measure is a ratio." })
  counts?: AnswerCountsInput | null;

  @Field(() => [AnswerDeductionInput], { nullable: true, description: "What takes points off, at most 100." })
  deductions?: AnswerDeductionInput[] | null;

  @Field(() => GraphQLBoolean, { nullable: true, description: "Whether the case of the criterion's cap was found." })
  capped?: unknown;

  @Field(() => GraphQLBoolean, {
    nullable: true,
    description: "Whether the named event of the criterion's veto was found.",
  })
  vetoMet?: unknown;

  @Field(() => GraphQLBoolean, {
    nullable: true,
    description: "A clue for the auditing commission or discipline body; changes no visible score.",
  })
  suspected?: unknown;

  @Field(() => AnswerSampleInput, { nullable: true, description: "The people asked." })
  sample?: AnswerSampleInput | null;

  @Field(() => GraphQLBoolean, {
    nullable: true,
    description: "Whether the criterion does not apply, where it allows that.",
  })
  notApplicable?: unknown;

  @Field(() => GraphQLBoolean, {
    nullable: true,
    description:
      "Whether the self-inspection that the inspection is based on was found right; what it says is taken over where nothing else is said.",
  })
  checked?: unknown;

  @Field(() => GraphQLString, {
    nullable: true,
    description: "At most 2,000 characters; any lost point needs a note or a fault.",
  })
  note?: unknown;

  @Field(() => [GraphQLString], { nullable: true, description: "Hashes of announced files, at most 50." })
  evidence?: unknown[] | null;

  @Field(() => [FaultInput], { nullable: true, description: "Problems found, at most 50." })
  faults?: FaultInput[] | null;
}

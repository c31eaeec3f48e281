import { GraphQLFloat, GraphQLInt, GraphQLString } from "graphql";
import { Field, InputType, Int } from "type-graphql";
import { LeavesParsedByCommand } from "../../../platform/graphql/api/leaves-parsed-by-command.js";
import { AnswerInput } from "./answer.inputs.js";

// What a tablet submits: the command parses every leaf, so nothing is checked by decorators here. The scalars themselves
// instead of the classes String and Boolean, which would make instances of theirs of what is malformed.

@InputType({ description: "Where the tablet was (WGS 84)." })
export class ClaimedLocationInput {
  @Field(() => GraphQLFloat, { nullable: true, description: "Degrees north, −90 to 90." })
  latitude?: unknown;

  @Field(() => GraphQLFloat, { nullable: true, description: "Degrees east, −180 to 180." })
  longitude?: unknown;

  @Field(() => GraphQLFloat, { nullable: true, description: "Radius of uncertainty in meters." })
  accuracyMeters?: unknown;
}

@InputType({ description: "Why a visit did not take place; a report, not an error." })
export class NotPerformedInput {
  @Field(() => GraphQLString, { nullable: true, description: "A `NotPerformedReason`." })
  reason?: unknown;

  @Field(() => GraphQLString, { nullable: true, description: "At most 2,000 characters." })
  note?: unknown;

  @Field(() => [GraphQLString], { nullable: true, description: "Hashes of announced files, at most 50." })
  evidence?: unknown[] | null;
}

@InputType({ description: "A general veto of the checklist that the inspector reports." })
export class ReportedVetoInput {
  @Field(() => GraphQLString, { nullable: true, description: "Code of the veto." })
  code?: unknown;

  @Field(() => GraphQLString, { nullable: true, description: "What happened, 1 to 2,000 characters." })
  note?: unknown;

  @Field(() => [GraphQLString], { nullable: true, description: "Hashes of announced files, at most 50." })
  evidence?: unknown[] | null;
}

@InputType({ description: "What a follow-up found of an earlier finding." })
export class FindingCheckInput {
  @Field(() => GraphQLString, { nullable: true, description: "The finding." })
  findingId?: unknown;

  @Field(() => GraphQLString, { nullable: true, description: "A `FindingCheckOutcome`." })
  outcome?: unknown;

  @Field(() => GraphQLString, { nullable: true, description: "At most 2,000 characters." })
  note?: unknown;

  @Field(() => [GraphQLString], { nullable: true, description: "Hashes of announced files, at most 50." })
  evidence?: unknown[] | null;
}

@InputType({ description: "A file that will be uploaded; it may arrive later." })
export class EvidenceInput {
  @Field(() => GraphQLString, { nullable: true, description: "SHA-256 of its bytes." })
  sha256?: unknown;

  @Field(() => GraphQLInt, { nullable: true, description: "Length in bytes, 1 to 104,857,600." })
  size?: unknown;

  @Field(() => GraphQLString, { nullable: true, description: "Media type, such as image/jpeg." })
  mediaType?: unknown;

  @Field(() => GraphQLString, { nullable: true, description: "When it was made, ISO 8601 with offset." })
  takenAt?: unknown;
}

@InputType({ description: "A signature on the tablet, or its refusal." })
export class SignatureInput {
  @Field(() => GraphQLString, { nullable: true, description: "INSPECTED_UNION, INSPECTOR or WITNESS." })
  role?: unknown;

  @Field(() => GraphQLString, { nullable: true, description: "Name, at most 100 characters." })
  name?: unknown;

  @Field(() => GraphQLString, { nullable: true, description: "Post, at most 100 characters." })
  post?: unknown;

  @Field(() => GraphQLString, { nullable: true, description: "Hash of the image, which is announced like any file." })
  sha256?: unknown;

  @Field(() => GraphQLString, { nullable: true, description: "When, ISO 8601 with offset." })
  signedAt?: unknown;

  @Field(() => GraphQLString, { nullable: true, description: "Why it was refused." })
  refusedReason?: unknown;
}

@InputType({
  description:
    "One inspection as a tablet submits or saves it. Its leaves are parsed one by one, so that a malformed one refuses this inspection only.",
})
@LeavesParsedByCommand()
export class InspectionInput {
  @Field(() => GraphQLString, {
    nullable: true,
    description: "UUID, made by the tablet; with `revision` the identity of a submission.",
  })
  id?: unknown;

  @Field(() => GraphQLInt, { nullable: true, description: "1 first; the next one only while this one is returned." })
  revision?: unknown;

  @Field(() => GraphQLString, {
    nullable: true,
    description:
      "The assignment; null for a union's own self-inspection, or for inspectors who may inspect without one.",
  })
  assignmentId?: unknown;

  @Field(() => GraphQLString, { nullable: true, description: "The responsible union." })
  tradeUnionId?: unknown;

  @Field(() => GraphQLString, { nullable: true, description: "The employer, where the checklist's subject is one." })
  employerId?: unknown;

  @Field(() => GraphQLString, { nullable: true, description: "The site, where the checklist's subject is one." })
  siteId?: unknown;

  @Field(() => GraphQLString, { nullable: true, description: "The checklist version." })
  checklistId?: unknown;

  @Field(() => GraphQLString, { nullable: true, description: "An `InspectionKind`." })
  kind?: unknown;

  @Field(() => GraphQLString, { nullable: true, description: "A period such as 2026-Q4." })
  period?: unknown;

  @Field(() => GraphQLString, {
    nullable: true,
    description: "The self-inspection of the same union and checklist version that it checks.",
  })
  basedOn?: unknown;

  @Field(() => GraphQLString, {
    nullable: true,
    description: "When the work began by the tablet's clock, ISO 8601 with offset.",
  })
  startedAt?: unknown;

  @Field(() => GraphQLString, { nullable: true, description: "When it ended." })
  finishedAt?: unknown;

  @Field(() => ClaimedLocationInput, { nullable: true, description: "Where the tablet was." })
  location?: ClaimedLocationInput | null;

  @Field(() => [GraphQLString], {
    nullable: true,
    description: "Accounts of the others who took part, at most 10; each signs by themselves.",
  })
  coInspectorIds?: unknown[] | null;

  @Field(() => NotPerformedInput, {
    nullable: true,
    description: "Why the visit did not take place; then there are no answers.",
  })
  notPerformed?: NotPerformedInput | null;

  @Field(() => [ReportedVetoInput], { nullable: true, description: "General vetoes, at most 20." })
  generalVetoes?: ReportedVetoInput[] | null;

  @Field(() => [AnswerInput], {
    nullable: true,
    description: "One answer to every criterion that people answer, in any order; at most 500.",
  })
  answers?: AnswerInput[] | null;

  @Field(() => [FindingCheckInput], { nullable: true, description: "What a follow-up found, at most 500." })
  findingChecks?: FindingCheckInput[] | null;

  @Field(() => [EvidenceInput], {
    nullable: true,
    description: "Every file that is named anywhere in the inspection, at most 200.",
  })
  evidence?: EvidenceInput[] | null;

  @Field(() => [SignatureInput], { nullable: true, description: "Signatures, at most 20." })
  signatures?: SignatureInput[] | null;

  @Field(() => GraphQLString, { nullable: true, description: "At most 2,000 characters." })
  remark?: unknown;
}

@InputType({ description: "Inspections to submit." })
export class SubmitInspectionsInput {
  @Field(() => [InspectionInput], { description: "1 to 50; each is accepted or refused by itself." })
  inspections!: InspectionInput[];
}

@InputType({ description: "An inspection as far as it is written." })
export class SaveInspectionDraftInput {
  @Field(() => InspectionInput, { description: "What there is of it; needs ids, checklist, kind and period." })
  inspection!: InspectionInput;

  @Field(() => Int, { nullable: true, description: "The version that was read; without it the last writer wins." })
  expectedVersion?: number | null;
}

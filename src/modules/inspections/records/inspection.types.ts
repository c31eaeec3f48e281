import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { describedCodes } from "../../../platform/graphql/api/described-codes.js";
import { enumOf } from "../../../platform/graphql/api/enum-of.js";
import { DateTime, Sha256 } from "../../../platform/graphql/api/scalars.js";
import { findingCheckOutcomes, notPerformedReasons, signatureRoles } from "./inspection-codes.js";
import { InspectionStatus } from "./inspection.entity.js";
import { inspectionFlags } from "./inspection-flags.rules.js";

const flags = describedCodes(inspectionFlags);
const InspectionFlagCode = flags.values;
registerEnumType(InspectionFlagCode, {
  name: "InspectionFlagCode",
  description: "What a reviewer should look at; a flag refuses nothing.",
  valuesConfig: flags.config,
});

const SignatureRole = enumOf([...signatureRoles, "CO_INSPECTOR"]);
registerEnumType(SignatureRole, {
  name: "SignatureRole",
  description: "In which part somebody signs.",
  valuesConfig: {
    INSPECTED_UNION: { description: "For the inspected union." },
    INSPECTOR: { description: "As the inspector who wrote the inspection." },
    WITNESS: { description: "As a witness." },
    CO_INSPECTOR: {
      description: "As an inspector who took part; signs by themselves, within 72 hours after the submission.",
    },
  },
});

const NotPerformedReason = enumOf(notPerformedReasons);
registerEnumType(NotPerformedReason, {
  name: "NotPerformedReason",
  description: "Why a visit did not take place.",
  valuesConfig: {
    CLOSED: { description: "The employer is closed (停业、关门)." },
    RELOCATED: { description: "It moved away (已迁址)." },
    DISSOLVED: { description: "It was dissolved (已注销、撤销)." },
    NO_CONTACT: { description: "Nobody could be reached (无法联系)." },
    REFUSED: { description: "The inspection was refused (拒绝检查)." },
  },
});

const FindingCheckOutcome = enumOf(findingCheckOutcomes);
registerEnumType(FindingCheckOutcome, {
  name: "FindingCheckOutcome",
  description: "What a follow-up found of an earlier finding.",
  valuesConfig: {
    RECTIFIED: { description: "It was put right." },
    PARTLY_RECTIFIED: { description: "It was put right in part." },
    NOT_RECTIFIED: { description: "It was not put right." },
  },
});

@ObjectType({ description: "Something a reviewer should look at.", simpleResolvers: true })
export class InspectionFlag {
  @Field(() => InspectionFlagCode, { description: "What, for programs." })
  code!: string;

  @Field(() => String, { description: "What, in the reader's language." })
  message!: string;
}

@ObjectType({ description: "A signature under the submitted revision, or its refusal.", simpleResolvers: true })
export class Signature {
  @Field(() => SignatureRole, { description: "In which part." })
  role!: string;

  @Field(() => String, { nullable: true, description: "Name; null once it was removed for the sake of the person." })
  name!: string | null;

  @Field(() => String, { nullable: true, description: "Post." })
  post!: string | null;

  @Field(() => DateTime, { nullable: true, description: "When it was signed; null while it is not." })
  signedAt!: Date | string | null;

  @Field(() => String, { nullable: true, description: "Why it was refused; null unless it was." })
  refusedReason!: string | null;

  @Field(() => DateTime, { nullable: true, description: "Until when a co-inspector may sign; null for others." })
  dueAt!: Date | string | null;
}

@ObjectType({ description: "One submitted revision.", simpleResolvers: true })
export class InspectionRevision {
  @Field(() => Int, { description: "From 1." })
  revision!: number;

  @Field(() => InspectionStatus, { description: "What became of it." })
  status!: string;

  @Field(() => DateTime, { nullable: true, description: "When it was accepted." })
  submittedAt!: Date | string | null;

  @Field(() => Sha256, { nullable: true, description: "Hash of its content." })
  contentHash!: string | null;
}

@ObjectType({ description: "Something that was done to it.", simpleResolvers: true })
export class HistoryEntry {
  @Field(() => DateTime, { description: "When." })
  at!: Date | string;

  @Field(() => String, { description: "What, past tense after the dot: inspection.submitted, inspection.returned …" })
  action!: string;

  actorId!: string | null;
}

@ObjectType("NotPerformed", { description: "Why the visit did not take place.", simpleResolvers: true })
export class NotPerformedView {
  @Field(() => NotPerformedReason, { description: "The reason." })
  reason!: string;

  @Field(() => String, { nullable: true, description: "What the inspector adds." })
  note!: string | null;
}

@ObjectType("ReportedVeto", { description: "A general veto that the inspector reports.", simpleResolvers: true })
export class ReportedVeto {
  @Field(() => String, { description: "Code of the veto: V1, V2 …" })
  code!: string;

  @Field(() => String, { nullable: true, description: "What happened." })
  note!: string | null;
}

@ObjectType("FindingCheck", { description: "What a follow-up found of an earlier finding.", simpleResolvers: true })
export class FindingCheckView {
  @Field(() => ID, { description: "The finding." })
  findingId!: string;

  @Field(() => FindingCheckOutcome, { description: "What became of it." })
  outcome!: string;

  @Field(() => String, { nullable: true, description: "What the inspector adds." })
  note!: string | null;
}

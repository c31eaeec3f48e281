import { Field, Float, ID, InputType, Int, registerEnumType } from "type-graphql";
import { transferTargets } from "../../checklists/checklist-codes.js";
import { enumOf } from "../../../platform/graphql/api/enum-of.js";
import { DateTime, Sha256 } from "../../../platform/graphql/api/scalars.js";
import { HasAtMost, IsBetween, IsId, IsInput, IsText } from "../../../platform/graphql/api/validate-arguments.js";
import { ConflictReason } from "../supervisors/supervisor-relation.rules.js";
import { VisitMode, VisitStatus, VisitSubject, type VisitModeCode, type VisitSubjectCode } from "./visit.entity.js";
import type { VisitStatusCode } from "./visit.lifecycle.js";

const visitApprovals = ["APPROVE", "REJECT"] as const;
export type VisitApprovalCode = (typeof visitApprovals)[number];
const VisitApproval = enumOf(visitApprovals);
registerEnumType(VisitApproval, {
  name: "VisitApproval",
  description: "What a leader decides about a drawn visit.",
  valuesConfig: {
    APPROVE: { description: "The team may open it." },
    REJECT: { description: "It does not take place, and stays sealed." },
  },
});

const visitReviews = ["CONFIRM", "RETURN"] as const;
export type VisitReviewCode = (typeof visitReviews)[number];
const VisitReview = enumOf(visitReviews);
registerEnumType(VisitReview, {
  name: "VisitReviewDecision",
  description: "What a reviewer decides about the report of a visit.",
  valuesConfig: {
    CONFIRM: { description: "The result stands; its findings are opened." },
    RETURN: { description: "Inspection and report go back to the team." },
  },
});

export type ReferralTargetCode = (typeof transferTargets)[number];
export const ReferralTarget = enumOf(transferTargets);
registerEnumType(ReferralTarget, {
  name: "VisitReferralTarget",
  description: "Who decides about what was seen.",
  valuesConfig: {
    AUDITING_COMMISSION: { description: "The auditing commission (经费审查委员会)." },
    DISCIPLINE_BODY: { description: "The discipline body (纪检机构)." },
  },
});

@InputType({ description: "Which visits; conditions are combined by AND." })
export class SupervisionVisitFilter {
  @Field(() => [VisitStatus], { nullable: true, description: "In one of these states, at most 9." })
  @HasAtMost(9)
  status?: VisitStatusCode[] | null;

  @Field(() => [VisitSubject], { nullable: true, description: "With one of these subjects, at most 3." })
  @HasAtMost(3)
  subject?: VisitSubjectCode[] | null;

  @Field(() => VisitMode, { nullable: true, description: "Only open or only covert ones." })
  mode?: VisitModeCode | null;

  @Field(() => ID, {
    nullable: true,
    description: "Only of this union and those below it. One out of reach gives an empty list.",
  })
  @IsId()
  scope?: string | null;
}

@InputType({ description: "That the caller must not visit the unit." })
export class DeclareConflictInput {
  @Field(() => ID, { description: "The visit in whose team the caller is." })
  @IsId()
  visitId!: string;

  @Field(() => ConflictReason, { description: "Why." })
  reason!: ConflictReason;
}

@InputType({ description: "A leader's decision about a drawn visit." })
export class ApproveSupervisionVisitInput {
  @Field(() => ID, { description: "The visit." })
  @IsId()
  visitId!: string;

  @Field(() => VisitApproval, { description: "The decision." })
  decision!: VisitApprovalCode;

  @Field(() => String, { nullable: true, description: "Why, at most 2,000 characters." })
  @IsText({ max: 2000 })
  comment?: string | null;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;
}

@InputType({ description: "Which insider is known to be the person again." })
export class ConfirmInsiderInput {
  @Field(() => ID, { description: "The visit that is shut for that account." })
  @IsId()
  visitId!: string;

  @Field(() => ID, { description: "The account, one of `shutFor`." })
  @IsId()
  accountId!: string;
}

@InputType({ description: "That a plan became known." })
export class ReportLeakInput {
  @Field(() => ID, { description: "The visit that is void with it." })
  @IsId()
  visitId!: string;

  @Field(() => String, { description: "What leaked, 1 to 2,000 characters." })
  @IsText({ max: 2000 })
  note!: string;
}

@InputType({ description: "Where a device was (WGS 84)." })
export class VisitLocationInput {
  @Field(() => Float, { description: "Degrees north, −90 to 90." })
  @IsBetween(-90, 90)
  latitude!: number;

  @Field(() => Float, { description: "Degrees east, −180 to 180." })
  @IsBetween(-180, 180)
  longitude!: number;

  @Field(() => Float, { nullable: true, description: "Radius in meters within which the device was, 0 to 100,000." })
  @IsBetween(0, 100_000)
  accuracyMeters?: number | null;
}

@InputType({ description: "That the team is on site; may be sent later, when the tablet is back in reach." })
export class OpenSupervisionVisitInput {
  @Field(() => ID, { description: "The visit." })
  @IsId()
  visitId!: string;

  @Field(() => DateTime, { description: "When it was opened, by the tablet's clock." })
  openedAt!: Date;

  @Field(() => VisitLocationInput, {
    nullable: true,
    description: "Where that was; flagged when it is missing or far.",
  })
  @IsInput()
  location?: VisitLocationInput | null;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;
}

@InputType({ description: "Somebody of the team who signs the report." })
export class VisitSignatureInput {
  @Field(() => ID, { description: "The account." })
  @IsId()
  accountId!: string;
}

@InputType({ description: "Something seen that is for the discipline body only: no points, no finding." })
export class VisitClueInput {
  @Field(() => String, { description: "Code of the clue in the checklist." })
  @IsText({ max: 40 })
  code!: string;

  @Field(() => String, { description: "Time, place and people, without a conclusion; 1 to 2,000 characters." })
  @IsText({ max: 2000 })
  note!: string;

  @Field(() => [Sha256], { nullable: true, description: "Hashes of files that show it, at most 20." })
  @HasAtMost(20)
  evidence?: string[] | null;
}

@InputType({ description: "The report of a visit." })
export class SubmitVisitReportInput {
  @Field(() => ID, { description: "The visit." })
  @IsId()
  visitId!: string;

  @Field(() => ID, { description: "The submitted inspection of the visit." })
  @IsId()
  inspectionId!: string;

  @Field(() => String, { description: "What was seen, 1 to 10,000 characters." })
  @IsText({ max: 10_000 })
  summary!: string;

  @Field(() => [VisitSignatureInput], {
    description: "Who of the team signs: at least two, the caller among them; at most 5.",
  })
  @HasAtMost(5)
  @IsInput()
  signatures!: VisitSignatureInput[];

  @Field(() => [VisitClueInput], {
    nullable: true,
    description: "What is for the discipline body; nobody else reads it, the team neither. At most 20.",
  })
  @HasAtMost(20)
  @IsInput()
  clues?: VisitClueInput[] | null;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;
}

@InputType({ description: "A reviewer's decision about the report of a visit." })
export class ReviewVisitReportInput {
  @Field(() => ID, { description: "The visit." })
  @IsId()
  visitId!: string;

  @Field(() => VisitReview, { description: "The decision." })
  decision!: VisitReviewCode;

  @Field(() => String, { nullable: true, description: "Why; needed for a return. At most 2,000 characters." })
  @IsText({ max: 2000, min: 0 })
  comment?: string | null;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;
}

@InputType({ description: "What the visited union says of the result." })
export class SubmitVisitStatementInput {
  @Field(() => ID, { description: "The visit." })
  @IsId()
  visitId!: string;

  @Field(() => String, { description: "The statement, 1 to 10,000 characters." })
  @IsText({ max: 10_000 })
  statement!: string;

  @Field(() => [Sha256], { nullable: true, description: "Hashes of files that show it, at most 20." })
  @HasAtMost(20)
  evidence?: string[] | null;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;
}

@InputType({ description: "That somebody else has to decide about what was seen." })
export class ReferVisitInput {
  @Field(() => ID, { description: "The visit." })
  @IsId()
  visitId!: string;

  @Field(() => ReferralTarget, { description: "Who." })
  to!: ReferralTargetCode;

  @Field(() => String, { description: "Why, 1 to 2,000 characters." })
  @IsText({ max: 2000 })
  reason!: string;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;
}

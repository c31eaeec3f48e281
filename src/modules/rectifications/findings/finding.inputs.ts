import { Field, ID, InputType, Int } from "type-graphql";
import { replacedBy } from "../../../platform/graphql/api/deprecation.js";
import { Day, Sha256 } from "../../../platform/graphql/api/scalars.js";
import { HasAtMost, IsDay, IsId, IsText } from "../../../platform/graphql/api/validate-arguments.js";
import type { FindingSeverity as Severity } from "../../checklists/checklist-body.js";
import type { TransferConclusion as Conclusion } from "../../checklists/answer.js";
import { FindingSeverity } from "../../checklists/checklist-view.types.js";
import { ChecklistKind } from "../../checklists/checklist.entity.js";
import {
  ContestDecision,
  ExtensionDecision,
  FindingStatus,
  FollowUpState,
  TransferConclusion,
  TransferTarget,
  VerificationOutcome,
  type ContestDecisionCode,
  type ExtensionDecisionCode,
  type FindingStatusCode,
  type FollowUpStateCode,
  type TransferTargetCode,
  type VerificationOutcomeCode,
} from "./finding.types.js";

/** Most files that prove one rectification or objection. */
const MAXIMUM_FILES = 50;

@InputType({ description: "Which findings a list holds; conditions are combined by AND." })
export class FindingFilter {
  @Field(() => ID, {
    nullable: true,
    description: "Only at this union and those below it. One out of reach gives an empty list.",
  })
  @IsId()
  scope?: string | null;

  @Field(() => ID, { nullable: true, description: "Only at exactly this union." })
  @IsId()
  tradeUnionId?: string | null;

  @Field(() => ID, { nullable: true, description: "Only those of this inspection." })
  @IsId()
  inspectionId?: string | null;

  @Field(() => [FindingStatus], { nullable: true, description: "Only in these states; at most 20." })
  @HasAtMost(20)
  status?: FindingStatusCode[] | null;

  @Field(() => [FindingSeverity], { nullable: true, description: "Only of these severities; at most 20." })
  @HasAtMost(20)
  severity?: Severity[] | null;

  @Field(() => [ChecklistKind], { nullable: true, description: "Only from checklists of these kinds; at most 20." })
  @HasAtMost(20)
  checklistKind?: ChecklistKind[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "true: only those with something left to do; false: only closed and withdrawn ones.",
  })
  isOpen?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "true: only those with something left to do; false: only closed and withdrawn ones.",
    deprecationReason: replacedBy("isOpen", "2026-12-01"),
  })
  open?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "Whether the due day has passed without an answer." })
  isOverdue?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the due day has passed without an answer.",
    deprecationReason: replacedBy("isOverdue", "2026-12-01"),
  })
  overdue?: boolean | null;

  @Field(() => Day, { nullable: true, description: "Only those due before this day." })
  @IsDay()
  dueBefore?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Whether a request for more time waits to be decided." })
  isExtensionPending?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether a request for more time waits to be decided.",
    deprecationReason: replacedBy("isExtensionPending", "2026-12-01"),
  })
  extensionPending?: boolean | null;

  @Field(() => [FollowUpState], {
    nullable: true,
    description: "Only those in these states of the follow-up; at most 20.",
  })
  @HasAtMost(20)
  followUp?: FollowUpStateCode[] | null;
}

/** What every change of a finding names. */
@InputType()
abstract class FindingChangeInput {
  @Field(() => ID, { description: "The finding." })
  @IsId()
  findingId!: string;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;
}

@InputType({ description: "What was done about a finding. The same again under the same id gives the same answer." })
export class SubmitRectificationInput extends FindingChangeInput {
  @Field(() => ID, { description: "UUID that the client makes for the rectification." })
  @IsId()
  rectificationId!: string;

  @Field(() => String, { description: "What was done, 1 to 2,000 characters." })
  @IsText({ max: 2000 })
  description!: string;

  @Field(() => [Sha256], {
    nullable: true,
    description: "Files that show it, by hash; at most 50. They may arrive later.",
  })
  @HasAtMost(MAXIMUM_FILES)
  evidence?: string[] | null;
}

@InputType({ description: "What the verifier says of the rectification that waits." })
export class VerifyRectificationInput extends FindingChangeInput {
  @Field(() => VerificationOutcome, { description: "Whether the finding was put right." })
  outcome!: VerificationOutcomeCode;

  @Field(() => String, { nullable: true, description: "Why, at most 2,000 characters; needed for a rejection." })
  @IsText({ max: 2000, min: 0 })
  comment?: string | null;
}

@InputType({ description: "A verified finding to close (销号)." })
export class CloseFindingInput extends FindingChangeInput {}

@InputType({ description: "Asks for more time, once, by at most 15 working days." })
export class RequestExtensionInput extends FindingChangeInput {
  @Field(() => Day, { description: "The due day that is asked for: at most 15 working days after the present one." })
  @IsDay()
  until!: string;

  @Field(() => String, { description: "Why, 1 to 1,000 characters." })
  @IsText({ max: 1000 })
  reason!: string;
}

@InputType({ description: "Decides about a request for more time." })
export class DecideExtensionInput extends FindingChangeInput {
  @Field(() => ExtensionDecision, { description: "What is decided." })
  decision!: ExtensionDecisionCode;

  @Field(() => String, { nullable: true, description: "Why, at most 1,000 characters; needed for a rejection." })
  @IsText({ max: 1000, min: 0 })
  comment?: string | null;
}

@InputType({ description: "The union's objection to a finding, once." })
export class ContestFindingInput extends FindingChangeInput {
  @Field(() => String, { description: "Why it is wrong, 1 to 2,000 characters." })
  @IsText({ max: 2000 })
  statement!: string;

  @Field(() => [Sha256], {
    nullable: true,
    description: "Files that show it, by hash; at most 50. They may arrive later.",
  })
  @HasAtMost(MAXIMUM_FILES)
  evidence?: string[] | null;
}

@InputType({ description: "Decides about a contested finding; not by anybody who was in the first team." })
export class DecideContestInput extends FindingChangeInput {
  @Field(() => ContestDecision, { description: "What is decided." })
  decision!: ContestDecisionCode;

  @Field(() => String, { description: "Why, 1 to 2,000 characters." })
  @IsText({ max: 2000 })
  comment!: string;
}

@InputType({ description: "Hands a suspicion to the competent body." })
export class TransferFindingInput extends FindingChangeInput {
  @Field(() => TransferTarget, { description: "The body." })
  to!: TransferTargetCode;

  @Field(() => String, { description: "Why, 1 to 2,000 characters." })
  @IsText({ max: 2000 })
  comment!: string;
}

@InputType({ description: "Enters what the competent body concluded." })
export class ConcludeTransferInput extends FindingChangeInput {
  @Field(() => TransferConclusion, { description: "The conclusion." })
  conclusion!: Conclusion;

  @Field(() => String, {
    nullable: true,
    description: "Number of the document with the conclusion, 1 to 60 characters; without it nothing is concluded.",
  })
  @IsText({ max: 60, min: 0 })
  documentNumber?: string | null;
}

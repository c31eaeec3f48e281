import { registerEnumType } from "type-graphql";
import { enumOf } from "../../../platform/graphql/api/enum-of.js";
import { transferConclusions, transferTargets } from "../../checklists/checklist-codes.js";

export const findingStatuses = [
  "RECORDED",
  "CONFIRMED",
  "CONTESTED",
  "ISSUED",
  "SUBMITTED",
  "VERIFIED",
  "CLOSED",
  "TRANSFERRED",
  "WITHDRAWN",
] as const;
export type FindingStatusCode = (typeof findingStatuses)[number];

export const FindingStatus = enumOf(findingStatuses);
registerEnumType(FindingStatus, {
  name: "FindingStatus",
  description: "How far a finding has got; overdue is derived from the due day and is no status.",
  valuesConfig: {
    RECORDED: { description: "Recorded on a working paper; only those who work on it see it." },
    CONFIRMED: { description: "Confirmed with its inspection; not yet issued to the union." },
    CONTESTED: { description: "Contested by the union; the time for putting it right stands still." },
    ISSUED: { description: "Issued for rectification." },
    SUBMITTED: { description: "Rectification submitted." },
    VERIFIED: { description: "Rectification verified; to be closed." },
    CLOSED: { description: "Closed; a follow-up may open it again." },
    TRANSFERRED: { description: "Transferred to the competent body." },
    WITHDRAWN: { description: "Withdrawn." },
  },
});

export const verificationOutcomes = ["ACCEPTED", "REJECTED"] as const;
export type VerificationOutcomeCode = (typeof verificationOutcomes)[number];
export const VerificationOutcome = enumOf(verificationOutcomes);
registerEnumType(VerificationOutcome, {
  name: "VerificationOutcome",
  description: "What the verifier says of a rectification.",
  valuesConfig: {
    ACCEPTED: { description: "The finding was put right." },
    REJECTED: { description: "It was not; the finding is back with the union, its due day unchanged." },
  },
});

export const extensionDecisions = ["APPROVE", "REJECT"] as const;
export type ExtensionDecisionCode = (typeof extensionDecisions)[number];
export const ExtensionDecision = enumOf(extensionDecisions);
registerEnumType(ExtensionDecision, {
  name: "ExtensionDecision",
  description: "What is decided about a request for more time.",
  valuesConfig: {
    APPROVE: { description: "The due day is the day that was asked for." },
    REJECT: { description: "The due day stays." },
  },
});

export const contestDecisions = ["UPHOLD", "REVOKE"] as const;
export type ContestDecisionCode = (typeof contestDecisions)[number];
export const ContestDecision = enumOf(contestDecisions);
registerEnumType(ContestDecision, {
  name: "ContestDecision",
  description: "What is decided about a contested finding.",
  valuesConfig: {
    UPHOLD: { description: "The finding stands (维持); the time for putting it right begins anew." },
    REVOKE: { description: "The finding is withdrawn (撤销)." },
  },
});

export type TransferTargetCode = (typeof transferTargets)[number];
export const TransferTarget = enumOf(transferTargets);
registerEnumType(TransferTarget, {
  name: "TransferTarget",
  description: "The body that decides about suspected misappropriation; an inspector does not.",
  valuesConfig: {
    AUDITING_COMMISSION: { description: "The auditing commission (经费审查委员会)." },
    DISCIPLINE_BODY: { description: "The discipline body (纪检机构)." },
  },
});

export const TransferConclusion = enumOf(transferConclusions);
registerEnumType(TransferConclusion, {
  name: "TransferConclusion",
  description: "What the competent body concluded.",
  valuesConfig: {
    SUBSTANTIATED: { description: "It is so (认定属实): 60 working days for putting it right, and the veto applies." },
    UNSUBSTANTIATED: { description: "It is not so (未认定): the finding is withdrawn." },
  },
});

export const noticeKinds = ["RECTIFICATION_NOTICE", "OPINION"] as const;
export type NoticeKindCode = (typeof noticeKinds)[number];
export const NoticeKind = enumOf(noticeKinds);
registerEnumType(NoticeKind, {
  name: "NoticeKind",
  description: "What is sent to a union about findings. A union federation cannot penalize.",
  valuesConfig: {
    RECTIFICATION_NOTICE: { description: "Rectification notice (整改通知书)." },
    OPINION: { description: "Opinion after a special inspection (意见书)." },
  },
});

export const followUpStates = ["UNDRAWN", "SPARED", "DUE", "ASSIGNED", "DONE"] as const;
export type FollowUpStateCode = (typeof followUpStates)[number];
export const FollowUpState = enumOf(followUpStates);
registerEnumType(FollowUpState, {
  name: "FollowUpState",
  description:
    "Whether a closed finding is looked at again (回头看): every CRITICAL and MAJOR one, and a drawn share of the MINOR ones.",
  valuesConfig: {
    UNDRAWN: { description: "MINOR; the draw of the month in which it was closed is to come." },
    SPARED: { description: "MINOR; not drawn." },
    DUE: { description: "To be looked at, and nobody is sent yet." },
    ASSIGNED: { description: "Somebody is sent." },
    DONE: { description: "It was looked at." },
  },
});

import type { EvidenceAnnouncement } from "../../evidence/evidence-announcement.rules.js";
import type {
  findingCheckOutcomes,
  InspectionKindCode,
  notPerformedReasons,
  signatureRoles,
} from "./inspection-codes.js";

/** Why a visit did not take place. */
export interface NotPerformed {
  readonly reason: (typeof notPerformedReasons)[number];
  readonly note?: string;
  readonly evidence?: readonly string[];
}

/** What a follow-up found of an earlier finding. */
export interface FindingCheck {
  readonly findingId: string;
  readonly outcome: (typeof findingCheckOutcomes)[number];
  readonly note?: string;
  readonly evidence?: readonly string[];
}

/** A signature on the tablet, or the refusal to sign. */
export interface StoredSignature {
  readonly role: (typeof signatureRoles)[number];
  readonly name: string;
  readonly post?: string;
  /** Hash of the image, which is evidence like any other file. */
  readonly sha256?: string;
  readonly signedAt?: string;
  readonly refusedReason?: string;
}

/** Where the tablet was, as it says. */
export interface ClaimedLocation {
  readonly latitude: number;
  readonly longitude: number;
  /** Radius of uncertainty in meters. */
  readonly accuracyMeters?: number;
}

/** What names an inspection and stays the same through all its revisions. */
export interface InspectionIdentity {
  readonly id: string;
  readonly assignmentId: string | null;
  readonly tradeUnionId: string;
  readonly employerId: string | null;
  readonly siteId: string | null;
  readonly checklistId: string;
  readonly kind: InspectionKindCode;
  readonly period: string;
  readonly basedOn: string | null;
}

/** A submitted inspection without its answers and general vetoes, which only its checklist can read. */
export interface SubmittedHeader extends InspectionIdentity {
  readonly revision: number;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly location: ClaimedLocation | null;
  readonly coInspectorIds: readonly string[];
  readonly notPerformed: NotPerformed | null;
  readonly findingChecks: readonly FindingCheck[];
  readonly announcements: readonly EvidenceAnnouncement[];
  readonly signatures: readonly StoredSignature[];
  readonly remark: string | null;
}

import { defineEvent } from "../../../platform/unit-of-work/events.js";
import type { StoredAnswer } from "../../checklists/answer.js";
import type { ChecklistKind } from "../../checklists/checklist.entity.js";
import type { InspectionKindCode, InspectionOwnerCode, InspectionStatusCode } from "./inspection-codes.js";
import type { FindingCheck } from "./submitted-header.js";

/** What every announcement says of the inspection that it is about. */
export interface InspectionAnnounced {
  inspectionId: string;
  revision: number;
  /** Since what is announced happened. */
  status: InspectionStatusCode;
  assignmentId: string | null;
  tradeUnionId: string;
  employerId: string | null;
  siteId: string | null;
  kind: InspectionKindCode;
  period: string;
  checklistId: string;
  checklistKind: ChecklistKind;
  /** What it belongs to, where no plan asked for it. */
  owner: InspectionOwnerCode | null;
  ownerId: string | null;
}

/** What a confirmed inspection says besides. */
export interface InspectionConfirmed extends InspectionAnnounced {
  answers: readonly StoredAnswer[];
  findingChecks: readonly FindingCheck[];
  /** Null where nothing was scored. */
  scoringRuleVersion: number | null;
}

/** A revision was accepted, or the report that the visit did not take place. */
export const inspectionSubmitted = defineEvent<InspectionAnnounced>("inspection.submitted");

/** A reviewer confirmed it; its result, if it counts, stands in `inspection_results` already. */
export const inspectionConfirmed = defineEvent<InspectionConfirmed>("inspection.confirmed");

/** The author took it back. */
export const inspectionWithdrawn = defineEvent<InspectionAnnounced>("inspection.withdrawn");

/** One result of a union that counts in a period. */
export interface CountedResult {
  inspectionId: string;
  /** Null where nothing applied, so that there is no percent. */
  percent: number | null;
  grade: string | null;
  vetoed: boolean;
}

/** The result that counts for a union, a period and a kind of checklist is another one now. */
export const resultChanged = defineEvent<{
  tradeUnionId: string;
  period: string;
  checklistKind: ChecklistKind;
  before: CountedResult | null;
  after: CountedResult | null;
}>("inspection-result.changed");

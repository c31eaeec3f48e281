import { defineEvent } from "../../platform/unit-of-work/events.js";
import type { ChecklistKind } from "../checklists/checklist.entity.js";
import type { InspectionKindCode, InspectionOwnerCode } from "./inspection-codes.js";

/** What every announcement says of the inspection that it is about. */
export interface InspectionAnnounced {
  inspectionId: string;
  revision: number;
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

/** A revision was accepted, or the report that the visit did not take place. */
export const inspectionSubmitted = defineEvent<InspectionAnnounced>("inspection.submitted");

/** A reviewer or the street gave it back. */
export const inspectionReturned = defineEvent<InspectionAnnounced>("inspection.returned");

/** A reviewer confirmed it; its result, if it counts, stands in `inspection_results` already. */
export const inspectionConfirmed = defineEvent<InspectionAnnounced>("inspection.confirmed");

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

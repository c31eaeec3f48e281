// The enum codes of inspections; those that the reference data has stand there with the same meaning.

/** Why an inspection takes place. */
export const inspectionKinds = ["ROUTINE", "SELF", "FOLLOW_UP", "SPECIAL"] as const;
export type InspectionKindCode = (typeof inspectionKinds)[number];

/** What may ask for an inspection besides a plan. */
export const inspectionOwners = ["RECTIFICATION", "RATING", "AUDIT", "SUPERVISION"] as const;
export type InspectionOwnerCode = (typeof inspectionOwners)[number];

/** The states of an inspection; which leads to which is the lifecycle's business. */
export const inspectionStatuses = [
  "DRAFT",
  "SUBMITTED",
  "RETURNED",
  "CONFIRMED",
  "NOT_PERFORMED",
  "WITHDRAWN",
] as const;
export type InspectionStatusCode = (typeof inspectionStatuses)[number];

/** Why a visit that was to take place did not. */
export const notPerformedReasons = ["CLOSED", "RELOCATED", "DISSOLVED", "NO_CONTACT", "REFUSED"] as const;

/** What became of a finding that a follow-up looked at. */
export const findingCheckOutcomes = ["RECTIFIED", "PARTLY_RECTIFIED", "NOT_RECTIFIED"] as const;

/** In which part somebody signs on the tablet; co-inspectors sign by themselves later. */
export const signatureRoles = ["INSPECTED_UNION", "INSPECTOR", "WITNESS"] as const;

/** What a reviewer decides about a submitted inspection. */
export const reviewDecisions = ["CONFIRM", "RETURN", "FORWARD"] as const;
export type ReviewDecisionCode = (typeof reviewDecisions)[number];

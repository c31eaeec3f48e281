import type { FindingSeverity } from "../checklists/checklist-body.js";
import type { FollowUpStateCode } from "./finding.types.js";

/** Working days after close-out from which, and up to which, a follow-up takes place. Our defaults. */
export const FOLLOW_UP_FROM_DAYS = 30;
export const FOLLOW_UP_UNTIL_DAYS = 90;
/** Share of the closed MINOR findings that are drawn for a follow-up. */
export const MINOR_SHARE = 0.2;

/** What a closed finding waits for: all CRITICAL and MAJOR ones are looked at again, MINOR ones are drawn. */
export const followUpAfterClose = (severity: FindingSeverity): FollowUpStateCode | null =>
  (({ IMMEDIATE: null, CRITICAL: "DUE", MAJOR: "DUE", MINOR: "UNDRAWN" }) as const)[severity];

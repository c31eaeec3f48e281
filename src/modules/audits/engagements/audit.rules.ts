import { yearOf } from "../../../platform/clock/day.rules.js";
import { OfficerPost } from "../../trade-unions/duties/officer-post.rules.js";
import { ConcurrentPostKind } from "../../trade-unions/officers/officer-eligibility.rules.js";

/** An audit is never the affair of one person. */
export const MINIMUM_AUDITORS = 2;
export const MAXIMUM_AUDITORS = 20;
/** Working days between the notice and the first day on site. */
export const NOTICE_DAYS = 3;
/** Working days in which the working paper is to be submitted, from the first day on site. */
export const FIELDWORK_DAYS = 30;
/** Working days in which the union comments on the draft. */
export const COMMENT_DAYS = 10;
/** Working days for putting right what an audit found, from the service of the report. */
export const RECTIFICATION_DAYS = 60;
/** How far ahead the first day on site may lie. */
export const MAXIMUM_NOTICE_DAYS = 366;

/**
 * Posts that keep somebody from auditing a union and from sitting on its commission. The register does not say which
 * vice-chair is in charge of the money, so none of them may.
 */
export const POSTS_IN_CHARGE: readonly OfficerPost[] = [
  OfficerPost.CHAIR,
  OfficerPost.EXECUTIVE_VICE_CHAIR,
  OfficerPost.VICE_CHAIR,
  OfficerPost.FINANCE,
];

/** Posts beside the union that have to do with the unit's money. */
export const CONCURRENT_POSTS_IN_CHARGE: readonly ConcurrentPostKind[] = [ConcurrentPostKind.FINANCE_HEAD];

/** The period under which the working paper is kept: the year in which the audited time ends. */
export const periodOfAudit = (periodTo: string): string => periodTo.slice(0, 4);

/** The order of an audit's days: it looks back, so nothing of it may lie in the future. */
export type PeriodFault = "DATES_OUT_OF_ORDER" | "AUDIT_PERIOD_IN_FUTURE" | "AUDIT_PERIOD_TOO_LONG";

const MAXIMUM_YEARS = 10;

export function faultsOfPeriod(from: string, to: string, today: string): PeriodFault[] {
  const faults: PeriodFault[] = [];
  if (to < from) faults.push("DATES_OUT_OF_ORDER");
  if (to > today) faults.push("AUDIT_PERIOD_IN_FUTURE");
  if (yearOf(to) - yearOf(from) > MAXIMUM_YEARS) faults.push("AUDIT_PERIOD_TOO_LONG");
  return faults;
}

/** Whether the report may be issued: the union has commented, or its time is over. */
export const isCommentTimeOver = (commentsDueOn: string, today: string): boolean => today > commentsDueOn;

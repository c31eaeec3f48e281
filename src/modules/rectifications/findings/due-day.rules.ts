import { addWorkingDays, dueInWorkingDays, type WorkingCalendar } from "../../calendar/working-day.rules.js";
import type { FindingSeverity } from "../../checklists/checklist-body.js";

/** Working days for putting a finding right where its criterion does not say; 0 is the end of the day of service. Our defaults. */
export const RECTIFICATION_DAYS: Readonly<Record<FindingSeverity, number>> = {
  IMMEDIATE: 0,
  CRITICAL: 7,
  MAJOR: 15,
  MINOR: 30,
};
/** Working days after which a notice counts as served although nobody acknowledged it. */
export const SERVICE_DAYS = 3;
/** Working days that one extension adds at the most. */
export const LONGEST_EXTENSION_DAYS = 15;
/** Working days for putting right what the competent body found to be so. */
export const DAYS_AFTER_CONCLUSION = 60;

/** The day from which the time runs: the acknowledgement, or the third working day after the issue, whichever is first. */
export function serviceDay(calendar: WorkingCalendar, issuedOn: string, acknowledgedOn: string | null): string {
  const deemed = addWorkingDays(calendar, issuedOn, SERVICE_DAYS);
  return acknowledgedOn !== null && acknowledgedOn < deemed ? acknowledgedOn : deemed;
}

export interface DueDay {
  servedOn: string;
  dueWorkingDays: number;
  dueOn: string;
  dueIsProvisional: boolean;
}

/** The last day for something that was served on a day. */
export function dueAfterService(calendar: WorkingCalendar, servedOn: string, workingDays: number): DueDay {
  const { dueOn, isProvisional } = dueInWorkingDays(calendar, servedOn, workingDays);
  return { servedOn, dueWorkingDays: workingDays, dueOn, dueIsProvisional: isProvisional };
}

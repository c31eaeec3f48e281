import { dueInWorkingDays, type WorkingCalendar } from "../../calendar/working-day.rules.js";
import { addDays } from "../../../platform/clock/day.rules.js";

/** The last day of a notice: its first day counts when it is a working day. */
export function noticeDays(
  calendar: WorkingCalendar,
  opensOn: string,
  workingDays: number,
): { closesOn: string; isProvisional: boolean } {
  const { dueOn, isProvisional } = dueInWorkingDays(calendar, addDays(opensOn, -1), workingDays);
  return { closesOn: dueOn, isProvisional };
}

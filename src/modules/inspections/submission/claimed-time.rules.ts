import { daysAfter, firstInstant } from "../../../platform/clock/day.rules.js";

/** Before this no union of the federation was inspected by these standards. */
const EARLIEST = firstInstant("2012-01-01");
const LONGEST_AHEAD_DAYS = 1;

/** Whether the time that a tablet claims can be meant: its clock may be wrong by a day, and not by years. */
export const isPlausibleTime = (claimed: Date, receivedAt: Date): boolean =>
  claimed >= EARLIEST && claimed <= daysAfter(receivedAt, LONGEST_AHEAD_DAYS);

import { addDays, daysBetween } from "../../../platform/clock/day.rules.js";

export const reminderKinds = ["DUE_SOON", "DUE_TODAY", "OVERDUE"] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** Days of the calendar before the due day on which a union is first reminded. */
export const FIRST_REMINDER_DAYS = 3;
/** Days between the reminders of what is overdue. */
const OVERDUE_INTERVAL_DAYS = 7;
/** Overdue reminders after which the street, and then the federation, is told too. */
const STREET_AFTER = 1;
const FEDERATION_AFTER = 2;

/** A reminder with the day for which it was planned, which makes it the same one however often, or late, it is looked at. */
export interface Reminder {
  kind: ReminderKind;
  onDay: string;
}

/**
 * What a union is to be reminded of on a day: from three days before, on the due day, and weekly after it. Of several
 * that were missed only the last one is left, since the earlier ones say nothing more.
 */
export function reminderOn(dueOn: string, today: string): Reminder | undefined {
  const days = daysBetween(dueOn, today);
  if (days < -FIRST_REMINDER_DAYS) return undefined;
  if (days < 0) return { kind: "DUE_SOON", onDay: addDays(dueOn, -FIRST_REMINDER_DAYS) };
  if (days === 0) return { kind: "DUE_TODAY", onDay: dueOn };
  const weeks = Math.floor(days / OVERDUE_INTERVAL_DAYS);
  return weeks === 0 ? undefined : { kind: "OVERDUE", onDay: addDays(dueOn, weeks * OVERDUE_INTERVAL_DAYS) };
}

/** Up to which level of the tree the reminder goes: the union itself always, the street and the federation when it stays overdue. */
export function escalationOf(dueOn: string, { kind, onDay }: Reminder): readonly ("STREET" | "FEDERATION")[] {
  if (kind !== "OVERDUE") return [];
  const weeks = daysBetween(dueOn, onDay) / OVERDUE_INTERVAL_DAYS;
  return [
    ...(weeks >= STREET_AFTER ? (["STREET"] as const) : []),
    ...(weeks >= FEDERATION_AFTER ? (["FEDERATION"] as const) : []),
  ];
}

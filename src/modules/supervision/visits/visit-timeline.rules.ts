import { businessDay } from "../../../platform/clock/clock.js";
import { dueInWorkingDays, type DueDay, type WorkingCalendar } from "../../calendar/working-day.rules.js";
import type { SupervisionVisit } from "./visit.entity.js";

/** Working days of the procedure (federation's own defaults). */
const REPORT_WORKING_DAYS = 3;
const REVIEW_WORKING_DAYS = 3;
const STATEMENT_WORKING_DAYS = 5;

type Instant = Date | string;

const dueAfter = (calendar: WorkingCalendar, instant: Instant | null, days: number): DueDay | null =>
  instant === null ? null : dueInWorkingDays(calendar, businessDay(new Date(instant)), days);

/** The day of an opening by the tablet's clock, or of its receipt where the clock ran ahead: that wins nobody a day. */
export const openingDay = (openedAt: Instant, receivedAt: Instant): string =>
  businessDay(new Date(Math.min(new Date(openedAt).getTime(), new Date(receivedAt).getTime())));

/** Last day for the report; null before the opening. */
export const reportDue = (
  calendar: WorkingCalendar,
  { openedAt, openedReceivedAt }: Pick<SupervisionVisit, "openedAt" | "openedReceivedAt">,
): DueDay | null =>
  openedAt === null
    ? null
    : dueInWorkingDays(calendar, openingDay(openedAt, openedReceivedAt ?? openedAt), REPORT_WORKING_DAYS);

/** Last day for the review; null without a report. */
export const reviewDue = (
  calendar: WorkingCalendar,
  { reportedAt }: Pick<SupervisionVisit, "reportedAt">,
): DueDay | null => dueAfter(calendar, reportedAt, REVIEW_WORKING_DAYS);

/** Last day for the statement of the visited union; null before the confirmation. */
export const statementDue = (
  calendar: WorkingCalendar,
  { confirmedAt }: Pick<SupervisionVisit, "confirmedAt">,
): DueDay | null => dueAfter(calendar, confirmedAt, STATEMENT_WORKING_DAYS);

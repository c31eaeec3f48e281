/** Working days of the procedure (federation's own defaults). */
export const REPORT_WORKING_DAYS = 3;
export const REVIEW_WORKING_DAYS = 3;
export const STATEMENT_WORKING_DAYS = 5;

/** The quarter of a day, as a period. */
export const quarterOf = (day: string): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

/** The days of an office: `until` is the first day without it. */
export interface OfficeDays {
  since: string;
  until: string | null;
}

/** Whether somebody holds the office on a day; `inOfficeOn` says the same in SQL. */
export const isInOffice = ({ since, until }: OfficeDays, day: string): boolean =>
  since <= day && (until === null || until > day);

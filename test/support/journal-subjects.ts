import type pg from "pg";
import { watchedTables } from "../../src/app/verified-tables.js";

/** What a row is a part of: the entry about the whole covers it. */
const PART_OF: Readonly<Record<string, string>> = {
  award_events: "Award",
  calendar_days: "CalendarYear",
  calendar_years: "CalendarYear",
  devices: "Account",
  eligible_employer_reports: "TradeUnion",
  finding_contests: "Finding",
  finding_extensions: "Finding",
  finding_reminders: "Message",
  finding_transfers: "Finding",
  follow_up_draws: "FollowUpDraw",
  headcounts: "TradeUnion",
  inspection_reviews: "Inspection",
  notice_numbers: "Notice",
  rating_reviews: "RatingApplication",
  rectifications: "Finding",
  target_progresses: "Target",
  visit_referrals: "SupervisionVisit",
  visit_reports: "SupervisionVisit",
  visit_shut_insiders: "SupervisionVisit",
  visit_team_draws: "SupervisionVisit",
};

/** What changes many rows at once, by table and operation: one entry about it covers them all. */
const TOGETHER: Readonly<Record<string, readonly string[]>> = {
  // The passwords of the demonstration.
  "accounts U": ["Database"],
  // The visits of a plan are made, given out and called off with it.
  "assignment_inspectors I": ["InspectionPlan"],
  "assignment_runs I": ["InspectionPlan"],
  "assignments I": ["InspectionPlan"],
  "assignments U": ["InspectionPlan"],
  // Files are announced by what they belong to.
  "evidence I": ["Finding", "Inspection", "RatingApplication"],
  "evidence U": ["Finding", "Inspection", "RatingApplication"],
  // All of an inspection; and those of a month of which a draw spares most.
  "findings I": ["Inspection"],
  "findings U": ["FollowUpDraw"],
  // A union takes along what is below it.
  "trade_unions U": ["TradeUnion"],
};

/** What the program changed in transactions that have an entry, but none about what was changed. */
export async function changesUnderOtherNames(pool: pg.Pool): Promise<string[]> {
  const covering = Object.fromEntries([
    ...Object.entries(PART_OF).flatMap(([table, subject]) =>
      ["I", "U", "D"].map((op) => [`${table} ${op}`, [subject]]),
    ),
    ...Object.entries(TOGETHER),
  ]) as Record<string, readonly string[]>;
  const found = await pool.query<{ change: string }>(
    `select distinct s.table_name || ' ' || s.operation || ' (' || array_to_string(array(
        select distinct e.action from journal_entries e
        where e.transaction_id = s.transaction_id and e.begun_at = s.begun_at order by 1), ', ') || ')' as change
      from row_states s
      where s.operation <> 'A' and s.written_by like '% liuyou' and s.table_name <> all ($2::text[])
        -- Without any entry it is named already, or needs none.
        and exists (select from journal_entries e where e.transaction_id = s.transaction_id and e.begun_at = s.begun_at)
        and not exists (select from journal_entries e
          where e.transaction_id = s.transaction_id and e.begun_at = s.begun_at
            and (e.subject_id::text = split_part(s.row_key, ' ', 1)
              or $1::jsonb -> (s.table_name || ' ' || s.operation) ? e.subject_type))
      order by 1`,
    [
      JSON.stringify(covering),
      watchedTables.filter((each) => each.unjournaled !== undefined).map(({ table }) => table),
    ],
  );
  return found.rows.map(({ change }) => change);
}

import type { WatchedTable } from "../platform/row-states/watched-table.js";

const watched = (...tables: string[]): WatchedTable[] => tables.map((table) => ({ table }));

/** Tables of which each change is noted and journaled, in the order of the modules; `npm run verify` compares all of them. */
export const watchedTables: readonly WatchedTable[] = [
  ...watched("accounts"),
  { table: "devices", except: { last_seen_at: "moves with every use of the device, which nobody journals" } },
  ...watched("calendar_years", "calendar_days"),
  ...watched(
    "trade_unions",
    "grants",
    "pending_grants",
    "employers",
    "coverages",
    "eligible_employer_reports",
    "sites",
    "officers",
  ),
  ...watched("headcounts", "member_appraisals", "targets", "target_progresses", "trade_union_proposals"),
  ...watched("checklists", "evidence"),
  ...watched("inspection_plans", "assignments", "assignment_inspectors", "assignment_runs"),
  // A draft is its inspector's own until it is submitted, also beside a returned revision.
  {
    table: "inspections",
    only: "r.status <> 'DRAFT'",
    except: {
      draft: "the next revision's draft beside a returned one is its inspector's own until it is submitted",
      version: "moves with every save of such a draft",
    },
  },
  ...watched("inspection_revisions", "inspection_reviews", "co_signatures"),
  ...watched("notices", "notice_numbers", "findings", "rectifications", "finding_extensions", "finding_contests"),
  ...watched("finding_transfers", "assignment_findings", "follow_up_draws", "follow_ups"),
  ...watched("messages", "message_addressees", "message_recipients", "finding_reminders"),
  ...watched("rating_programs", "rating_quotas", "awards", "award_events", "public_notices", "rating_applications"),
  ...watched("rating_reviews", "public_notice_entries", "objections"),
  ...watched("auditing_commissions", "auditing_commission_members", "audits", "audit_auditors", "audit_findings"),
  ...watched("cadre_surveys", "union_funds"),
  ...watched(
    "visit_draws",
    "supervision_visits",
    "visit_team_members",
    "visit_team_draws",
    "visit_shut_insiders",
    "visit_reports",
    "visit_clues",
  ),
  ...watched("visit_statements", "visit_referrals"),
  {
    table: "visit_reads",
    isInsertOnly: true,
    unjournaled: "a read is no change, and is noted by the statement that reads",
  },
  ...watched("supervisors", "supervisor_pledges", "declared_relations"),
  ...watched("circulars", "circular_recipients", "circular_visits"),
];

/** Tables that `npm run verify` makes anew from watched ones. */
export const recomputedTables: readonly string[] = [
  "trade_union_scopes",
  "inspection_results",
  "inspection_aggregates",
  "criterion_aggregates",
  "standings",
  "standing_histograms",
];

/** The journal and what it stands on: it verifies itself. */
export const journalTables: readonly string[] = [
  "journal_entries",
  "journal_chain",
  "sequencer_watermarks",
  "row_states",
];

/** What nothing inside the database can vouch for: a table, or one column of a table that is verified otherwise, and why. */
export const beyondVerification: Readonly<Record<string, string>> = {
  sessions: "come and go with every refresh; what is done in a false one is journaled under the account's name",
  session_tokens: "last minutes; what is done with a false one is journaled under the account's name",
  rejections: "what was refused is kept for its sender only and ages out; nothing follows from it",
  stored_counts: "how much an account has stored lately, to refuse more; nothing else follows from it",
  message_reads: "who has opened a message is kept for that person only; nothing follows from it",
  installation_facts:
    "marks of the installation itself, such as which reference data were loaded; nothing follows from them",
  migrations: "compared with the program at every start instead",
  "devices.last_seen_at": "moves with every use of the device",
  "inspections.draft": "a draft beside a returned revision is its inspector's own until it is submitted",
  "inspections.version": "moves with every save of such a draft; only tells two writers apart",
  "inspections (drafts)": "a draft is its inspector's own until it is submitted; nothing follows from it",
  "rows before their table was watched": "taken as they stood, with the day and their number in the journal",
  "row_states.salt":
    "not covered on purpose: earlier states lose theirs when a text is redacted; the newest one is compared",
  "when a read was noted":
    "no entry covers the transaction of a state of visit_reads; all else of it is compared with the row",
  "row_states.written_by": "tells an operator where to look, and proves nothing",
  "an entry deleted before its position":
    "nothing refers to it for that second but the states it covers, which show as changes nobody journaled",
  "journal_entries.sequence": "the order of arrival within a transaction; the chain has the order that counts",
  "sequencer_watermarks.transaction_id":
    "where the sequencer goes on reading; entries it would miss are found one by one",
};

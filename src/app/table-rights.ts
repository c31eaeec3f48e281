import type { TableRights } from "../platform/database/rights.js";

/**
 * What the program's role may do beyond reading, adding and changing. A new table is in neither list: its rows are then
 * changed, but not deleted. One that records what happened goes into `history`; one from which a command or a job deletes,
 * into `erasable`.
 */
export const tableRights: TableRights = {
  history: [
    "journal_entries",
    "journal_chain",
    "row_states",
    // Inspections as they stood, who decided on them, and who was sent for them.
    "inspection_revisions",
    "inspection_reviews",
    "assignment_runs",
    "assignment_findings",
    "follow_ups",
    "follow_up_draws",
    "finding_reminders",
    // Awards.
    "award_events",
    "rating_reviews",
    "public_notice_entries",
    "member_appraisals",
    // Audits.
    "audit_auditors",
    "audit_findings",
    // Unannounced visits.
    "visit_draws",
    "visit_team_draws",
    "visit_reads",
    "visit_reports",
    "visit_clues",
    "visit_statements",
    "visit_referrals",
    "supervisor_pledges",
    "circular_visits",
    // Who was told what.
    "message_recipients",
  ],
  erasable: [
    // Who is signed in, and what of it nobody needs any more.
    "sessions",
    "session_tokens",
    "devices",
    // What people stored without anybody's approval.
    "rejections",
    "stored_counts",
    // A trigger lets only drafts of checklists go.
    "checklists",
    // Lists that are written anew as a whole.
    "assignment_inspectors",
    "auditing_commission_members",
    "calendar_days",
    "circular_recipients",
    "rating_quotas",
    // Derived, and rebuilt from what they are derived from.
    "trade_union_scopes",
    "inspection_results",
    "inspection_aggregates",
    "criterion_aggregates",
    "standings",
    "standing_histograms",
    // Marks of the installation, of which a password that was told goes.
    "installation_facts",
  ],
};

import { Migration20261101_journal } from "../../migrations/Migration20261101_journal.js";
import { Migration20261102_identity } from "../../migrations/Migration20261102_identity.js";
import { Migration20261103_trade_unions } from "../../migrations/Migration20261103_trade_unions.js";
import { Migration20261104_checklists } from "../../migrations/Migration20261104_checklists.js";
import { Migration20261105_evidence } from "../../migrations/Migration20261105_evidence.js";
import { Migration20261106_inspections } from "../../migrations/Migration20261106_inspections.js";
import { Migration20261107_findings } from "../../migrations/Migration20261107_findings.js";
import { Migration20261108_awards } from "../../migrations/Migration20261108_awards.js";
import { Migration20261109_standings } from "../../migrations/Migration20261109_standings.js";
import { Migration20261110_installation_facts } from "../../migrations/Migration20261110_installation_facts.js";
import { Migration20261111_calendar } from "../../migrations/Migration20261111_calendar.js";
import { Migration20261113_messages } from "../../migrations/Migration20261113_messages.js";
import { Migration20261113_follow_ups } from "../../migrations/Migration20261113_follow_ups.js";
import { Migration20261114_ratings } from "../../migrations/Migration20261114_ratings.js";
import { Migration20261115_audits } from "../../migrations/Migration20261115_audits.js";
import { Migration20261115_union_funds } from "../../migrations/Migration20261115_union_funds.js";
import { Migration20261115_auditing_commissions } from "../../migrations/Migration20261115_auditing_commissions.js";
import { Migration20261115_cadre_surveys } from "../../migrations/Migration20261115_cadre_surveys.js";
import { Migration20261116_visits } from "../../migrations/Migration20261116_visits.js";
import { Migration20261117_supervisors } from "../../migrations/Migration20261117_supervisors.js";
import { Migration20261122_circulars } from "../../migrations/Migration20261122_circulars.js";
import { Migration20261130_01_qualified_names } from "../../migrations/Migration20261130_01_qualified_names.js";
import { Migration20261130_02_earlier_forms } from "../../migrations/Migration20261130_02_earlier_forms.js";
import { Migration20261130_03_kept_inspections } from "../../migrations/Migration20261130_03_kept_inspections.js";
import { Migration20261130_50_withheld_answers } from "../../migrations/Migration20261130_50_withheld_answers.js";
import { Migration20261130_51_withdrawn_notices } from "../../migrations/Migration20261130_51_withdrawn_notices.js";
import { Migration20261130_52_visits_by_opening } from "../../migrations/Migration20261130_52_visits_by_opening.js";
import { Migration20261130_53_suspicions_apart } from "../../migrations/Migration20261130_53_suspicions_apart.js";
import { Migration20261130_60_pending_grants } from "../../migrations/Migration20261130_60_pending_grants.js";
import { Migration20261130_61_shut_visits } from "../../migrations/Migration20261130_61_shut_visits.js";
import { Migration20261130_70_storage_ceilings } from "../../migrations/Migration20261130_70_storage_ceilings.js";
import { Migration20261130_71_row_states } from "../../migrations/Migration20261130_71_row_states.js";
import { Migration20261201_20_award_causes } from "../../migrations/Migration20261201_20_award_causes.js";

/**
 * Every migration, oldest first. A landed one is never edited; a new one goes to the end, with a name that sorts after all
 * before it, and `npm run database:emit` notes its hash in `migrations/landed.json`.
 */
export const migrations = [
  Migration20261101_journal,
  Migration20261102_identity,
  Migration20261103_trade_unions,
  Migration20261104_checklists,
  Migration20261105_evidence,
  Migration20261106_inspections,
  Migration20261107_findings,
  Migration20261108_awards,
  Migration20261109_standings,
  Migration20261110_installation_facts,
  Migration20261111_calendar,
  Migration20261113_messages,
  Migration20261113_follow_ups,
  Migration20261114_ratings,
  Migration20261115_audits,
  Migration20261115_union_funds,
  Migration20261115_auditing_commissions,
  Migration20261115_cadre_surveys,
  Migration20261116_visits,
  Migration20261117_supervisors,
  Migration20261122_circulars,
  Migration20261130_01_qualified_names,
  Migration20261130_02_earlier_forms,
  Migration20261130_03_kept_inspections,
  Migration20261130_50_withheld_answers,
  Migration20261130_51_withdrawn_notices,
  Migration20261130_52_visits_by_opening,
  Migration20261130_53_suspicions_apart,
  Migration20261130_60_pending_grants,
  Migration20261130_61_shut_visits,
  Migration20261130_70_storage_ceilings,
  Migration20261130_71_row_states,
  Migration20261201_20_award_causes,
];

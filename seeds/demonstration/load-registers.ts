import type pg from "pg";
import type { Accounts } from "./accounts.js";
import { commissionRows, fundRows } from "./audit-registers.js";
import { loadInBulk } from "./bulk-load.js";
import { type DemonstrationCalendar, instantOn, isoInstant } from "./calendar.js";
import { copyRows, type Row } from "./copy.js";
import { employerRows } from "./employers.js";
import { headcountRows, siteRows, targetRows } from "./registers.js";
import type { DemonstrationStory } from "./story.js";
import { supervisorRows } from "./supervisors.js";
import type { DemonstrationTree } from "./tree.js";
import { unionRow } from "./union-rows.js";

const TABLES = [
  "trade_unions",
  "trade_union_scopes",
  "grants",
  "employers",
  "coverages",
  "eligible_employer_reports",
  "officers",
  "headcounts",
  "member_appraisals",
  "sites",
  "targets",
  "target_progresses",
  "union_funds",
  "auditing_commissions",
  "auditing_commission_members",
];

export interface Registers {
  readonly tree: DemonstrationTree;
  readonly accounts: Accounts;
  /** Not needed before the tree is entered. */
  readonly story: Promise<Pick<DemonstrationStory, "officers" | "appraisals">>;
}

/** Enters the tree, the accounts and every register of the unions. */
export async function loadRegisters(
  client: pg.Client,
  seed: number,
  calendar: DemonstrationCalendar,
  { tree, accounts, story }: Registers,
): Promise<void> {
  const copy = (table: string, columns: string, rows: Iterable<Row>) => copyRows(client, table, columns, rows);
  const registeredAt = isoInstant(instantOn(calendar.countedOn, 540));
  const { targets, progresses } = targetRows(seed, calendar, tree);
  await copy("accounts", "id username name language password_hash created_at", accounts.accounts);
  await loadInBulk(client, TABLES, async () => {
    await copy(
      "trade_unions",
      `id number parent_id path code credit_code name initials level form ownership ownership_tags founded_on
        term_starts_on term_ends_on certificate_expires_on committee_size address latitude longitude contact_phone
        size_class created_at`,
      tree.all.map((union) => unionRow(union, registeredAt)),
    );
    await client.query("select setval(pg_get_serial_sequence('trade_unions', 'number'), $1)", [tree.all.length]);
    await copy("grants", "id account_id trade_union_id role extra_permissions since created_at", accounts.grants);
    const { officers, appraisals } = await story;
    const employers = employerRows(seed, calendar, tree);
    await copy(
      "employers",
      "id name initials credit_code ownership tags workers members address created_at",
      employers.employers,
    );
    await copy("coverages", "id employer_id trade_union_id kind since created_at", employers.coverages);
    await copy(
      "eligible_employer_reports",
      "id trade_union_id reported_on value qualifier derived_from created_at",
      employers.eligible,
    );
    await copy(
      "officers",
      `id trade_union_id account_id name post concurrent_post concurrent_post_kind party_body_kind since until
        trained_on created_at`,
      officers,
    );
    await copy(
      "headcounts",
      `id trade_union_id counted_on workers members women_members non_public_members non_public_qualifier created_at`,
      headcountRows(seed, calendar, tree),
    );
    await copy(
      "member_appraisals",
      "id trade_union_id year round eligible issued valid satisfied basically_satisfied dissatisfied created_at",
      appraisals,
    );
    await copy(
      "sites",
      "id trade_union_id kind name address latitude longitude created_at",
      siteRows(seed, calendar, tree),
    );
    await copy(
      "targets",
      "id trade_union_id parent_id measure starts_on ends_on assigned assigner source_document created_at",
      targets,
    );
    await copy(
      "union_funds",
      "id trade_union_id year item source amount qualifier created_at",
      fundRows(seed, calendar, tree),
    );
    const { commissions, members } = commissionRows(seed, calendar, tree, officers);
    await copy("auditing_commissions", "id trade_union_id elected_on term_ends_on created_at", commissions);
    await copy("auditing_commission_members", "commission_id place name post account_id", members);
    await copy("target_progresses", "id target_id recorded_for done qualifier evidence_note created_at", progresses);
  });
  const { supervisors, pledges } = supervisorRows(seed, calendar, tree, accounts);
  await copy(
    "supervisors",
    "id trade_union_id account_id source term_from term_to idempotency_key created_at",
    supervisors,
  );
  await copy("supervisor_pledges", "supervisor_id kind signed_on", pledges);
}

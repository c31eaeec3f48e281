import type pg from "pg";
import type { Accounts } from "./accounts.js";
import type { DemonstrationCalendar } from "./calendar.js";
import { copyRows } from "./copy.js";
import {
  APPLICATION_COLUMNS,
  AWARD_COLUMNS,
  ENTRY_COLUMNS,
  EVENT_COLUMNS,
  NOTICE_COLUMNS,
  ratingRows,
} from "./ratings.js";
import { siteRows } from "./registers.js";
import type { DemonstrationTree } from "./tree.js";

/** Authorizes the rating programs and enters what was conferred under them and what is posted. */
export async function loadRatings(
  client: pg.Client,
  seed: number,
  calendar: DemonstrationCalendar,
  { tree, accounts }: { tree: DemonstrationTree; accounts: Accounts },
): Promise<void> {
  // A made-up number, as everything here: without one nobody could apply.
  await client.query("update rating_programs set basis_document = $1", [`思工〔${calendar.today.slice(0, 4)}〕1号`]);
  const rows = ratingRows(seed, calendar, tree, accounts, siteRows(seed, calendar, tree));
  await copyRows(client, "awards", AWARD_COLUMNS, rows.awards);
  await copyRows(client, "award_events", EVENT_COLUMNS, rows.events);
  await copyRows(client, "public_notices", NOTICE_COLUMNS, rows.notices);
  await copyRows(client, "rating_applications", APPLICATION_COLUMNS, rows.applications);
  await copyRows(client, "public_notice_entries", ENTRY_COLUMNS, rows.entries);
}

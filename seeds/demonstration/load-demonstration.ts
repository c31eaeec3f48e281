import type pg from "pg";
import { frozenChecklist, type FrozenChecklist } from "../../src/modules/checklists/checklist.queries.js";
import { toMicroseconds, writeEntries } from "../../src/platform/journal/journal.js";
import { demonstrationAccounts } from "./accounts.js";
import { demonstrationCalendar, type DemonstrationCalendar } from "./calendar.js";
import { DEMONSTRATION } from "./demonstration-state.js";
import { loadInspections } from "./load-inspections.js";
import { loadRatings } from "./load-ratings.js";
import { loadRegisters } from "./load-registers.js";
import { managerOn } from "../../src/platform/database/client-manager.js";
import { withClient } from "../../src/platform/database/with-client.js";
import { randomFor } from "./random.js";
import { makeStory } from "./story.js";
import { demonstrationTree, type DemonstrationTree } from "./tree.js";

export { demonstrationState, type DemonstrationState } from "./demonstration-state.js";

/** The seed of the district that everybody sees; another one gives another district of the same size. */
export const DEMONSTRATION_SEED = 350_203;

export interface DemonstrationOptions {
  /** URL of the role that owns the tables. */
  ownerUrl: string;
  /** The day (`YYYY-MM-DD`) that the district takes for today. */
  today: string;
  seed?: number;
  log: (line: string) => void;
}

/**
 * Fills an empty database with the demonstration district, in one transaction and with one journal entry. The same seed
 * and day give the same rows. Needs the default checklists; refuses a database that has trade unions.
 */
export async function loadDemonstration(options: DemonstrationOptions): Promise<void> {
  const { ownerUrl, today, seed = DEMONSTRATION_SEED, log } = options;
  const calendar = demonstrationCalendar(today);
  await withClient({ connectionString: ownerUrl, options: "-c TimeZone=UTC -c jit=off" }, async (client) => {
    await client.query("begin");
    // Two servers may start together; the second then finds a district and refuses.
    await client.query("lock table trade_unions in access exclusive mode");
    await requireEmpty(client);
    await load(client, seed, calendar, log);
    await client.query("commit");
  });
}

async function requireEmpty(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query("select from trade_unions limit 1");
  if (rowCount !== 0) throw new Error("the demonstration district is only loaded into a database without trade unions");
}

async function defaultChecklist(client: pg.Client): Promise<FrozenChecklist> {
  const { rows } = await client.query<{ id: string }>(
    "select id from checklists where code = 'SIX_STANDARDS_DEFAULT' and version = 1 and status <> 'DRAFT'",
  );
  const [found] = rows;
  const checklist = found && (await frozenChecklist(managerOn(client), found.id));
  if (checklist === undefined)
    throw new Error("the default checklists have to be loaded before the demonstration district");
  return checklist;
}

async function load(
  client: pg.Client,
  seed: number,
  calendar: DemonstrationCalendar,
  log: (line: string) => void,
): Promise<void> {
  const checklist = await defaultChecklist(client);
  log(`loading the demonstration district for ${calendar.today}`);
  const tree = demonstrationTree(seed, calendar);
  const accounts = demonstrationAccounts(seed, calendar, tree);
  const making = makeStory(seed, calendar, tree, accounts, checklist);
  const [story] = await Promise.all([making, loadRegisters(client, seed, calendar, { tree, accounts, story: making })]);
  log("loading two quarters of inspections");
  await loadInspections(client, { tree, accounts, checklist, story });
  await loadRatings(client, seed, calendar, { tree, accounts });
  await record(client, seed, calendar, tree);
}

/** The facts of the load, and its one journal entry. */
async function record(
  client: pg.Client,
  seed: number,
  calendar: DemonstrationCalendar,
  tree: DemonstrationTree,
): Promise<void> {
  const { today, loadedAt, inspectedPeriod, currentPeriod } = calendar;
  await client.query("insert into installation_facts (key, value) values ($1, $2)", [
    DEMONSTRATION,
    JSON.stringify({ today, loadedAt, seed }),
  ]);
  await writeEntries(managerOn(client), [
    {
      id: randomFor(seed, "journal").id(Date.parse(loadedAt)),
      at: toMicroseconds(new Date(loadedAt)),
      actorId: null,
      action: "demonstration.loaded",
      subjectType: "TradeUnion",
      subjectId: tree.district.id,
      details: { today, seed, inspectedPeriod, currentPeriod, tradeUnions: tree.all.length },
      beforeHash: null,
      afterHash: null,
    },
  ]);
}

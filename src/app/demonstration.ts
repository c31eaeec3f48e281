import { randomBytes } from "node:crypto";
import type { EntityManager } from "@mikro-orm/postgresql";
import { demonstrationState } from "../../seeds/demonstration/demonstration-state.js";
import { loadDemonstration } from "../../seeds/demonstration/load-demonstration.js";
import { setDemonstrationPassword } from "../../seeds/demonstration/set-demonstration-password.js";
import { ConfigError } from "../platform/config/config.js";
import { openOrm } from "../platform/database/orm.js";
import { oneAtATime } from "../platform/database/one-at-a-time.js";
import { row, rows, sql } from "../platform/database/sql.js";
import { entities } from "./entities.js";

export interface DemonstrationOptions {
  ownerUrl: string;
  /** Whether that is the owner of the tables, as which alone the district is made; else it is only looked for. */
  isOwner: boolean;
  /** The day the district is made for, when it is not made yet. */
  today: string;
  /** Sets everybody's password; a random one is made with the district when it is not given. */
  password: string | undefined;
  log: (line: string) => void;
}

export interface Demonstration {
  /** Whether the database holds the demonstration district: an empty one gets it, somebody's own data keep it out. */
  isPresent: boolean;
  /** The password, while no start has served since it was made, or when it was set just now. */
  password?: string;
  /** To be called once the password was printed by a start that serves: from then on nobody is told again. */
  served(): Promise<void>;
}

/** Refuses to serve a database in production whose accounts have a password that was printed, and everything in which is made up. */
export async function refuseDemonstration(em: EntityManager): Promise<void> {
  if ((await demonstrationState(em)) === undefined) return;
  throw new ConfigError(
    "The database holds the demonstration district, whose accounts are not served in production: name an empty database, or start without NODE_ENV=production.",
  );
}

/** Holds the password in the clear until somebody has been told; only ever one of accounts that production refuses. */
const UNTOLD_PASSWORD = "demonstration-password";

/** Makes the demonstration district in an empty database; of several that start together, one makes it. */
export function ensureDemonstration(options: DemonstrationOptions): Promise<Demonstration> {
  return oneAtATime(options.ownerUrl, () => onDatabase(options.ownerUrl, (em) => ensured(em, options)));
}

async function ensured(em: EntityManager, options: DemonstrationOptions): Promise<Demonstration> {
  const { ownerUrl, isOwner, today, log } = options;
  const served = () =>
    onDatabase(ownerUrl, async (later) => {
      await rows(later, sql`delete from installation_facts where key = ${UNTOLD_PASSWORD}`);
    });
  if ((await demonstrationState(em)) === undefined) {
    const found = await row<{ isEmpty: boolean }>(em, sql`select not exists (select from trade_unions) as "isEmpty"`);
    if (found?.isEmpty !== true) return { isPresent: false, served: () => Promise.resolve() };
    if (!isOwner)
      throw new ConfigError(
        "Wrong configuration. DEMO: the demonstration district is made by the role that owns the tables: set MIGRATION_DATABASE_URL for this start, or DEMO=0.",
      );
    // Kept before the district is made, so that a start that is killed at whatever point leaves it to the next one.
    const made = randomBytes(9).toString("base64url");
    await rows(
      em,
      sql`insert into installation_facts (key, value) values (${UNTOLD_PASSWORD}, to_jsonb(${made}::text))
        on conflict do nothing`,
    );
    log("making the demonstration district");
    await loadDemonstration({ ownerUrl, today, log });
  }
  const untold = await row<{ password: string }>(
    em,
    sql`select value #>> '{}' as password from installation_facts where key = ${UNTOLD_PASSWORD}`,
  );
  const password = options.password ?? untold?.password;
  if (password === undefined) return { isPresent: true, served };
  await setDemonstrationPassword(em, password);
  return { isPresent: true, password, served };
}

async function onDatabase<T>(url: string, work: (em: EntityManager) => Promise<T>): Promise<T> {
  const orm = await openOrm({ url, entities, poolSize: 1 });
  try {
    return await work(orm.em.fork() as EntityManager);
  } finally {
    await orm.close(true);
  }
}

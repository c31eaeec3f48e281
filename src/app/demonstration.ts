import { randomBytes } from "node:crypto";
import type { EntityManager } from "@mikro-orm/postgresql";
import { demonstrationState } from "../../seeds/demonstration/demonstration-state.js";
import { loadDemonstration } from "../../seeds/demonstration/load-demonstration.js";
import { setDemonstrationPassword } from "../../seeds/demonstration/set-demonstration-password.js";
import { ConfigError } from "../platform/config/config.js";
import { openOrm } from "../platform/database/orm.js";
import { row, sql } from "../platform/database/sql.js";
import { entities } from "./entities.js";

export interface DemonstrationOptions {
  ownerUrl: string;
  /** The day the district is made for, when it is not made yet. */
  today: string;
  /** Sets everybody's password; a random one is made with the district when it is not given. */
  password: string | undefined;
  log: (line: string) => void;
}

export interface Demonstration {
  /** Whether the database holds the demonstration district: an empty one gets it, somebody's own data keep it out. */
  isPresent: boolean;
  /** The password, when it was set just now. */
  password?: string;
}

/** Refuses to serve a database in production whose accounts have a password that was printed, and everything in which is made up. */
export async function refuseDemonstration(em: EntityManager): Promise<void> {
  if ((await demonstrationState(em)) === undefined) return;
  throw new ConfigError(
    "The database holds the demonstration district, whose accounts are not served in production: name an empty database, or start without NODE_ENV=production.",
  );
}

/** Makes the demonstration district in an empty database. */
export async function ensureDemonstration(options: DemonstrationOptions): Promise<Demonstration> {
  const { ownerUrl, today, password, log } = options;
  const orm = await openOrm({ url: ownerUrl, entities, poolSize: 1 });
  try {
    const em = orm.em.fork();
    const isLoaded = (await demonstrationState(em)) !== undefined;
    if (!isLoaded) {
      const found = await row<{ isEmpty: boolean }>(em, sql`select not exists (select from trade_unions) as "isEmpty"`);
      if (found?.isEmpty !== true) return { isPresent: false };
      log("making the demonstration district");
      await loadDemonstration({ ownerUrl, today, log });
    }
    const wanted = password ?? (isLoaded ? undefined : randomBytes(9).toString("base64url"));
    if (wanted === undefined) return { isPresent: true };
    await setDemonstrationPassword(em, wanted);
    return { isPresent: true, password: wanted };
  } finally {
    await orm.close(true);
  }
}

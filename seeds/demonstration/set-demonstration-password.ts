import type { EntityManager } from "@mikro-orm/postgresql";
import { hashPassword, isPassword } from "../../src/modules/identity/password-hash.js";
import { rows, sql } from "../../src/platform/database/sql.js";
import { DATABASE_ID, Journal } from "../../src/platform/journal/journal.js";
import { DEMONSTRATION_ACCOUNTS } from "./accounts.js";

/**
 * Gives all demonstration accounts one password; hashed once, since a hash for each would take longer than a start may.
 * Where all have it already nothing is written, however often the program is started.
 */
export async function setDemonstrationPassword(em: EntityManager, password: string): Promise<void> {
  const usernames = DEMONSTRATION_ACCOUNTS.map(({ username }) => username);
  if (await haveAll(em, usernames, password)) return;
  const passwordHash = await hashPassword(password);
  await em.transactional(async (transaction) => {
    const own = transaction as EntityManager;
    await rows(
      own,
      sql`update accounts set password_hash = ${passwordHash}, must_change_password = false
        where username = any(${usernames}::text[])`,
    );
    const journal = new Journal(null, new Date());
    journal.record("demonstration.password-set", { type: "Database", id: DATABASE_ID });
    await journal.write(own);
  });
}

async function haveAll(em: EntityManager, usernames: readonly string[], password: string): Promise<boolean> {
  const [held, ...others] = await rows<{ passwordHash: string; mustChange: boolean }>(
    em,
    sql`select distinct password_hash as "passwordHash", must_change_password as "mustChange" from accounts
      where username = any(${[...usernames]}::text[])`,
  );
  if (held === undefined || held.mustChange || others.length > 0) return false;
  return isPassword(password, held.passwordHash, { caller: "demonstration", isKnown: true });
}

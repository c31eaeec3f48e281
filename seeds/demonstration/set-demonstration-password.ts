import type { EntityManager } from "@mikro-orm/postgresql";
import { hashPassword } from "../../src/modules/identity/password-hash.js";
import { rows, sql } from "../../src/platform/database/sql.js";
import { DATABASE_ID, Journal } from "../../src/platform/journal/journal.js";
import { DEMONSTRATION_ACCOUNTS } from "./accounts.js";

/** Gives all demonstration accounts one password; hashed once, since a hash for each would take longer than a start may. */
export async function setDemonstrationPassword(em: EntityManager, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  const usernames = DEMONSTRATION_ACCOUNTS.map(({ username }) => username);
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

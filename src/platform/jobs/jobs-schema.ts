import pg from "pg";
import { getConstructionPlans, PgBoss } from "pg-boss";
import { withClient } from "../database/with-client.js";

/** Where the queues live, apart from the program's own tables. */
export const JOBS_SCHEMA = "jobs";

/** Changes with what the library expects of the tables. */
export const jobsSchemaFingerprint = (): string => getConstructionPlans(JOBS_SCHEMA);

/**
 * Brings the tables of the queues up to this version of their library, as the owner; the program itself may change what is
 * in them, never what they are.
 */
export async function prepareJobs({ ownerUrl, appRole }: { ownerUrl: string; appRole: string }): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: JOBS_SCHEMA,
    max: 1,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  boss.on("error", () => undefined);
  await boss.start();
  await boss.stop({ graceful: false });
  await withClient(ownerUrl, async (client) => {
    const owner = await client.query<{ role: string }>("select current_user as role");
    if (owner.rows[0]?.role === appRole) return;
    const role = pg.escapeIdentifier(appRole);
    await client.query(`grant usage on schema ${JOBS_SCHEMA} to ${role};
      grant select, insert, update, delete on all tables in schema ${JOBS_SCHEMA} to ${role};
      grant usage, select on all sequences in schema ${JOBS_SCHEMA} to ${role}`);
  });
}

/** A command that runs beside a server and uses the server's database. */
import { withLocalClient } from "../../src/platform/database/embedded/connections.js";
import { joinEmbeddedPostgres } from "../../src/platform/database/embedded-postgres.js";

const [dataDir = "", binaries] = process.argv.slice(2);
const database = await joinEmbeddedPostgres({ dataDir, binaries, log: () => {} });
await withLocalClient(database.appUrl, async (client) => {
  const { rows } = await client.query<{ role: string }>('select current_user::text as "role"');
  process.stdout.write(`${JSON.stringify({ appUrl: database.appUrl, role: rows[0]?.role })}\n`);
});
await database.stop();

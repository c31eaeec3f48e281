import {
  addAssignments,
  addPeople,
  addPreviousStandings,
  findSubject,
  loadDistrict,
  runFile,
  startDatabase,
  withClient,
} from "./database.mjs";
import { signIn } from "./people.mjs";
import { startServer } from "./processes.mjs";
import { openAssignments, templates, visits } from "./submissions.mjs";

/** Plans with an assignment for each of the 3,021 unions, for each round: more than are answered while it lasts. */
const PLANS_PER_ROUND = 8;

/** The database with everybody's data, the servers of all entrants, and signed-in people. */
export async function prepareRun({ log, rounds }) {
  const database = await startDatabase(log);
  const servers = [];
  const stop = async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await database.stop();
  };
  try {
    await loadDistrict(database, log);
    const { subject, submissions } = await withClient(database.ownerUrl, async (client) => {
      const found = await findSubject(client);
      await addPeople(client, found);
      await addPreviousStandings(client, found);
      await addAssignments(client, found, PLANS_PER_ROUND * rounds);
      log("filling the peer's tables");
      await runFile(client, "postgraphile-tables.sql");
      await client.query("vacuum analyze");
      const made = visits(await templates(client, found.inspectedPeriod, 300), await openAssignments(client));
      return { subject: found, submissions: made };
    });
    await withClient(database.superuserUrl, (client) => client.query("checkpoint"));

    log("starting the servers");
    const environment = { PEER_DATABASE_URL: database.ownerUrl };
    const ours = await startServer("ours", "dist/src/main.js", {
      // Production serves no demonstration district, and the same otherwise.
      NODE_ENV: "development",
      DATABASE_URL: database.appUrl,
      MIGRATION_DATABASE_URL: database.ownerUrl,
      APP_SECRET: "a secret of the measurements, long enough to be one",
      DATABASE_POOL_SIZE: "10",
    });
    servers.push(ours);
    const peer = await startServer("PostGraphile", "bench/postgraphile.mjs", environment);
    servers.push(peer);
    const plain = await startServer("plain Node", "bench/plain-node.mjs", environment);
    servers.push(plain);

    log("signing in");
    const { readers, inspectors } = await signIn(ours, database);
    return { database, subject, submissions, ours, peer, plain, readers, inspectors, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

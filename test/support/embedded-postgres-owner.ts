/** A program that owns an embedded database until it gets SIGTERM; tests start, stop and kill it. */
import { DatabaseInUseError } from "../../src/platform/database/embedded/lock.js";
import { startEmbeddedPostgres } from "../../src/platform/database/embedded-postgres.js";

const [dataDir = "", options = "{}"] = process.argv.slice(2);
const say = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`);

try {
  const lines: string[] = [];
  const database = await startEmbeddedPostgres({
    dataDir,
    log: (line) => lines.push(line),
    onLost: ({ message }) => {
      say({ lost: message });
      process.exit(1);
    },
    ...(JSON.parse(options) as object),
  });
  // Unreferenced parts of the database do not keep a program alive; this does, as a listening socket would.
  const alive = setInterval(() => {}, 1000);
  process.once("SIGTERM", () => void database.stop().then(() => clearInterval(alive)));
  say({ ...database, lines }); // last, because the signal may follow at once
} catch (error) {
  say({ inUse: error instanceof DatabaseInUseError, error: String(error) });
  process.exitCode = 1;
}

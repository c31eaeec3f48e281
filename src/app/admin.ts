import { adminHelp, readAdminCommand, UsageError } from "./admin/admin-command.js";
import { withDatabase } from "./with-database.js";

/** `npm run admin -- …`: what is needed before the first administrator can sign in, and when the last one cannot. */
try {
  const command = readAdminCommand(process.argv.slice(2));
  if (command === undefined) console.log(adminHelp);
  else {
    await withDatabase(async (databaseUrl) => {
      // Loaded only now: help and wrong usage need no mapper.
      const { runAdminCommand } = await import("./admin/run-admin-command.js");
      const { requirePrepared } = await import("./prepare-database.js");
      await requirePrepared(databaseUrl);
      process.exitCode = await runAdminCommand(databaseUrl, command, { say: console.log, complain: console.error });
    });
  }
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

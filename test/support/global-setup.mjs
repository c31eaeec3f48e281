/**
 * Starts PostgreSQL once for all integration and fault tests; their workers find it in LIUYOU_TEST_ADMIN_URL, and note what
 * statements answer in the folder LIUYOU_TEST_ROWS.
 */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import "./typescript-resolution.mjs";

const { startTestPostgres } = await import("./postgres.ts");

/** jest looks for a default export. */
export default async function globalSetup() {
  // jest does not call the teardown when it is interrupted; what is just starting is stopped by the exit itself.
  const stopAndExit = () => Promise.resolve(globalThis.liuyouTestPostgres?.stop()).finally(() => process.exit(1));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => void stopAndExit());
  globalThis.liuyouTestPostgres = await startTestPostgres();
  process.env.LIUYOU_TEST_ROWS = mkdtempSync(join(tmpdir(), "liuyou-rows-"));
  process.env.LIUYOU_TEST_ADMIN_URL = globalThis.liuyouTestPostgres.adminUrl;
}

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { runOn } from "../platform/database/run-sql.js";
import { structureFaults, type ExpectedStructure } from "../platform/database/structure-check.js";
import { withClient } from "../platform/database/with-client.js";
import { JOBS_SCHEMA } from "../platform/jobs/jobs-schema.js";
import { projectRoot } from "./project-root.js";
import { tableRights } from "./table-rights.js";

/** What migrations make of a database; written by `npm run database:emit` and held by a test. */
export const structureFile = join(projectRoot, "schema", "database.txt");

export const librarySchemas = [JOBS_SCHEMA] as const;

async function expectedStructure(): Promise<ExpectedStructure> {
  const lines = (await readFile(structureFile, "utf8")).split("\n").filter((line) => line !== "");
  return { lines, rights: tableRights, librarySchemas };
}

/** A database that was never migrated lacks everything. */
const MOST_FAULTS = 50;

/**
 * Prints what a database lacks or has otherwise than this program expects (tables, columns, constraints, indexes, triggers,
 * functions, rights of the role that asks), and answers whether it is whole. Whatever else is verified means nothing where
 * it is not.
 */
export async function sayStructureFaults(databaseUrl: string): Promise<boolean> {
  const expected = await expectedStructure();
  const faults = await withClient(databaseUrl, (client) => structureFaults(runOn(client), expected));
  for (const fault of faults.slice(0, MOST_FAULTS)) console.log(fault);
  if (faults.length > MOST_FAULTS) console.log(`… and ${faults.length - MOST_FAULTS} more`);
  if (faults.length > 0)
    console.log(`the database is not whole: ${faults.length} differences from what this program expects`);
  return faults.length === 0;
}

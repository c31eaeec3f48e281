import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { lexicographicSortSchema, printSchema } from "graphql";
import { projectRoot } from "./project-root.js";
import { buildSchema } from "./schema.js";

/** `npm run schema:emit` writes schema/schema.graphql; with `--check` it only says whether the committed file is current. */
const file = join(projectRoot, "schema", "schema.graphql");
const current = `${printSchema(lexicographicSortSchema(buildSchema()))}\n`;

if (process.argv.includes("--check")) {
  // A file that is missing differs like any other.
  const committed = await readFile(file, "utf8").catch(() => "");
  if (committed !== current) {
    console.error("schema/schema.graphql is not what the program serves; run npm run schema:emit");
    process.exitCode = 1;
  }
} else {
  await writeFile(file, current);
}

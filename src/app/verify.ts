import { parseArgs } from "node:util";
import { openOrm } from "../platform/database/orm.js";
import { journalHead, type JournalHead } from "../platform/journal/verify-journal.js";
import { entities } from "./entities.js";
import { linesOf, verifyDatabase } from "./verification.js";
import { verifyingDatabase } from "./with-database.js";

const HELP = `npm run verify                             verifies everything; ends with 1 and says what differs if anything does
npm run verify -- --head POSITION:HASH     also compares the journal with a head of it that was kept elsewhere
npm run verify -- --print-head             only prints the journal's head, to be kept elsewhere`;

interface Wish {
  isHelp: boolean;
  isHeadOnly: boolean;
  kept?: JournalHead;
}

/** What the arguments ask for, or undefined when they ask for nothing known. */
function wishOf(args: string[]): Wish | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: { head: { type: "string" }, "print-head": { type: "boolean" }, help: { type: "boolean" } },
    });
    const wish = { isHelp: values.help === true, isHeadOnly: values["print-head"] === true };
    if (values.head === undefined) return wish;
    const [, position, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/i.exec(values.head.trim()) ?? [];
    if (position === undefined || hash === undefined) return undefined;
    return { ...wish, kept: { position: Number(position), hash: hash.toLowerCase() } };
  } catch {
    return undefined;
  }
}

async function printHead(databaseUrl: string): Promise<void> {
  const orm = await openOrm({ url: databaseUrl, entities, poolSize: 1 });
  try {
    const head = await journalHead(orm.em.fork());
    console.log(head === null ? "the journal's chain is empty" : `${head.position}:${head.hash}`);
  } finally {
    await orm.close(true);
  }
}

async function verify(databaseUrl: string, kept: JournalHead | undefined): Promise<void> {
  const { parts, head } = await verifyDatabase(databaseUrl, kept);
  for (const { title, differences } of parts) {
    for (const line of linesOf(differences)) console.log(line);
    console.log(`${title}: ${differences.length === 0 ? "whole" : "NOT WHOLE"}`);
  }
  if (head !== null) console.log(`head of the journal, to be kept elsewhere: ${head.position}:${head.hash}`);
  process.exitCode = parts.every(({ differences }) => differences.length === 0) ? 0 : 1;
}

/** `npm run verify`: verifies the database as a whole; says what differs and then exits 1. */
const wish = wishOf(process.argv.slice(2));
if (wish === undefined) {
  console.error(HELP);
  process.exitCode = 1;
} else if (wish.isHelp) console.log(HELP);
else {
  const { isHeadOnly, kept } = wish;
  await verifyingDatabase((databaseUrl) => (isHeadOnly ? printHead(databaseUrl) : verify(databaseUrl, kept)));
}

import { parseArgs } from "node:util";
import { openOrm } from "../platform/database/orm.js";
import { journalHead, type VerificationWish } from "../platform/journal/verify-journal.js";
import { ALL, USUALLY_NAMED } from "../platform/verification/difference.js";
import { entities } from "./entities.js";
import { linesOf, verifyDatabase } from "./verification.js";
import { verifyingDatabase } from "./with-database.js";

const HELP = `npm run verify                             verifies everything; ends with 1 and says what differs if anything does
npm run verify -- --all                    names every difference, not only the first of each kind
npm run verify -- --head POSITION:HASH     also compares the journal with a head of it that was kept elsewhere
npm run verify -- --print-head             only prints the journal's head, to be kept elsewhere`;

interface Wish extends VerificationWish {
  isHelp: boolean;
  isHeadOnly: boolean;
}

/** What the arguments ask for, or undefined when they ask for nothing known. */
function wishOf(args: string[]): Wish | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: {
        all: { type: "boolean" },
        head: { type: "string" },
        "print-head": { type: "boolean" },
        help: { type: "boolean" },
      },
    });
    const wish = {
      isHelp: values.help === true,
      isHeadOnly: values["print-head"] === true,
      named: values.all === true ? ALL : USUALLY_NAMED,
    };
    if (values.head === undefined) return wish;
    const [, position, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/i.exec(values.head.trim()) ?? [];
    if (position === undefined || hash === undefined) return undefined;
    return { ...wish, kept: { position: Number(position), hash: hash.toLowerCase() } };
  } catch {
    // Arguments that are none of the program's: it says how it is called.
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

async function verify(databaseUrl: string, wished: VerificationWish): Promise<void> {
  const { parts, head } = await verifyDatabase(databaseUrl, wished);
  for (const { title, differences } of parts) {
    for (const line of linesOf(differences, wished.named)) console.log(line);
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
  const { isHeadOnly, ...wished } = wish;
  await verifyingDatabase((databaseUrl) => (isHeadOnly ? printHead(databaseUrl) : verify(databaseUrl, wished)));
}

import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "@jest/globals";
import { root, sourceFiles } from "./source-files.js";

/** Words of the domain that are the name of no table and of no module. */
const NOUNS = ["tablet", "trade union", "union officer", "inspector", "reviewer", "criterion", "federation", "street"];

/** Names of tables and modules that mean something else in the platform, or are its own, each with the reason. */
const SHARED: Readonly<Record<string, string>> = {
  account: "who asks is an account, whatever the domain",
  device: "an account asks from a device",
  session: "an account signs in to a session",
  grant: "an account's roles are granted",
  message: "what an error says",
  target: "what something is aimed at",
  calendar: "days are those of a calendar",
  document: "what is asked is a GraphQL document",
  identity: "a column that numbers its rows",
  notice: "what somebody notices",
  site: "a web site",
  supervision: "processes and queues are supervised",
  migration: "its own",
  "journal entry": "its own",
  "journal chain": "its own",
  "row state": "its own",
  "sequencer watermark": "its own",
};

/** Files that say a word of the domain, each with the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  "src/platform/errors/platform.errors.ts: rejection": "clients know the sentence that says what to discard",
  "src/platform/http/json-nesting.rules.ts: assignment": "a value is assigned to a name",
  "src/platform/row-states/verify-row-states.ts: standing": "the rows as they stand now",
};

const singular = (words: string): string =>
  words.replace(/(ies|es|s)$/, (ending) => (ending === "ies" ? "y" : ending === "es" ? "e" : ""));

/** Identifiers, names of tables and files as the words that they consist of. */
const wordsOf = (text: string): string =>
  text
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/[_-]/g, " ")
    .toLowerCase();

const tables = [...readFileSync(join(root, "schema/database.txt"), "utf8").matchAll(/^table (\w+)$/gm)].map(
  ([, name = ""]) => name,
);
const words = [...tables, ...readdirSync(join(root, "src/modules"))].map(wordsOf).map(singular);

test("the platform has no word of the domain in it", () => {
  const domain = [...new Set([...NOUNS, ...words])].filter((word) => !(word in SHARED));
  const pattern = new RegExp(`\\b(${domain.join("|")})(s|es)?\\b`, "g");
  const said = sourceFiles("src/platform").flatMap(({ path, text }) =>
    [...new Set([...`${wordsOf(path)} ${wordsOf(text)}`.matchAll(pattern)].map(([, word = ""]) => word))].map(
      (word) => `${path}: ${word}`,
    ),
  );
  expect(said).toEqual(Object.keys(EXCEPTIONS));
});

/** Words that a native speaker stumbled over, each with the one that took its place. */
const REPLACED: Readonly<Record<string, string>> = {
  ChecklistFault: "violation",
  SubmissionFault: "violation",
  poured: "distributed",
  nameCardOf: "publicCard",
  UNSAID: "CARD_FIELDS",
  hung: "posted",
  stranger: "anonymous",
  quietly: "ignoringErrors",
  toleratedLeaves: "lenient scalars",
  officesInTheWay: "conflictingOffices",
  earlierCreation: "findIdempotentResult",
  Beginnings: "InitialStates",
  movedAward: "nextAwardStatus",
  movedNotice: "nextNoticeStatus",
  glance: "list",
  reckon: "compute, recalculate",
};
/** Nobody is taken for a man. */
const PRONOUNS = ["he", "his", "him", "himself"];

/** Where such a word stays, each with the reason. */
const KEPT: Readonly<Record<string, string>> = {
  "src/modules/rectifications/findings/processors/recalculate-due-days.ts: reckon": "an action that stands in journals",
};

const proseBelow = (folder: string): { path: string; text: string }[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => path !== "docs/words.md")
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));

test("what was replaced is not said again, and nobody is a he", () => {
  const replaced = new RegExp(`${Object.keys(REPLACED).join("|")}|\\b(${PRONOUNS.join("|")})\\b`, "gi");
  const texts = [
    ...["src", "seeds", "test"].flatMap((folder) => sourceFiles(folder)),
    ...proseBelow("docs"),
    ...["README.md", "schema/schema.graphql"].map((path) => ({ path, text: readFileSync(join(root, path), "utf8") })),
  ].filter(({ path }) => path !== "test/architecture/words.test.ts" && !path.startsWith("test/support/gql/"));
  const said = texts.flatMap(({ path, text }) => [
    ...new Set([...text.matchAll(replaced)].map(([word]) => `${path}: ${word}`)),
  ]);
  expect(said).toEqual(Object.keys(KEPT));
  expect("The officer and his strangers hung it out".match(replaced)).toEqual(["his", "stranger", "hung"]);
});

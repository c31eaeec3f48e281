import { expect, test } from "@jest/globals";
import { sourceFiles, type SourceFile } from "./source-files.js";
import { entityChanges, tableUses } from "./written-sql.js";

/** Kinds of file of a module in which rows are changed. */
const MAY_WRITE = /\/(commands|processors)\/[^/]+\.ts$|\.(writes|projection)\.ts$/;

/** The same without projections, from which a verification takes what ought to stand there. */
const WRITES = /^src\/modules\/.*(\/(commands|processors)\/|\.writes\.ts$)/;

/** Others that do, each with its reason. */
const WRITERS: Record<string, string> = {
  "src/modules/identity/device-activity.ts": "when devices were last used, kept in memory and written now and then",
};

/** Queries that use a write, each with its reason. */
const READERS_OF_WRITES: Record<string, string> = {
  "src/modules/supervision/visits/visit.queries.ts": "who reads a sealed visit is noted by the statement that reads it",
  "src/modules/supervision/visits/visit-draw.queries.ts": "the same",
};

const files = sourceFiles("src/modules");

const changesRows = (text: string): boolean =>
  tableUses(text).some(({ isWrite }) => isWrite) || entityChanges(text).length > 0;

const writesElsewhere = ({ path, text }: Pick<SourceFile, "path" | "text">): boolean =>
  !MAY_WRITE.test(path) && !(path in WRITERS) && changesRows(text);

test("rows are changed in commands, processors, writes and projections only", () => {
  expect(files.filter(writesElsewhere).map(({ path }) => path)).toEqual([]);
});

test("what only reads uses nothing that writes", () => {
  const wrong = files
    .filter(({ path }) => /\.(queries|loader|policy|rules|lifecycle)\.ts$/.test(path) && !(path in READERS_OF_WRITES))
    .flatMap(({ path, imports }) =>
      imports
        .filter(({ target, isTypeOnly }) => !isTypeOnly && WRITES.test(target))
        .map(({ target }) => `${path} → ${target}`),
    );
  expect(wrong).toEqual([]);
});

test("what only reads leaves nothing in the journal, and announces nothing", () => {
  const wrong = files.filter(
    ({ path, text }) =>
      /\.(queries|loader|policy|rules|lifecycle)\.ts$/.test(path) && /\b(journal\.record|events\.emit)\(/.test(text),
  );
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test.each([
  ["an insert", "rows(em, sql`insert into findings (id) values (${id})`)"],
  ["an insert within a statement", "sql`with made as (insert into findings (id) select ${id}) select 1`"],
  ["an update", "sql`update findings f set status = ${status}`"],
  ["an update over two lines", "sql`with a as (\n  update\n findings set status = 'x' returning 1) select 1`"],
  ["a delete", "sql`delete from findings where id = ${id}`"],
  ["a truncation", "sql`truncate findings`"],
  ["a merge", "sql`merge into findings f using given g on g.id = f.id when matched then do nothing`"],
  ["a change of a table that is not named", "sql`update ${table} set status = 1`"],
  ["a change by text", 'run("delete from findings")'],
  ["a change by the builder", 'db.updateTable("findings as f").set({ status })'],
  ["a change of an entity", "await work.em.flush()"],
  ["a new entity", "em.create(Finding, {})"],
])("%s in a query is found", (_, text) => {
  expect(writesElsewhere({ path: "src/modules/rectifications/findings/finding.queries.ts", text })).toBe(true);
});

test("a lock, a conflict and a word of a text are no changes", () => {
  const text = 'sql`select id from findings where said = ${"x"} for no key update of f`; say("findings were updated")';
  expect(changesRows(text)).toBe(false);
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { root } from "./source-files.js";

export interface TableUse {
  table: string;
  isWrite: boolean;
}

/** Every table of the database, as the emitted structure names them. */
export const tables: ReadonlySet<string> = new Set(
  [...readFileSync(join(root, "schema/database.txt"), "utf8").matchAll(/^column (\w+)\./gm)].map(
    ([, name = ""]) => name,
  ),
);

// A `$` in the place of a table's name is a value or another piece of SQL, which nobody can check.
const CHANGE =
  /\b(?:insert\s+into|delete\s+from|merge\s+into|truncate(?:\s+table)?|update)\s+(?:only\s+)?(?:public\.)?"?(\w+|\$(?=\s+set\b))/gi;
const SOURCE =
  /\b(?:from|join|using)\s+(?:only\s+)?(?:public\.)?"?(\w+)"?((?:(?:\s+as)?\s+\w+)?(?:\s*,\s*\w+\s+\w+)*)/gi;
const SOURCE_ALONE = /^\s*(\w+)\s+\w+/;

/** What begins like this is a statement, and no sentence, also where it is a plain text. */
const STATEMENT = /^\s*(?:select|with|insert|update|delete|merge|truncate|begin)\b/i;

const BUILDER_CHANGES = ["insertInto", "replaceInto", "updateTable", "deleteFrom", "mergeInto"];
const BUILDER_SOURCES = ["selectFrom", "innerJoin", "leftJoin", "rightJoin", "fullJoin", "using", "from"];

/** Which tables a source text writes and reads: in SQL, of which each template counts as one, or by a builder's calls. */
export function tableUses(text: string): TableUse[] {
  let uses = known.get(text);
  if (uses === undefined) known.set(text, (uses = read(text)));
  return uses;
}

const known = new Map<string, TableUse[]>();

function read(text: string): TableUse[] {
  // Most files have no SQL, which is seen much sooner than parsed.
  if (
    !/\bsql`|\.(?:insert|replace|merge|delete|select)(?:Into|From)\(|\.updateTable\(|["`]\s*(?:select|with|insert|update|delete|merge|truncate|begin)\b/i.test(
      text,
    )
  )
    return [];
  const uses = new Map<string, TableUse>();
  const add = (table: string | undefined, isWrite: boolean): void => {
    if (table !== undefined && (table === "$" || tables.has(table)))
      uses.set(`${table} ${isWrite}`, { table, isWrite });
  };
  const addSql = (literal: string, isTagged: boolean): void => {
    if (!isTagged && !STATEMENT.test(literal)) return;
    const statement = literal.replaceAll(/'[^']*'/g, "''").replaceAll(/--.*$/gm, "");
    for (const [, table] of statement.matchAll(CHANGE)) add(table, true);
    const rest = statement.replaceAll(CHANGE, " ");
    for (const [, table, more = ""] of rest.matchAll(SOURCE)) {
      add(table, false);
      for (const other of more.split(",").slice(1)) add(other.trim().split(/\s/)[0], false);
    }
    // A piece that is put behind `from` elsewhere.
    if (isTagged) add(SOURCE_ALONE.exec(rest)?.[1], false);
  };
  const addCall = (call: ts.CallExpression): void => {
    if (!ts.isPropertyAccessExpression(call.expression)) return;
    const name = call.expression.name.text;
    const isWrite = BUILDER_CHANGES.includes(name);
    const [given] = call.arguments;
    if (given === undefined || !(isWrite || BUILDER_SOURCES.includes(name))) return;
    for (const each of ts.isArrayLiteralExpression(given) ? given.elements : [given])
      if (ts.isStringLiteralLike(each)) add(each.text.split(/\s/)[0], isWrite);
  };
  const visit = (node: ts.Node): void => {
    const isTagged = ts.isTaggedTemplateExpression(node.parent ?? node);
    if (ts.isStringLiteralLike(node)) addSql(node.text, isTagged);
    else if (ts.isTemplateExpression(node))
      addSql(
        [node.head, ...node.templateSpans.map((span) => span.literal)].map((part) => part.text).join(" $ "),
        isTagged,
      );
    else if (ts.isCallExpression(node)) addCall(node);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("source.ts", text, ts.ScriptTarget.Latest, true));
  return [...uses.values()];
}

/** Calls of the entity manager that change rows, by what they are called with. */
export const entityChanges = (text: string): string[] =>
  [
    ...text.matchAll(
      /\bem\.(create|persist|remove|flush|assign|insert|insertMany|upsert|upsertMany|nativeUpdate|nativeDelete)\(/g,
    ),
  ].map(([, name = ""]) => name);

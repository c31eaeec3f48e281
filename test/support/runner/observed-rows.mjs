/** Notes what the statements of the program answer, for `rows-reporter.mjs`; loaded once by each worker of the integration tests. */
import { appendFileSync, readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { sql } from "kysely";
import pg from "pg";
import { compile } from "../swc-hooks.mjs";

const root = new URL("../../../", import.meta.url);
const sources = new URL("src/", root).href;
const home = new URL("platform/database/sql.ts", sources).href;
const notes = `${process.env.LIUYOU_TEST_ROWS}/${process.pid}`;

/** Where the program asks with a text: a text may be asked in several places, and be other each time in one. */
const placesOfText = new Map();
const noted = new Set();
/** What was noted last of a text without documents: mostly it answers the same again. */
const lastNoted = new Map();

function note(place, seen) {
  const line = JSON.stringify({ place, ...seen });
  if (noted.has(line)) return;
  noted.add(line);
  appendFileSync(notes, `${line}\n`);
}

// Below everything that builds SQL: a place is where the functions of sql.ts are called, which compile before they wait.
const builder = Object.getPrototypeOf(sql`select`);
const compileQuery = builder.compile;
builder.compile = function (provider) {
  const compiled = compileQuery.call(this, provider);
  const place = callerOf();
  if (place !== undefined) {
    const places = placesOfText.get(compiled.sql);
    if (places === undefined) placesOfText.set(compiled.sql, new Set([place]));
    else places.add(place);
  }
  return compiled;
};

// Below everything that sends SQL: the server names the columns of an answer that has no rows, too.
const query = pg.Client.prototype.query;
pg.Client.prototype.query = function (...parameters) {
  const [first] = parameters;
  const answer = query.apply(this, parameters);
  const text = typeof first === "string" ? first : first?.text;
  const places = placesOfText.get(text);
  if (places === undefined || !(answer instanceof Promise)) return answer;
  return answer.then((result) => {
    const columns = result.fields.map(({ name }) => name);
    // What the statement builds; a jsonb value is a stored document, which may say more than its reader knows.
    const documents = result.fields.filter(({ dataTypeID }) => dataTypeID === pg.types.builtins.JSON);
    if (documents.length === 0) {
      const now = `${places.size} ${columns.join()}`;
      if (lastNoted.get(text) === now) return result;
      lastNoted.set(text, now);
    }
    const inside = result.rows
      .slice(0, 20)
      .flatMap((row) => documents.flatMap(({ name }) => objectsIn(row[name], [name], 3)));
    for (const place of [...places].map(placeInSource)) {
      note(place, { columns });
      for (const { path, keys } of inside) note(place, { path, keys });
    }
    return result;
  });
};

/** The objects of a document with the path to each, in which lists are not counted. */
function objectsIn(value, path, depth) {
  if (Array.isArray(value)) return value.slice(0, 20).flatMap((element) => objectsIn(element, path, depth));
  if (value === null || typeof value !== "object" || depth === 0) return [];
  const keys = Object.keys(value);
  return [{ path, keys }, ...keys.flatMap((key) => objectsIn(value[key], [...path, key], depth - 1))];
}

/** Where in the program a function of sql.ts is called, as the compiled module counts lines. */
function callerOf() {
  const prepare = Error.prepareStackTrace;
  Error.prepareStackTrace = (_, sites) => sites;
  const at = {};
  Error.captureStackTrace(at, callerOf);
  const sites = at.stack;
  Error.prepareStackTrace = prepare;
  const inside = sites.findIndex((site) => site.getFileName() === home);
  const caller = inside === -1 ? undefined : sites.slice(inside).find((site) => site.getFileName() !== home);
  const file = caller?.getFileName();
  return file?.startsWith(sources) ? `${file}:${caller.getLineNumber()}:${caller.getColumnNumber()}` : undefined;
}

const maps = new Map();
const inSource = new Map();

function placeInSource(place) {
  const known = inSource.get(place);
  if (known !== undefined) return known;
  const [, url, line, column] = /^(.*):(\d+):(\d+)$/.exec(place);
  const path = fileURLToPath(url);
  const map = maps.get(path) ?? new SourceMap(JSON.parse(readFileSync(`${compile(path)}.map`, "utf8")));
  maps.set(path, map);
  const { originalLine, originalColumn } = map.findEntry(line - 1, column - 1);
  const found = `${relative(fileURLToPath(root), path)}:${originalLine + 1}:${originalColumn + 1}`;
  inSource.set(place, found);
  return found;
}

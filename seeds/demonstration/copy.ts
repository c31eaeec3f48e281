import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setImmediate } from "node:timers/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

/** One row in the order of the table's columns as they are named to `copyRows`. */
export type Row = readonly (string | number | boolean | null)[];

/** Characters sent to the server at a time. */
const CHUNK = 65_536;

const ESCAPED: Readonly<Record<string, string>> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
const special = /[\\\t\n\r]/;

function field(value: string | number | boolean | null): string {
  if (value === null) return "\\N";
  const text = String(value);
  return special.test(text) ? text.replace(/[\\\t\n\r]/g, (character) => ESCAPED[character] ?? "") : text;
}

/** A PostgreSQL array literal. */
export const textArray = (values: readonly string[]): string =>
  `{${values.map((value) => `"${value.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;

async function* chunks(rows: Iterable<Row> | AsyncIterable<Row>): AsyncGenerator<Buffer> {
  let text = "";
  const add = (row: Row) => {
    for (let at = 0; at < row.length; at++) text += (at === 0 ? "" : "\t") + field(row[at] ?? null);
    text += "\n";
  };
  const filled = () => {
    const chunk = Buffer.from(text);
    text = "";
    return chunk;
  };
  if (Symbol.asyncIterator in rows) {
    for await (const row of rows) {
      add(row);
      if (text.length >= CHUNK) yield filled();
    }
  } else {
    for (const row of rows) {
      add(row);
      if (text.length >= CHUNK) yield filled();
    }
  }
  yield filled();
}

/** Streams rows into a table. @param columns the columns' names, separated by blanks */
export async function copyRows(
  client: pg.Client,
  table: string,
  columns: string,
  rows: Iterable<Row> | AsyncIterable<Row>,
): Promise<void> {
  const list = columns.trim().split(/\s+/).join(", ");
  await pipeline(Readable.from(chunks(rows)), client.query(copyFrom(`copy ${table} (${list}) from stdin`)));
}

/**
 * Begins to make items at once, a few between two looks at the network, so that the database works on what it has been
 * sent meanwhile; whoever iterates gets them as they are made.
 */
export function madeAhead<T>(items: Iterable<T>, atATime: number): AsyncIterable<T> {
  const made: T[] = [];
  let isOver = false;
  const making = (async () => {
    try {
      for (const item of items) {
        made.push(item);
        if (made.length % atATime === 0) await setImmediate();
      }
    } finally {
      isOver = true;
    }
  })();
  // Whoever iterates learns of a failure; when nobody comes to it, another failure was first.
  making.catch(() => undefined);
  return {
    async *[Symbol.asyncIterator]() {
      for (let next = 0; ; next++) {
        while (next >= made.length && !isOver) await setImmediate();
        const item = made[next];
        if (item === undefined) return making;
        yield item;
      }
    },
  };
}

import { createHash } from "node:crypto";
import type { Writable } from "node:stream";
import pg from "pg";
import { closeClient } from "./close-client.js";

// Only statements of our own are prepared: their texts are few, because lists travel as arrays. The bound keeps
// a slip from filling the server's memory.
const MAXIMUM = 1000;
const names = new Map<string, string>();

/** Marks a statement text as one of the program's own, worth preparing on each connection. */
export function rememberStatement(text: string): void {
  if (names.has(text) || names.size >= MAXIMUM) return;
  names.set(text, createHash("sha1").update(text).digest("base64url"));
}

const bytesRead = new WeakMap<object, number>();

/** How many bytes the rows of an answer had on their way from the database. */
export const bytesOfRows = (rows: object): number => bytesRead.get(rows) ?? 0;

export interface ClientOptions {
  /** Told of the text of every statement, whoever sends it. */
  onStatement?: ((text: string) => void) | undefined;
  /** How many bytes of rows one statement may answer; it fails with this error when there are more, which are not kept. */
  mostBytes?: { maximum: number; error: () => Error } | undefined;
}

/** What a client of pg calls of itself as an answer arrives. */
interface Arriving {
  _getActiveQuery(): { _result: { rows: unknown[] }; _canceledDueToError?: unknown } | null;
  _handleDataRow(row: { length: number }): void;
  _handleCommandComplete(message: unknown): void;
  _handleReadyForQuery(message: unknown): void;
}

/** Counts what a client reads, and keeps no more of one answer than it may: rows may be far longer than what is answered of them. */
function boundAnswers(client: Arriving, mostBytes: ClientOptions["mostBytes"]): void {
  const { _handleDataRow: row, _handleCommandComplete: complete, _handleReadyForQuery: ready } = client;
  let bytes = 0;
  client._handleDataRow = (message) => {
    bytes += message.length;
    const query = client._getActiveQuery();
    if (query !== null && mostBytes !== undefined && bytes > mostBytes.maximum) {
      query._canceledDueToError ||= mostBytes.error();
      query._result.rows.length = 0;
    }
    row.call(client, message);
  };
  client._handleCommandComplete = (message) => {
    const rows = client._getActiveQuery()?._result.rows;
    if (rows !== undefined) bytesRead.set(rows, bytes);
    complete.call(client, message);
  };
  client._handleReadyForQuery = (message) => {
    bytes = 0;
    ready.call(client, message);
  };
}

type Query = (text: unknown, values?: unknown, callback?: unknown) => unknown;

/** A pg client that prepares remembered statements once per connection and executes them by name from then on. */
export function preparedClient({ onStatement, mostBytes }: ClientOptions): typeof pg.Client {
  return class PreparedClient extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config);
      boundAnswers(this as unknown as Arriving, mostBytes);
      const plain = super.query.bind(this) as Query;
      const prepared: Query = (text, values, callback) => {
        if (text === "rollback" && callback === undefined) return rolledBack(this, plain(text, values));
        if (text === "begin" && callback === undefined) return begun(plain(text, values));
        const name = typeof text === "string" && Array.isArray(values) ? names.get(text) : undefined;
        return name === undefined ? plain(text, values, callback) : plain({ name, text, values }, callback);
      };
      const together: Query = (text, values, callback) => {
        this.#sendSoon();
        return prepared(text, values, callback);
      };
      const observed: Query = (text, values, callback) => {
        onStatement?.(typeof text === "string" ? text : ((text as { text?: string }).text ?? ""));
        return together(text, values, callback);
      };
      this.query = (onStatement === undefined ? together : observed) as typeof this.query;
    }

    /** What is asked in one go goes out in one piece: a begin with the statement behind it, the last statement with its commit. */
    #sendSoon(): void {
      const { stream } = (this as unknown as { connection: { stream: Writable } }).connection;
      stream.cork();
      process.nextTick(() => stream.uncork());
    }
  };
}

/** Nobody waits for a transaction to begin: when it cannot, neither can its first statement. */
function begun(answer: unknown): Promise<unknown> {
  (answer as Promise<unknown>).catch(() => undefined);
  return Promise.resolve({ command: "BEGIN", rowCount: null, rows: [] });
}

/**
 * A lost connection has rolled back by itself. Were that an error, the transaction would never hand the connection back,
 * and each one that is lost would cost the pool a place until the program ends.
 */
async function rolledBack(client: pg.Client, answer: unknown): Promise<unknown> {
  try {
    return await answer;
  } catch {
    // Its state is unknown now; the pool throws away a connection that is ending.
    void closeClient(client);
    return { command: "ROLLBACK", rowCount: null, rows: [] };
  }
}

import { createHash } from "node:crypto";
import pg from "pg";

// Only statements of our own are prepared: their texts are few, because lists travel as arrays. The bound keeps
// a slip from filling the server's memory.
const MAXIMUM = 1000;
const names = new Map<string, string>();

/** Marks a statement text as one of the program's own, worth preparing on each connection. */
export function rememberStatement(text: string): void {
  if (names.has(text) || names.size >= MAXIMUM) return;
  names.set(text, createHash("sha1").update(text).digest("base64url"));
}

type Query = (text: unknown, values?: unknown, callback?: unknown) => unknown;

/**
 * A pg client that prepares remembered statements once per connection and executes them by name from then on.
 * `onStatement` is told of the text of every statement, whoever sends it.
 */
export function preparedClient(onStatement?: (text: string) => void): typeof pg.Client {
  return class PreparedClient extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config);
      const plain = super.query.bind(this) as Query;
      const prepared: Query = (text, values, callback) => {
        const name = typeof text === "string" && Array.isArray(values) ? names.get(text) : undefined;
        return name === undefined ? plain(text, values, callback) : plain({ name, text, values }, callback);
      };
      const observed: Query = (text, values, callback) => {
        onStatement?.(typeof text === "string" ? text : ((text as { text?: string }).text ?? ""));
        return prepared(text, values, callback);
      };
      this.query = (onStatement === undefined ? prepared : observed) as typeof this.query;
    }
  };
}

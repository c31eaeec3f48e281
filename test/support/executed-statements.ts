import pg from "pg";

const executed: string[] = [];
type Query = (this: pg.Client, ...parameters: unknown[]) => unknown;
const prototype = pg.Client.prototype as unknown as { query: Query };
const original = prototype.query;

// Below everything that builds or caches SQL, so that nothing the program sends can be missed.
prototype.query = function (...parameters) {
  const [first] = parameters;
  const { connectionParameters } = this as unknown as { connectionParameters: { application_name?: string } };
  const text = typeof first === "string" ? first : (first as { text?: string }).text;
  if (connectionParameters.application_name === "liuyou" && text !== undefined) executed.push(text);
  return original.apply(this, parameters);
};

/** The statements that the program sends to the database during an action, without the look-up of who is asking. */
export async function statementsDuring(action: () => Promise<unknown>): Promise<string[]> {
  executed.length = 0;
  await action();
  return executed.filter((text) => !/\bsessions\b/.test(text));
}

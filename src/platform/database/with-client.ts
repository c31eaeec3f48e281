import pg from "pg";
import { closeClient } from "./close-client.js";

/** Opens a connection for one piece of work. */
export async function withClient<Result>(
  connection: string | pg.ClientConfig,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client(connection);
  client.on("error", () => undefined); // lost while nothing is asked: the next question says so
  await client.connect();
  try {
    return await work(client);
  } finally {
    await closeClient(client);
  }
}

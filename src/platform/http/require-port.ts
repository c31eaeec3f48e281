import { once } from "node:events";
import { createServer } from "node:net";
import { ConfigError } from "../config/config.js";

/** Fails in one sentence where nothing can listen, before anything else is touched. */
export async function requirePort(host: string, port: number): Promise<void> {
  const server = createServer().listen(port, host);
  try {
    await once(server, "listening");
  } catch (cause) {
    throw cannotListen(cause);
  }
  server.close();
  await once(server, "close");
}

/** The refusal of an address, which somebody else may have taken or which is none of this machine's. */
export const cannotListen = (cause: unknown): ConfigError =>
  new ConfigError(`Wrong configuration. HOST, PORT: ${(cause as Error).message}`, { cause });

import { setTimeout } from "node:timers/promises";
import type { FastifyInstance } from "fastify";

/** How long the database may take to answer, in milliseconds. */
const PATIENCE_MS = 2000;

/** `/livez`: the process runs. `/readyz`: it can serve, because the database answers; 503 when it does not. */
export function serveHealth(app: FastifyInstance, isDatabaseUp: () => Promise<boolean>): void {
  // Whoever balances the load needs to know that it does not answer, and not why.
  const ask = (): Promise<boolean> =>
    Promise.race([isDatabaseUp().catch(() => false), setTimeout(PATIENCE_MS, false, { ref: false })]);
  let asked: Promise<boolean> | undefined;
  app.get("/livez", () => ({ status: "ok" }));
  app.get("/readyz", async (_request, reply) => {
    // Whoever asks meanwhile gets the same answer: anonymous callers may ask, and must not take the connections of others.
    asked ??= ask().finally(() => (asked = undefined));
    const isReady = await asked;
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? "ok" : "database unavailable" });
  });
}

import type pg from "pg";

/** Ends a connection with which one is done. It may be lost already, which is no fault of what was done on it. */
export const closeClient = (client: pg.Client): Promise<void> => client.end().catch(() => undefined);

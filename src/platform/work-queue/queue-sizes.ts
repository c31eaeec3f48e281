import type { WorkQueueOptions } from "./work-queue.js";

/** Devices come back into reach all at the same time; what they collected waits its turn instead of crowding out the screens. */
export const BACKLOG: WorkQueueOptions = {
  running: 8,
  runningEach: 1,
  waiting: 1000,
  waitingEach: 60,
  patienceMs: 30_000,
};

/** Everything else that is asked; a screen asks a handful of things at once. */
export const REQUESTS: WorkQueueOptions = {
  running: 32,
  runningEach: 4,
  waiting: 2000,
  waitingEach: 200,
  patienceMs: 30_000,
};

/** Requests of an account from the moment that their text is read until they begin: each account waits for itself only. */
export const INTAKE: WorkQueueOptions = { running: Infinity, runningEach: 4, waiting: Infinity, waitingEach: 200 };

/** The reading statements of running requests, on a pool of so many connections. */
export const statementsOn = (connections: number): WorkQueueOptions =>
  sharing({ running: connections, runningEach: connections, waiting: 20_000, waitingEach: 2000 }, connections);

/** On a small pool, too, nobody runs more than half of it would carry. */
export const sharing = (options: WorkQueueOptions, connections: number): WorkQueueOptions => ({
  ...options,
  runningEach: Math.min(options.runningEach, Math.max(1, Math.floor(connections / 2))),
});

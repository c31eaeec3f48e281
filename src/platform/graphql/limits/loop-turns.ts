/** From this size on, in bytes, reading a request takes so long that others would notice. */
const LARGE = 32 * 1024;

let last = Promise.resolve();

/**
 * Before each piece of work on a large request that cannot be interrupted: one such piece is done in each turn of the event
 * loop, whoever's it is, so that a small request waits for one piece at the most. Nothing to wait for with a small one.
 */
export function loopTurn(bytes: number): Promise<void> | undefined {
  if (bytes < LARGE) return undefined;
  return (last = last.then(() => new Promise((resolve) => setImmediate(resolve))));
}

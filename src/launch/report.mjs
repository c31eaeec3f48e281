/** Something the person at the keyboard can put right; its message is printed alone, without a stack. */
export class LaunchError extends Error {}

/** Progress goes to the error stream, so that a program's own output stays clean for pipes. */
export async function reported(what, step) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  console.error(`${what} …`);
  const heartbeat = setInterval(() => console.error(`  still at it (${seconds()} s)`), 10_000);
  try {
    await step();
    console.error(`  done (${seconds()} s)`);
  } finally {
    clearInterval(heartbeat);
  }
}

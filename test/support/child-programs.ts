import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A program of test/support that answers in lines of JSON. */
export interface ChildProgram {
  process: ChildProcess;
  /** Its first line. */
  answer: Record<string, unknown>;
  /** The next line. */
  next(): Promise<Record<string, unknown>>;
  /** Sends the signal and waits until the program has ended. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Runs TypeScript directly on this Node; waits for the first line that the program writes. */
export async function startProgram(file: string, args: string[]): Promise<ChildProgram> {
  const child = spawn(process.execPath, ["--import", "./test/support/typescript-resolution.mjs", file, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  const lines = createInterface({ input: child.stdout });
  const next = async () => {
    const [line] = (await Promise.race([
      once(lines, "line"),
      ended.then(() => ['{"error":"It ended without a word."}']),
    ])) as [string];
    return JSON.parse(line) as Record<string, unknown>;
  };
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  return { process: child, answer: await next(), next, end };
}

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** The program as `npm start` runs it, or one beside it, from its sources. */
export interface StartedProgram {
  process: ChildProcess;
  /** Everything that it has said so far. */
  said(): string;
  /** Waits until it says this, or ends without having done so. */
  saying(text: string): Promise<void>;
  /** Its exit code, after the signal if one is given; null when a signal ended it. */
  ended(signal?: NodeJS.Signals): Promise<number | null>;
}

export function startProgramWith(
  environment: Record<string, string>,
  file = "src/main.ts",
  /** Modules of test/support that are loaded before it. */
  before: readonly string[] = [],
): StartedProgram {
  const imports = ["swc-hooks.mjs", ...before].flatMap((name) => ["--import", `./test/support/${name}`]);
  const child = spawn(process.execPath, [...imports, file], {
    env: { PATH: process.env["PATH"], PORT: "0", DEMO: "0", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (text += String(chunk)));
  const end = once(child, "close") as Promise<[number | null]>;
  return {
    process: child,
    said: () => text,
    saying: async (wanted) => {
      const changes = (resolve: () => void) => {
        if (text.includes(wanted)) resolve();
        for (const stream of [child.stdout, child.stderr]) stream.on("data", () => text.includes(wanted) && resolve());
      };
      await Promise.race([new Promise<void>(changes), end]);
      if (!text.includes(wanted)) throw new Error(`It ended without saying ${wanted}:\n${text}`);
    },
    ended: async (signal) => {
      if (signal !== undefined) child.kill(signal);
      const [code] = await end;
      return code;
    },
  };
}

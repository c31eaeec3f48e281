import { spawn } from "node:child_process";
import { once } from "node:events";

/** A program beside the server, from its sources, as `npm run` runs it: what it said and its exit code. */
export async function command(
  file: string,
  args: readonly string[],
  environment: Record<string, string>,
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, ["--import", "./test/support/swc-hooks.mjs", file, ...args], {
    env: { PATH: process.env["PATH"], ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += String(chunk)));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, said };
}

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

/** PostgreSQL's own programs for dumps, which no package brings; undefined where no machine-wide installation has them. */
export function postgresTools(version: number): { folder: string } | undefined {
  const debian = "/usr/lib/postgresql";
  const folders = [
    ...(existsSync(debian) ? readdirSync(debian).map((each) => join(debian, each, "bin")) : []),
    ...(process.env["PATH"] ?? "").split(":"),
  ];
  for (const folder of folders.filter((each) => existsSync(join(each, "pg_dump")))) {
    const { stdout } = spawnSync(join(folder, "pg_dump"), ["--version"], { encoding: "utf8" });
    const found = Number(/\) (\d+)/.exec(stdout ?? "")?.[1]);
    if (found === version && ["psql", "pg_restore"].every((tool) => existsSync(join(folder, tool)))) return { folder };
  }
  return undefined;
}

/** Runs one of them to its end; fails with what it said when it did not succeed. */
export async function runTool(program: string, args: readonly string[]): Promise<void> {
  const child = spawn(program, args, {
    stdio: ["ignore", "ignore", "pipe"],
    env: { PATH: process.env["PATH"], LC_ALL: "C.UTF-8" },
  });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += String(chunk)));
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`${program} ended with ${code}:\n${said}`);
}

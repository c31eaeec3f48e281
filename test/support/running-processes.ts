import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Processes whose command names the folder, from the system's list; where there is no such list, none are seen. */
export function processesOn(folder: string): string[] {
  if (!existsSync("/proc/self/stat")) return [];
  return readdirSync("/proc").filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(folder);
    } catch {
      return false; // it has just ended
    }
  });
}

/** Waits until no process works on the folder any more: a database's children end a moment behind it. */
export async function nothingRunsOn(folder: string): Promise<void> {
  const giveUpAt = Date.now() + 10_000;
  while (processesOn(folder).length > 0) {
    if (Date.now() > giveUpAt) throw new Error(`processes ${processesOn(folder).join(", ")} are left running`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

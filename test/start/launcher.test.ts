import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "liuyou-test-launcher-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Launched {
  process: ChildProcess;
  /** Its exit code and what it said, once it has ended. */
  ended: Promise<{ code: number | null; said: string }>;
}

function launched(args: string[]): Launched {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (said += String(chunk)));
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, said }));
  return { process: child, ended };
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const waitFor = async (isSo: () => boolean) => {
  const giveUpAt = Date.now() + 20_000;
  while (!isSo()) {
    if (Date.now() > giveUpAt) throw new Error("it did not come about");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

/** Gone, or dead and only waiting to be collected. */
const isGone = (pid: number) =>
  !existsSync(`/proc/${pid}/stat`) ||
  readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.startsWith("Z") === true;

test("a program that is killed ends the launcher with a sentence and its code", async () => {
  const victim = file("victim.mjs", `process.kill(process.pid, "SIGKILL"); setInterval(() => {}, 1000);`);
  const { code, said } = await launched(["src/launch.mjs", "run", victim]).ended;
  expect(code).toBe(137);
  expect(said).toBe("The program was ended by SIGKILL, which it did not get from here; exit code 137.\n");
});

// Groups of processes, and the list of processes in which they are looked for, are not to be had everywhere.
if (process.platform === "linux") {
  test("when npm ends, nothing is sent to a step that has ended, as its process id may be somebody else's", async () => {
    const pids = join(folder, "pids");
    const step = file(
      "step.mjs",
      `import { appendFileSync } from "node:fs";
       import { runToEnd } from "${new URL("../../src/launch/processes.mjs", import.meta.url).href}";
       await runToEnd("/bin/sh", ["-c", "sleep 600 > /dev/null 2>&1 & echo $! > ${pids}"], { whole: true });
       appendFileSync("${pids}", process.pid + "\\n");
       setInterval(() => {}, 1000);`,
    );
    const npm = spawn("/bin/sh", ["-c", `"${process.execPath}" "${step}"; exit`], {
      stdio: "ignore",
      env: { PATH: process.env["PATH"], npm_lifecycle_event: "start" },
    });
    await waitFor(() => existsSync(pids) && readFileSync(pids, "utf8").split("\n").length === 3);
    const started = readFileSync(pids, "utf8").trim().split("\n").map(Number);
    try {
      npm.kill("SIGKILL");
      // Much longer than the launcher takes to notice.
      await new Promise((resolve) => setTimeout(resolve, 1500));
      expect(started.map(isGone)).toEqual([false, false]);
    } finally {
      for (const pid of started.filter((each) => !isGone(each))) process.kill(pid, "SIGKILL");
    }
  });

  test.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)(
    "%s during a step, such as installing, ends everything that the step has started",
    async (signal) => {
      const pids = join(folder, "pids");
      const step = file(
        "step.mjs",
        `import { runToEnd } from "${new URL("../../src/launch/processes.mjs", import.meta.url).href}";
         try {
           await runToEnd("/bin/sh", ["-c", "sleep 600 & echo $! > ${pids}; echo $$ >> ${pids}; wait"], { whole: true });
           console.log("It went on.");
         } catch (error) { console.log(error.message); process.exitCode = 1; }`,
      );
      const { process: launcher, ended } = launched([step]);
      await waitFor(() => existsSync(pids) && readFileSync(pids, "utf8").split("\n").length === 3);
      const started = readFileSync(pids, "utf8").trim().split("\n").map(Number);
      try {
        launcher.kill(signal);
        const { code, said } = await ended;
        const asked = signal === "SIGHUP" ? "SIGTERM" : signal;
        expect({ code, said }).toEqual({ code: 1, said: `Broken off by ${asked}.\n` });
        await waitFor(() => started.every(isGone));
      } finally {
        for (const pid of started.filter((each) => !isGone(each))) process.kill(pid, "SIGKILL");
      }
    },
  );
}

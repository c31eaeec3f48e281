import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { whenNpmEnds } from "./npm-above.mjs";
import { LaunchError } from "./report.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const stopWithLauncher = new URL("./stop-with-launcher.mjs", import.meta.url).href;

export const inProject = (path) => join(root, path);

/** Node 24 from the optional package of this platform, or else the running one when it is new enough (22.18). */
function modernNode() {
  const windows = process.platform === "win32";
  const name = `node-${windows ? "win" : process.platform}-${process.arch}`;
  const packaged = inProject(`node_modules/${name}/bin/node${windows ? ".exe" : ""}`);
  if (existsSync(packaged)) return packaged;
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  throw new LaunchError(
    `Node 22.18 or newer is needed. This one is ${process.versions.node}, and the package ${name} is not installed.\n` +
      `If the packages were installed without the optional ones, run: npm ci --include=optional\n` +
      `If there is no such package for this machine, install Node 24 and start again.`,
  );
}

/** Runs a program on Node 24; it gets SIGTERM when this process dies, however it dies. */
export function runNode(args, { environment = {}, alone = false, whole = false } = {}) {
  const env = { ...process.env, ...environment, LIUYOU_LAUNCHER: String(process.pid) };
  // The extra channel closes with this process, which is how the program notices.
  const stdio = ["inherit", "inherit", "inherit", "ipc"];
  // Out of the terminal's reach, a program gets each signal once: from here.
  const detached = alone && process.platform !== "win32";
  return runToEnd(modernNode(), ["--import", stopWithLauncher, ...args], { env, stdio, detached, whole });
}

/**
 * Runs a program in the project folder to its end and gives its exit code (128 + number when a signal ended it).
 * With `whole`, a signal ends everything that the program has started, and then what it was a step of.
 */
export async function runToEnd(program, args, { whole = false, ...options } = {}) {
  const isGroup = whole && process.platform !== "win32";
  if (isGroup) options.detached = true;
  let child;
  let lastSent = 0;
  let asked;
  const send = (signal) => {
    asked = signal;
    // Not as it came: what a shell runs in the background ignores SIGINT.
    if (isGroup && child.pid !== undefined) endGroup(child.pid, "SIGTERM");
    else child.kill(signal);
  };
  const forward = (signal) => {
    const hasItAlready = signal === "SIGINT" && process.stdin.isTTY && !options.detached;
    const isRepeated = Date.now() - lastSent < 1000; // npm passes on what the terminal has sent here as well
    if (hasItAlready || isRepeated) return;
    lastSent = Date.now();
    send(signal === "SIGHUP" ? "SIGTERM" : signal);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  // Before there is anything to end, or a signal that comes at once would end this program alone.
  for (const signal of signals) process.on(signal, forward);
  child = spawn(program, args, { cwd: root, stdio: "inherit", ...options });
  const unwatchNpm = whenNpmEnds(() => send("SIGTERM"));
  try {
    const { code, signal } = await new Promise((resolve, reject) => {
      child.once("error", (error) => reject(new LaunchError(`${program} could not be run: ${error.message}`)));
      child.once("exit", (code, signal) => resolve({ code, signal }));
    });
    if (whole && asked !== undefined) {
      if (isGroup) endGroup(child.pid, "SIGKILL"); // whatever outlives what started it
      throw new LaunchError(`Broken off by ${asked}.`);
    }
    if (signal === null) return code;
    const exitCode = 128 + constants.signals[signal];
    if (asked === undefined)
      console.error(`The program was ended by ${signal}, which it did not get from here; exit code ${exitCode}.`);
    return exitCode;
  } finally {
    for (const signal of signals) process.off(signal, forward);
    // Its process id may be somebody else's by the time npm ends.
    unwatchNpm();
  }
}

function endGroup(leader, signal) {
  try {
    process.kill(-leader, signal);
  } catch {
    // It has ended by itself meanwhile.
  }
}

import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { setTimeout as pause } from "node:timers/promises";
import { serverFlags } from "../src/launch/server-flags.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts a server of its own process, with the flags of ours, and waits until it answers; `NODE_FLAGS` may ask for a profile. */
export async function startServer(name, file, environment) {
  const port = await freePort();
  const flags = (process.env.NODE_FLAGS ?? "").split(" ").filter((flag) => flag !== "");
  const child = spawn(process.execPath, [...serverFlags, ...flags, file], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", PORT: String(port), ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said = (said + chunk).slice(-4000)));
  const ended = new Promise((resolve) => child.once("exit", resolve));
  for (let attempt = 0; !(await answers(port)); attempt++) {
    if (child.exitCode !== null || attempt > 300) throw new Error(`${name} did not start: ${said}`);
    await pause(200);
  }
  const stop = () => {
    child.kill("SIGTERM");
    return ended;
  };
  process.once("exit", () => child.kill("SIGKILL"));
  return { name, port, pid: child.pid, stop };
}

async function answers(port) {
  try {
    await fetch(`http://127.0.0.1:${port}/graphql`, { method: "POST", body: "{}" });
    return true;
  } catch {
    return false;
  }
}

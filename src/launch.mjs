/**
 * Starts everything from a fresh clone with nothing but Node 20 and npm: installs and builds when needed, then hands over
 * to Node 24. Plain JavaScript without dependencies, because it runs before there are any.
 *
 *   node src/launch.mjs start              the server
 *   node src/launch.mjs test [jest …]      the tests
 *   node src/launch.mjs test:long [jest …] the tests that take minutes
 *   node src/launch.mjs run FILE [args]    a program, built first when it lies in dist/
 *   node src/launch.mjs install | build    only these steps
 */
import { ensureBuilt } from "./launch/build.mjs";
import { ensureInstalled } from "./launch/install.mjs";
import { runNode } from "./launch/processes.mjs";
import { LaunchError } from "./launch/report.mjs";
import { serverFlags } from "./launch/server-flags.mjs";

const [command, ...args] = process.argv.slice(2);

/** Node keeps its compiled form of the modules beside the build, for a quicker start. */
const environment = { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? "dist/.compile-cache" };

async function runProgram(file, programArgs, { alone = false, flags = [] } = {}) {
  if (file.startsWith("dist/")) await ensureBuilt();
  else await ensureInstalled();
  return runNode([...flags, file, ...programArgs], { environment, alone });
}

async function runTests(config) {
  await ensureInstalled({ withDevelopment: true });
  return runNode(["node_modules/jest/bin/jest.js", "-c", config, ...args]);
}

const commands = {
  start: () => runProgram("dist/src/main.js", args, { alone: true, flags: serverFlags }),
  test: () => runTests("test/jest.config.js"),
  "test:long": () => runTests("test/long/jest.config.js"),
  run: () => {
    if (args[0] === undefined) throw new LaunchError("Name the file to run: node src/launch.mjs run FILE [args]");
    return runProgram(args[0], args.slice(1));
  },
  install: () => ensureInstalled({ withDevelopment: true }),
  build: () => ensureBuilt(),
};

try {
  const run = commands[command];
  if (run === undefined) throw new LaunchError(`Unknown command. Known are: ${Object.keys(commands).join(", ")}.`);
  process.exitCode = (await run()) ?? 0;
} catch (error) {
  console.error(error instanceof LaunchError ? error.message : error);
  process.exitCode = 1;
}

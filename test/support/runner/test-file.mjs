import { registerHooks } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import jestCircus from "jest-circus/runner";
import { sourceMaps } from "../swc-hooks.mjs";

const jestGlobals = fileURLToPath(new URL("jest-globals.cjs", import.meta.url));
const tests = new URL("../..", import.meta.url).href;

if (process.env.LIUYOU_TEST_ROWS !== undefined) await import("./observed-rows.mjs");

let run = 0;
const mark = () => `?run=${run}`;

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === "@jest/globals")
      return { url: `${new URL("jest-globals.mjs", import.meta.url)}${mark()}`, format: "module", shortCircuit: true };
    const resolved = next(specifier, context);
    const isTest = resolved.url.startsWith(tests) && resolved.url.endsWith(".ts");
    return isTest ? { ...resolved, url: `${resolved.url}${mark()}` } : resolved;
  },
});

/**
 * Runs a test file as jest does, except that Node itself loads the modules: the program and its packages, 1,600 modules,
 * are then evaluated once per worker and not once per test file, and in the realm in which they run in production. What
 * lies in test/ is evaluated anew for every test file.
 */
export default async function runTestFile(globalConfig, config, environment, runtime, testPath, sendMessageToJest) {
  run += 1;
  runtime.unstable_shouldLoadAsEsm = () => true;
  runtime.unstable_importModule = async (path) => {
    globalThis.liuyouJestGlobals = runtime.requireModule(jestGlobals);
    try {
      return await import(`${pathToFileURL(path)}${mark()}`);
    } finally {
      for (const [url, map] of sourceMaps) runtime.getSourceMaps().set(url, map);
      sourceMaps.clear(); // jest remembers them for the files that follow
    }
  };
  return jestCircus.default(globalConfig, config, environment, runtime, testPath, sendMessageToJest);
}

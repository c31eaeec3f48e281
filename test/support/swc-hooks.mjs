/** Lets Node run the whole program from its sources: decorators need a compiler, which Node's own type stripping is not. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { transformSync, version } from "@swc/core";
import "./typescript-resolution.mjs";

/** Where the source map of each loaded module is. */
export const sourceMaps = new Map();

const cache = fileURLToPath(new URL("../../node_modules/.cache/liuyou-tests/", import.meta.url));
const settings = readFileSync(new URL("../../.swcrc", import.meta.url));
mkdirSync(cache, { recursive: true });

registerHooks({
  load(url, context, next) {
    if (!/^file:[^?]*\.ts(\?|$)/.test(url)) return next(url, context);
    const compiled = compile(fileURLToPath(url));
    sourceMaps.set(url, `${compiled}.map`);
    return { format: "module", source: readFileSync(compiled), shortCircuit: true };
  },
});

/** Compiles the file unless that was done before, and gives the path of what came of it. */
export function compile(filename) {
  const source = readFileSync(filename);
  const parts = [version, settings, filename, "\0", source];
  const key = parts.reduce((hash, part) => hash.update(part), createHash("sha256")).digest("hex");
  const compiled = `${cache}${key}.js`;
  if (existsSync(compiled)) return compiled;
  const { code, map } = transformSync(source.toString(), { filename, sourceMaps: true });
  keep(`${compiled}.map`, map);
  keep(compiled, code);
  return compiled;
}

/** Renamed when complete, because other workers compile at the same time. */
function keep(path, content) {
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, content);
  renameSync(unfinished, path);
}

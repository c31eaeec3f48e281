/** Lets Node run the whole program from its sources: decorators need a compiler, which Node's own type stripping is not. */
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";
import { transformSync } from "@swc/core";
import "./typescript-resolution.mjs";

registerHooks({
  load(url, context, next) {
    if (!url.startsWith("file:") || !url.endsWith(".ts")) return next(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, "utf8"), { filename, sourceMaps: false });
    return { format: "module", source: code, shortCircuit: true };
  },
});

/** Lets Node run our TypeScript as it is, for programs that tests start: `x.js` in an import means the `x.ts` beside it. */
import { registerHooks } from "node:module";

registerHooks({
  resolve(specifier, context, next) {
    const ours = specifier.startsWith(".") && /^[^?]*\.ts(\?|$)/.test(context.parentURL ?? "");
    return next(ours ? specifier.replace(/\.js$/, ".ts") : specifier, context);
  },
});

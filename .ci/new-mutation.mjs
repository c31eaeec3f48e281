/**
 * Writes what every new mutation needs, and leaves to its author what must not be guessed:
 *
 *   npm run new:mutation -- <room> <verb-noun> [--of <entity>] [--requires <permission>]
 *   npm run new:mutation -- trade-unions/sites rename-site --requires trade-union:write
 *
 * Everything is worked out before the first file is written, so a refusal has written nothing.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { planMutation } from "./new-mutation/plan.mjs";
import { readRequest } from "./new-mutation/request.mjs";
import { Refused, Sources } from "./new-mutation/sources.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

try {
  const sources = new Sources(root);
  const request = readRequest(sources, process.argv.slice(2));
  planMutation(sources, request);
  const files = await sources.formatted();
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  console.log(`Written:\n${[...files.keys()].map((path) => `  ${path}`).join("\n")}`);
  console.log(`\n${request.field} is refused by the checks until you:\n${leftToDo(request)}`);
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  console.error(`${error.message}\nNothing was written.`);
  process.exitCode = 1;
}

/** What the checks ask for, in the order in which it is best done. */
function leftToDo({ module, permission, hiddenKind, isNewKind }) {
  return [
    ...(permission === undefined
      ? [
          `declare who may enter: @Requires("…") above its method; until then no schema can be built`,
          `name in test/support/hidden-objects/${module}.ts as whom it is asked about a hidden ${hiddenKind}`,
        ]
      : []),
    `say in the schema what it does: the descriptions of the mutation and of its input are empty`,
    `write its command, which only says that it is not written yet`,
    `write its tests, each of which fails and says what belongs there`,
    ...(isNewKind ? [`prepare a hidden ${hiddenKind} in test/support/builders-hidden.ts`] : []),
    `place it: in separation-of-duty.rules.ts, or with the reason in test/architecture/separation-of-duty.test.ts`,
    `npm run schema:emit && npm run codegen`,
  ]
    .map((line, i) => `  ${i + 1}. ${line}`)
    .join("\n");
}

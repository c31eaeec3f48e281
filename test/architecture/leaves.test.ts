import { expect, test } from "@jest/globals";
import { sourceFiles } from "./source-files.js";

/** The one place that looks at a value of which nobody knows what it is. */
const READER = "src/modules/checklists/leaf.rules.ts";

/** Others of these modules that look at a value's type, each with the reason why no leaf of a submission is read there. */
const EXCEPTIONS: Record<string, string> = {
  "src/modules/checklists/checklist-template.rules.ts": "rewrites the names of a template before its schema parses it",
  "src/modules/checklists/text-publication.rules.ts": "walks through a body that was parsed already",
  "src/modules/inspections/records/content-hash.rules.ts": "walks through a content that was parsed already",
  "src/modules/inspections/submission/commands/keep-rejections.ts":
    "keeps what was refused as it came, without reading it",
};

const LOOKS = /\btypeof [\w.#]+(\[[^\]]+\])? [!=]==|\bArray\.isArray\(|\bas (Readonly<)?Record<string, unknown>/;
const files = sourceFiles("src").filter(({ path }) => /^src\/modules\/(checklists|inspections)\//.test(path));

test("what a tablet sent is read by its leaves, and nowhere by hand", () => {
  const looking = files.filter(({ text }) => LOOKS.test(text)).map(({ path }) => path);
  expect(looking.sort()).toEqual([READER, ...Object.keys(EXCEPTIONS)].sort());
});

test("a command parses what was sent once", () => {
  const parsing = files.flatMap(({ path, text }) => {
    const calls = text.match(/(?<!function )\bparseSubmission\(/g)?.length ?? 0;
    return calls === 0 ? [] : [`${path}: ${calls}`];
  });
  expect(parsing.sort()).toEqual([
    "src/modules/inspections/submission/commands/save-inspection-draft.ts: 1",
    "src/modules/inspections/submission/commands/submit-inspection.ts: 1",
  ]);
});

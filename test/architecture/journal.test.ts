import { expect, test } from "@jest/globals";
import { sourceFiles } from "./source-files.js";

/** Where every change is of something that has a state of its own. */
const MODULES = [
  "identity",
  "calendar",
  "trade-unions",
  "checklists",
  "inspections",
  "rectifications",
  "ratings",
  "audits",
  "supervision",
  "documents",
];

/** Entries about nothing that is kept as it was: sessions come and go, and passwords leave no trace. */
const WITHOUT_STATE = /^"(session\.|account\.password-)/;

/** What stands between the brackets of each call. */
function callsIn(text: string, start: string): string[] {
  return text
    .split(start)
    .slice(1)
    .map((rest) => {
      let depth = 1;
      let end = 0;
      while (depth > 0 && end < rest.length) {
        if (rest[end] === "(") depth++;
        if (rest[end] === ")") depth--;
        end++;
      }
      return rest.slice(0, end - 1).trim();
    });
}

test("a journal entry about a change holds the state before or after it", () => {
  const bare = MODULES.flatMap((name) => sourceFiles(`src/modules/${name}`)).flatMap(({ path, text }) =>
    callsIn(text, "journal.record(")
      .filter((call) => !WITHOUT_STATE.test(call) && !/\b(before|after)\b/.test(call))
      .map((call) => `${path} ${call.split(",")[0] ?? ""}`),
  );
  expect(bare).toEqual([]);
});

import { expect, test } from "@jest/globals";
import { sourceFiles } from "./source-files.js";

/** What can be held of docs/words.md. */
const declared = sourceFiles("src").flatMap(({ path, text }) =>
  [...text.matchAll(/^(?:export )?(?:async )?(?:function|const) (\w+)(?: =)?(?: async)? ?(\([^)]*)?/gm)].map(
    ([, name = "", parameters = ""]) => ({ place: `${path}: ${name}`, name, parameters }),
  ),
);

test("what throws a refusal begins with require, not with assert", () => {
  expect(declared.filter(({ name }) => /^assert[A-Z]/.test(name)).map(({ place }) => place)).toEqual([]);
});

test("whether an actor may do something begins with can, not with may", () => {
  const wrong = declared.filter(({ name, parameters }) => /^may[A-Z]/.test(name) && /\bactor\b/.test(parameters));
  expect(wrong.map(({ place }) => place)).toEqual([]);
});

test("what checks tells a report", () => {
  const wrong = declared.filter(
    ({ name, parameters }) => /^check[A-Z]/.test(name) && !/^\(\s*report\b/.test(parameters),
  );
  expect(wrong.map(({ place }) => place)).toEqual([]);
});

test("a query is called after what it gives, and what refuses begins with require", () => {
  const wrong = declared.filter(
    ({ place, name }) =>
      place.startsWith("src/modules/") && /^(get|fetch|retrieve|validate|assertValid)[A-Z]/.test(name),
  );
  expect(wrong.map(({ place }) => place)).toEqual([]);
});

import { expect, test } from "@jest/globals";
import { sourceFiles } from "./source-files.js";

// A longer file has become two things, and the second is not found by its name.
test.each([
  ["src", 330],
  ["test", 700],
])("no file of %s has more than %i lines", (folder, maximum) => {
  const long = sourceFiles(folder)
    .filter(({ path }) => !path.startsWith("test/support/gql/"))
    .map(({ path, text }) => ({ path, lines: text.split("\n").length - 1 }))
    .filter(({ lines }) => lines > maximum);
  expect(long).toEqual([]);
});

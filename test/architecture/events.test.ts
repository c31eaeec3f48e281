import { expect, test } from "@jest/globals";
import { sourceFiles } from "./source-files.js";

const files = sourceFiles("src/modules");
const named = (pattern: RegExp): string[] =>
  [...new Set(files.flatMap(({ text }) => [...text.matchAll(pattern)].map(([, name = ""]) => name)))].sort();

test("every event is announced by somebody and heard by somebody", () => {
  const events = named(/export const (\w+) = defineEvent\b/g);
  expect(events.length).toBeGreaterThan(0);
  expect(named(/\bevents\.emit\(\s*(\w+)/g)).toEqual(events);
  expect(named(/\bprocessor\(\s*(\w+)/g)).toEqual(events);
});

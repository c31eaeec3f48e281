import { expect, test } from "@jest/globals";
import { tableRights } from "../../src/app/table-rights.js";
import { sourceFiles } from "./source-files.js";

const source = sourceFiles("src")
  .map(({ text }) => text)
  .join("\n");

/** From which rows are deleted by other means than a statement that says so. */
const OTHERWISE = [
  "checklists", // a draft, through the mapper
  "trade_union_scopes", // by the trigger of the tree
];

test("the program's role may delete from where the program deletes, and from nowhere else", () => {
  const deleted = [...source.matchAll(/\bdelete from ([a-z_]+)\b/g)].map(([, table = ""]) => table);
  expect([...tableRights.erasable].sort()).toEqual([...new Set([...deleted, ...OTHERWISE])].sort());
});

test("the program changes nothing of what is history", () => {
  const changed = [...source.matchAll(/\bupdate ([a-z_]+)\b/g)].map(([, table = ""]) => table);
  expect(changed.length).toBeGreaterThan(50);
  expect(tableRights.history.filter((table) => changed.includes(table))).toEqual([]);
});

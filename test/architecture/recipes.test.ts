import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { root } from "./source-files.js";

/** Where a recipe's file names start: the project, its modules, and the room of the example. */
const STARTS = ["", "src/modules", "src/modules/trade-unions", "src/modules/trade-unions/sites"];

test.each(["docs/adding-a-mutation.md", "docs/adding-a-field.md"])("every file that %s names is there", (recipe) => {
  const text = readFileSync(join(root, recipe), "utf8");
  const named = [...text.matchAll(/`([\w./-]+\/|[\w./-]+\.(?:ts|json|txt|graphql))`/g)].map(([, name = ""]) => name);
  const real = named.filter((name) => !/^x\.|YYYY/.test(name));
  expect(real.length).toBeGreaterThan(5);
  expect(real.filter((name) => !STARTS.some((start) => existsSync(join(root, start, name))))).toEqual([]);
});

import "reflect-metadata";
import { basename } from "node:path";
import { expect, test } from "@jest/globals";
import { buildSchema } from "../../src/app/schema.js";
import { sourceFiles } from "./source-files.js";

/** Commands that do not take the input of their mutation, each with its reason. */
const EXCEPTIONS: Record<string, string> = {
  signIn: "the password was checked before the transaction began; it takes whose it was",
  changePassword: "the old password was checked and the new one hashed before the transaction began",
  saveInspectionDraft: "it parses what the tablet sent leaf by leaf, so that its type promises nothing of it",
};

const files = sourceFiles("src/modules");
const inputs = new Set(
  files
    .filter(({ path }) => path.endsWith(".inputs.ts"))
    .flatMap(({ text }) => [...text.matchAll(/^export class (\w+)/gm)].map(([, name = ""]) => name)),
);
const commands = files
  .filter(({ path }) => path.includes("/commands/"))
  .map(({ path, text, imports }) => {
    const words = basename(path, ".ts").split("-");
    const capitals = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
    return { path, text, imports, name: words[0] + capitals.slice(words[0]?.length), input: `${capitals}Input` };
  });

test("a command takes the input of its mutation by the class that checks it", () => {
  const others = commands.filter(
    ({ text, name, input }) =>
      inputs.has(input) && !new RegExp(`function ${name}\\(\\s*\\w+: Work,\\s*[^()]*?: ${input}\\b`).test(text),
  );
  expect(others.map(({ name }) => name).sort()).toEqual(Object.keys(EXCEPTIONS).sort());
});

test("every mutation is sent in a test", () => {
  const tests = sourceFiles("test/integration")
    .filter(({ path }) => !path.startsWith("test/integration/access/"))
    .map(({ text }) => text)
    .concat(sourceFiles("test/support").flatMap(({ path, text }) => (/builders|-stage/.test(path) ? [text] : [])))
    .join("\n");
  const mutations = Object.keys(buildSchema().getMutationType()?.getFields() ?? {});
  expect(mutations.filter((name) => !new RegExp(`\\b${name}\\b`).test(tests))).toEqual([]);
});

test("a command imports nothing of an input but its type", () => {
  const wrong = commands.flatMap(({ path, imports }) =>
    imports
      .filter(({ target, isTypeOnly }) => target.endsWith(".inputs.ts") && !isTypeOnly)
      .map(({ target }) => `${path} → ${target}`),
  );
  expect(wrong).toEqual([]);
});

import "reflect-metadata";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { buildSchema } from "../../../src/app/schema.js";
import { hiddenWorld, nothing, type HiddenWorld } from "../../support/builders-hidden.js";
import { statementsDuring } from "../../support/executed-statements.js";
import { ALL_SEEN, HIDDEN_CASES, NO_HIDDEN_OBJECT, WITHOUT_TARGET } from "../../support/hidden-objects/all-cases.js";
import type { HiddenCase, Seer } from "../../support/hidden-objects/cases.js";
import { testProgram } from "../../support/program.js";
import { documentOf, idPathsOf, nestedIdFieldsOf, rootFieldsOf } from "../../support/schema-documents.js";

const schema = buildSchema();
const roots = new Map(rootFieldsOf(schema).map((field) => [field.name, field]));
const program = testProgram();
let world: HiddenWorld;
beforeAll(async () => {
  world = await hiddenWorld(program);
}, 60_000);

/** Everything that a caller can learn from asking for an id, the id itself aside. */
async function learned(field: string, variables: Record<string, unknown>, seer: Seer, id: string) {
  const root = roots.get(field);
  if (root === undefined) throw new Error(`there is no root field ${field}`);
  let answer: object = {};
  const statements = await statementsDuring(async () => {
    const { status, data, errors, extensions } = await program.run(documentOf(schema, root), variables, {
      token: world.seers[seer].token,
    });
    const shown = errors?.map(({ extensions: { requestId: _, ...rest }, ...error }) => ({
      ...error,
      extensions: rest,
    }));
    answer = { status, data: data as unknown, errors: shown, cost: extensions?.["cost"] };
  });
  return { answer: JSON.stringify(answer).replaceAll(id, "ID"), statements };
}

describe("an object that the caller may not see does not exist", () => {
  const cases = HIDDEN_CASES.flatMap((hiddenCase) =>
    hiddenCase.as.map((seer): [string, HiddenCase, Seer] => [
      `${hiddenCase.field} ${hiddenCase.path}: a hidden ${hiddenCase.hidden} for the ${seer}`,
      hiddenCase,
      seer,
    ]),
  );
  test.each(cases)("%s", async (_name, { field, hidden, arguments: given }, seer) => {
    const random = nothing(hidden);
    await learned(field, given(random, world.known), seer, random); // what is read once for the whole process
    const expected = await learned(field, given(random, world.known), seer, random);
    expect(expected.answer).not.toMatch(/FORBIDDEN|UNAUTHENTICATED|INTERNAL|cannot|Variable/);
    for (const id of world.hidden[hidden]) {
      expect(await learned(field, given(id, world.known), seer, id)).toEqual(expected);
    }
  });
});

/** All refusals of an answer, those of a batch's items among them. */
function userErrorsIn(answer: unknown): { code: string; path: string[] }[] {
  if (typeof answer !== "object" || answer === null) return [];
  return Object.entries(answer).flatMap(([name, value]) =>
    name === "userErrors" ? (value as { code: string; path: string[] }[]) : userErrorsIn(value),
  );
}

describe("an id that is none is refused alike, wherever it stands", () => {
  // A checklist is known by its code; the leaves of what a tablet submits are read by the command, each refused with its item.
  const named = HIDDEN_CASES.filter(({ field }) => field !== "checklist" && field !== "submitInspections");
  const cases = new Map(named.map((each) => [`${each.field} ${each.path}`, each]));
  test.each([...cases])("%s", async (name, { field, path, arguments: given, as: [seer] }) => {
    const root = roots.get(field);
    if (root === undefined || seer === undefined) throw new Error(`${name} cannot be asked`);
    const isMutation = schema.getMutationType()?.getFields()[field] !== undefined;
    const { data, errors } = await program.run<Record<string, object>>(
      documentOf(schema, root),
      given("x", world.known),
      { token: world.seers[seer].token },
    );
    if (!isMutation) expect(errors).toMatchObject([{ path: [field], extensions: { code: "BAD_USER_INPUT" } }]);
    const answer = isMutation ? data[field] : errors?.[0]?.extensions;
    // In an item of a list, the path has the item's place too.
    const refusals = userErrorsIn(answer).map(({ code, path: at }) => ({
      code,
      path: at.filter((part) => !/^\d+$/.test(part)),
    }));
    expect(refusals).toContainEqual({ code: "ID_NOT_VALID", path: path.split(".") });
  });
});

describe("nothing is left out", () => {
  test("every root field stands in the tables, in one of them", () => {
    const named = [...new Set(HIDDEN_CASES.map(({ field }) => field)), ...WITHOUT_TARGET, ...ALL_SEEN];
    expect(named.toSorted()).toEqual([...roots.keys()].toSorted());
  });

  test("every argument that takes an id stands there", () => {
    const known = new Set([
      ...HIDDEN_CASES.map(({ field, path }) => `${field} ${path}`),
      ...Object.keys(NO_HIDDEN_OBJECT),
    ]);
    const all = [...roots.values()]
      .filter(({ name }) => !ALL_SEEN.includes(name))
      .flatMap((field) => idPathsOf(field).map((path) => `${field.name} ${path}`));
    expect(all.filter((path) => !known.has(path))).toEqual([]);
    expect([...known].filter((path) => !all.includes(path) && path !== "checklist code")).toEqual([]);
  });

  test("no field below the root takes an id", () => {
    expect(nestedIdFieldsOf(schema)).toEqual([]);
  });
});

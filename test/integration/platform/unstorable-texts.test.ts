import "reflect-metadata";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { isObjectType } from "graphql";
import { buildSchema } from "../../../src/app/schema.js";
import { builders } from "../../support/builders.js";
import { testProgram } from "../../support/program.js";
import { documentOf, rootFieldsOf, sample, textsIn } from "../../support/schema-documents.js";

const schema = buildSchema();
const program = testProgram({ budgets: { account: 1e9, address: 1e9 } });
let token: string;
beforeAll(async () => {
  const { root } = await builders(program).district();
  const roles = [
    "ADMINISTRATOR",
    "LEADER",
    "ORGANIZER",
    "REVIEWER",
    "AUDITOR",
    "SUPERVISOR",
    "INSPECTOR",
    "UNION_OFFICER",
  ] as const;
  token = (await builders(program).person(roles.map((role) => ({ role, at: root })))).token;
  // No role has this one by itself.
  await program.sql("update grants set extra_permissions = '{visit:clues}' where role = 'LEADER'");
});

const UNSTORABLE = [
  ["NUL", "a\0b"],
  ["half a character", "a\ud83d"],
] as const;

/** The codes with which an answer refuses, wherever they stand. */
const codesIn = (answer: object): string[] =>
  [...JSON.stringify(answer).matchAll(/"code":"([A-Z_]+)"/g)].map(([, code]) => code ?? "");

describe("a text that cannot be stored is refused clearly", () => {
  const roots = rootFieldsOf(schema).filter((field) => textsIn(field, "").length > 0);

  test("in enough places for this to say something", () => {
    expect(roots.flatMap((field) => textsIn(field, "")).length).toBeGreaterThan(300);
  });

  test.each(roots.map((field) => [field.name, field] as const))("%s", async (_name, field) => {
    const wrong: unknown[] = [];
    for (const [kind, text] of UNSTORABLE) {
      await Promise.all(
        // Both are told apart nowhere, so that one place of each field is enough for the second.
        textsIn(field, text)
          .slice(0, kind === "NUL" ? undefined : 1)
          .map(async ({ path, given }) => {
            // A batch tells it of each item, one level below what it is usually asked.
            const document = documentOf(schema, field).replace("results { ", "results { userErrors { code } ");
            const answer = await program.run(document, given, { token });
            const codes = codesIn(answer);
            if (codes.length === 0 || codes.some((code) => !/^[A-Z_]+$/.test(code) || REFUSES_NOTHING.has(code)))
              wrong.push({ kind, path, codes });
          }),
      );
    }
    expect(wrong).toEqual([]);
  });

  /** What would hide a place from this test, and what must never come of a text. */
  const REFUSES_NOTHING = new Set([
    "INTERNAL_SERVER_ERROR",
    "UNAVAILABLE",
    "FORBIDDEN",
    "UNAUTHENTICATED",
    "THROTTLED",
  ]);

  test("in fields below the root", async () => {
    const types = Object.values(schema.getTypeMap()).filter(isObjectType);
    const asked = types
      .filter(({ name }) => name === "TradeUnion" || name === "Viewer")
      .flatMap((type) =>
        Object.values(type.getFields()).flatMap((field) =>
          textsIn(field as never, "a\0b").map(({ given, path }) => ({ type, field, given, path })),
        ),
      );
    expect(asked.length).toBeGreaterThan(5);
    for (const { type, field, given, path } of asked) {
      const variables = field.args.filter(({ name }) => name in given);
      const declared = variables.map(({ name, type: its }) => `$${name}: ${String(its)}`).join(", ");
      const passed = variables.map(({ name }) => `${name}: $${name}`).join(", ");
      const inner = `${field.name}(${passed}) { __typename }`;
      const query =
        type.name === "Viewer"
          ? `query (${declared}) { viewer { ${inner} } }`
          : `query (${declared}) { tradeUnions(first: 1) { edges { node { ${inner} } } } }`;
      const answer = await program.run(query, given, { token });
      expect([path, codesIn(answer)]).toEqual([
        path,
        expect.arrayContaining([expect.stringMatching(/BAD_|NOT_VALID/)]),
      ]);
      expect(codesIn(answer)).not.toContain("INTERNAL_SERVER_ERROR");
    }
  });

  test("the same in a literal as in a variable, and with its path", async () => {
    const expected = { code: "TEXT_NOT_VALID", path: ["filter", "search"] };
    for (const [query, variables] of [
      ['{ tradeUnions(first: 1, filter: { search: "a\\u0000" }) { totalCount } }', {}],
      ["query ($s: String) { tradeUnions(first: 1, filter: { search: $s }) { totalCount } }", { s: "\0" }],
    ] as const) {
      for (let time = 0; time < 3; time++) {
        const { errors } = await program.run(query, variables, { token });
        expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", userErrors: [expected] } }]);
      }
    }
  });

  test("samples of everything are otherwise taken by the types", async () => {
    for (const field of rootFieldsOf(schema).filter(({ args }) => args.length > 0)) {
      const given = Object.fromEntries(field.args.map(({ name, type }) => [name, sample(type, name)]));
      const { errors = [] } = await program.run(documentOf(schema, field), given, { token });
      expect([field.name, errors.filter(({ extensions }) => extensions.code === "INTERNAL_SERVER_ERROR")]).toEqual([
        field.name,
        [],
      ]);
    }
  });
});

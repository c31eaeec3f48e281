import "reflect-metadata";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import {
  GraphQLSchema,
  GraphQLObjectType,
  GraphQLString,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  parse,
  printSchema,
  validate,
  validateSchema,
} from "graphql";
// Loaded as by a program beside the server, whose refusals are none of the schema.
import "../../src/modules/trade-unions/tree/root-trade-union.errors.js";
import { buildSchema } from "../../src/app/schema.js";
import { PERMISSIONS } from "../../src/modules/trade-unions/duties/role-permissions.rules.js";
import type { Access } from "../../src/platform/access/access.js";
import { errorCatalog } from "../../src/platform/errors/domain-error.js";
import { requestErrorTexts } from "../../src/platform/errors/request-error.js";
import { guardRootFields } from "../../src/platform/graphql/execution/root-fields.js";
import { root } from "./source-files.js";

const schema = buildSchema();
const rootFields = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
  Object.values(type?.getFields() ?? {}),
);
const ownTypes = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);

test("the committed SDL is the emitted SDL", () => {
  expect(readFileSync(join(root, "schema/schema.graphql"), "utf8")).toBe(
    `${printSchema(lexicographicSortSchema(schema))}\n`,
  );
});

test("the schema is sound", () => {
  expect(validateSchema(schema)).toEqual([]);
});

test("a root field that declares no access cannot be built", () => {
  const open = new GraphQLSchema({
    query: new GraphQLObjectType({ name: "Query", fields: { open: { type: GraphQLString } } }),
  });
  expect(() => guardRootFields(open, {}, () => Promise.resolve())).toThrow("root field open declares no access");
});

test("every root field declares an access that exists", () => {
  const unknown = rootFields.filter(({ extensions }) => {
    const access = extensions["access"] as Access | undefined;
    return access === undefined || (access.kind === "permission" && !(access.permission in PERMISSIONS));
  });
  expect(unknown.map(({ name }) => name)).toEqual([]);
});

test("a mutation's input and payload are called after it", () => {
  const wrong = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(({ name, args, type }) => {
    const own = name.charAt(0).toUpperCase() + name.slice(1);
    const isInput = args.every((arg) => arg.name !== "input" || getNamedType(arg.type).name === `${own}Input`);
    return !isInput || getNamedType(type).name !== `${own}Payload`;
  });
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test("every type, field, argument and enum value says what it is", () => {
  const silent: string[] = [];
  const check = (name: string, description: string | null | undefined) => {
    if (description === undefined || description === null || description.trim() === "") silent.push(name);
  };
  for (const type of ownTypes) {
    if (!["Query", "Mutation", "Subscription"].includes(type.name)) check(type.name, type.description);
    if (isEnumType(type)) for (const value of type.getValues()) check(`${type.name}.${value.name}`, value.description);
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) check(`${type.name}.${field.name}`, field.description);
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      check(`${type.name}.${field.name}`, field.description);
      // `input` and `filter` are described by their types.
      for (const { name, description } of field.args) {
        if (!["input", "filter"].includes(name)) check(`${type.name}.${field.name}(${name})`, description);
      }
    }
  }
  expect(silent).toEqual([]);
});

test("every code has a text in both languages", () => {
  const texts = [...errorCatalog, ...Object.entries(requestErrorTexts)];
  expect(
    texts.filter(([, { zh, en }]) => !/\p{Script=Han}/u.test(zh) || !/[a-z]/.test(en) || /\p{Script=Han}/u.test(en)),
  ).toEqual([]);
  const holes = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();
  expect(texts.filter(([, { zh, en }]) => holes(zh).join() !== holes(en).join()).map(([code]) => code)).toEqual([]);
});

describe.each(["contract", "examples"])("operations in schema/%s", (name) => {
  const folder = join(root, "schema", name);
  test.each(readdirSync(folder).filter((file) => file.endsWith(".graphql")))("%s is valid", (file) => {
    const errors = validate(schema, parse(readFileSync(join(folder, file), "utf8")));
    expect(errors.map(({ message }) => message)).toEqual([]);
  });
});

test("every file of the contract is performed by a test", () => {
  const tests = join(root, "test/integration/contract");
  const texts = readdirSync(tests).map((file) => readFileSync(join(tests, file), "utf8"));
  const files = readdirSync(join(root, "schema/contract")).map((file) => file.replace(".graphql", ""));
  expect(files.filter((file) => !texts.some((text) => text.includes(`"${file}"`)))).toEqual([]);
});

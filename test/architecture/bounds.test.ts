import "reflect-metadata";
import { expect, test } from "@jest/globals";
import { getMetadataStorage as validators } from "class-validator";
import {
  getNamedType,
  GraphQLID,
  GraphQLString,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputType,
} from "graphql";
import { getMetadataStorage as types } from "type-graphql";
import { buildSchema } from "../../src/app/schema.js";
import { validateArguments } from "../../src/platform/graphql/api/validate-arguments.js";
import { holdsLeavesParsedByCommand } from "../../src/platform/graphql/variables/lenient-scalars.js";
import { sourceFiles } from "./source-files.js";

const schema = buildSchema();
const isList = (type: GraphQLInputType): boolean => (isNonNullType(type) ? isList(type.ofType) : isListType(type));
const inputs = Object.values(schema.getTypeMap()).filter(isInputObjectType);

/** Inputs that a command reads leaf by leaf; its own rules bound them. */
const readByCommand = new Set(inputs.filter(({ extensions }) => extensions["leavesParsedByCommand"] === true));
for (const input of readByCommand)
  for (const field of Object.values(input.getFields())) {
    const named = getNamedType(field.type);
    if (isInputObjectType(named)) readByCommand.add(named);
  }

/** Batches that are answered item by item; the resolver bounds them. */
const BATCHES = ["SubmitInspectionsInput.inspections"];

const lists = inputs.flatMap((input) =>
  Object.values(input.getFields())
    .filter(({ type }) => isList(type))
    .map((field) => ({ input, field, name: `${input.name}.${field.name}` })),
);

test("every list that is sent says how long it may be", () => {
  const silent = lists.filter(({ field }) => !/\bat most [\d,]+|\b\d+ to [\d,]+/i.test(field.description ?? ""));
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test("every list that is sent is held to a length", () => {
  const targets = new Map(types().inputTypes.map(({ name, target }) => [name, target]));
  const unbounded = lists.filter(({ input, field, name }) => {
    const target = targets.get(input.name);
    if (readByCommand.has(input) || BATCHES.includes(name) || target === undefined) return false;
    const rules = validators().getTargetValidationMetadatas(target, "", true, false);
    return !rules.some((rule) => rule.propertyName === field.name && rule.name === "LIST_TOO_LONG");
  });
  expect(unbounded.map(({ name }) => name)).toEqual([]);
});

test("what a command reads leaf by leaf, or holds that, has no rules of its own, since nothing would check them", () => {
  const targets = new Map(types().inputTypes.map(({ name, target }) => [name, target]));
  const holders = inputs.filter(holdsLeavesParsedByCommand);
  const ruled = [...new Set([...readByCommand, ...holders])].filter((input) => {
    const target = targets.get(input.name);
    return target !== undefined && validators().getTargetValidationMetadatas(target, "", true, false).length > 0;
  });
  expect(holders.map(({ name }) => name)).toContain("SubmitInspectionsInput");
  expect(ruled.map(({ name }) => name)).toEqual([]);
});

test("every id that is sent is handed on as the database answers it, in capitals too", () => {
  const id = "0192F0C0-0000-7000-8000-00000000ABCD";
  const targets = new Map(types().inputTypes.map(({ name, target }) => [name, target as new () => object]));
  const holders = inputs.filter(holdsLeavesParsedByCommand);
  const checked: string[] = [];
  const left = inputs.flatMap((input) => {
    const target = targets.get(input.name);
    if (target === undefined || readByCommand.has(input) || holders.includes(input)) return [];
    const fields = Object.values(input.getFields()).filter(({ type }) => getNamedType(type) === GraphQLID);
    const given = Object.fromEntries(fields.map(({ name, type }) => [name, isList(type) ? [id] : id]));
    const sent = Object.assign(new target(), given) as Record<string, unknown>;
    try {
      validateArguments(sent);
    } catch {
      // What else it needs is missing.
    }
    checked.push(...fields.map(({ name }) => `${input.name}.${name}`));
    return fields
      .filter(({ name }) => [sent[name]].flat()[0] !== id.toLowerCase())
      .map(({ name }) => `${input.name}.${name}`);
  });
  expect(checked.length).toBeGreaterThan(100);
  expect(left).toEqual([]);
});

/** Texts whose own rules say how long they are, each with the reason. */
const OWN_LENGTH: Readonly<Record<string, string>> = {
  "EmployerFilter.search": "its words are counted too, and a search is no input that could be mended field by field",
  "TradeUnionFilter.search": "the same",
  "CreateTradeUnionInput.code": "clients know TRADE_UNION_CODE_NOT_VALID for it",
};

test("every text that is sent is held to a length", () => {
  const targets = new Map(types().inputTypes.map(({ name, target }) => [name, target]));
  const holders = inputs.filter(holdsLeavesParsedByCommand);
  const unbounded = inputs.flatMap((input) => {
    const target = targets.get(input.name);
    if (target === undefined || readByCommand.has(input) || holders.includes(input)) return [];
    const rules = validators().getTargetValidationMetadatas(target, "", true, false);
    return Object.values(input.getFields())
      .filter(({ type, name }) => {
        const isBounded = rules.some((rule) => rule.propertyName === name && rule.name === "TEXT_TOO_LONG");
        return getNamedType(type) === GraphQLString && !isBounded;
      })
      .map(({ name }) => `${input.name}.${name}`);
  });
  expect(unbounded).toEqual(Object.keys(OWN_LENGTH));
});

test("no class promises what may be left out", () => {
  const nullable =
    /@Field\((?:(?!@Field)[\s\S])*?nullable: true(?:(?!@Field)[\s\S])*?\}\)\s*(?:@\w+\([^@]*?\)\s*)*(?:override )?(\w+)(!?\??): ([^;]+);/g;
  const promised = sourceFiles("src/modules")
    .filter(({ path }) => path.endsWith(".inputs.ts"))
    .flatMap(({ path, text }) =>
      [...text.matchAll(nullable)]
        .filter(([, , mark = "", type = ""]) => mark !== "?" || !/\| null$|^unknown/.test(type))
        .map(([, name]) => `${path}: ${name}`),
    );
  expect(promised).toEqual([]);
  const text = '@Field(() => String, { nullable: true, description: "A note; null empties it." })\n  note!: string;';
  expect([...text.matchAll(nullable)].map(([, name, mark]) => [name, mark])).toEqual([["note", "!"]]);
});

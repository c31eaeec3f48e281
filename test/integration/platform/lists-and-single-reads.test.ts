import { beforeAll, expect, test } from "@jest/globals";
import { getNullableType, isLeafType, isListType, isObjectType, type GraphQLObjectType } from "graphql";
import { buildSchema } from "../../../src/app/schema.js";
import { builders, type BuiltPerson } from "../../support/builders.js";
import { hiddenWorld } from "../../support/builders-hidden.js";
import { testProgram } from "../../support/program.js";
import { askedFieldsOf } from "../../support/schema-documents.js";

const schema = buildSchema();
const ENOUGH = 1_000_000_000;
const program = testProgram({ budgets: { account: ENOUGH, address: ENOUGH } });

let everybody: BuiltPerson;

beforeAll(async () => {
  const { at } = await hiddenWorld(program);
  const roles = ["ADMINISTRATOR", "LEADER", "ORGANIZER", "REVIEWER", "INSPECTOR", "AUDITOR"] as const;
  everybody = await builders(program).person(roles.map((role) => ({ role, at: at.root })));
}, 60_000);

/** The lists that read as much of an object as is asked of it; all others read the same whatever is selected. */
const READ_BY_DEPTH = [
  ["TradeUnion", "tradeUnions", "tradeUnion"],
  ["Inspection", "inspections", "inspection"],
] as const;

/** Each leaf of a type and of what it leads to, alone. */
const leavesOf = (type: GraphQLObjectType): string[] =>
  askedFieldsOf(type, { year: "2026", period: '"2026-Q4"' }).flatMap(({ name, asked, type: below }) => {
    if (!isObjectType(below) || below.name.endsWith("Connection")) return [asked];
    const isList = isListType(getNullableType(type.getFields()[name]?.type));
    return askedFieldsOf(below)
      .filter((child) => (isList ? isLeafType(child.type) : child.type !== type))
      .map((child) => asked.replace("__typename", child.asked));
  });

type Read = Record<string, unknown> & { id: string };

test.each(READ_BY_DEPTH)(
  "%s: %s answers of each field what %s does",
  async (name, list, single) => {
    const ask = async <Data>(query: string) => program.data<Data>(query, {}, { token: everybody.token });
    const listed = (leaf: string) =>
      ask<Record<string, { edges: { node: Read }[] }>>(`{ ${list}(first: 8) { edges { node { id ${leaf} } } } }`);
    const nodes = async (leaf = "") => (await listed(leaf))[list]?.edges.map(({ node }) => node) ?? [];
    const ids = (await nodes()).map(({ id }) => id);
    expect(ids).toHaveLength(8);
    for (const leaf of leavesOf(schema.getType(name) as GraphQLObjectType)) {
      const each = ids.map((id, place) => `_${place}: ${single}(id: "${id}") { id ${leaf} }`);
      const alone = await ask<Record<string, Read>>(`{ ${each.join(" ")} }`);
      expect([leaf, await nodes(leaf)]).toEqual([leaf, Object.values(alone)]);
    }
  },
  60_000,
);

import { readFileSync } from "node:fs";
import {
  buildSchema,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
} from "graphql";
import { newId } from "./database.mjs";

export const schema = buildSchema(readFileSync(new URL("../schema/schema.graphql", import.meta.url), "utf8"));

/** The leaves of a type and of the single objects in it; lists in it would say more of them than of the field. */
function selection(type, depth) {
  const fields = Object.values(getNamedType(type).getFields()).filter(({ args }) => !args.some(isRequiredArgument));
  const shown = fields.flatMap((field) => {
    const named = getNamedType(field.type);
    if (isLeafType(named)) return [field.name];
    if (isListType(getNullableType(field.type)) || depth === 0 || !isObjectType(named)) return [];
    return [`${field.name} ${selection(field.type, depth - 1)}`];
  });
  return `{ ${["__typename", ...shown].join(" ")} }`;
}

const isPage = (field) => getNamedType(field.type).name.endsWith("Connection");

/** What is asked of the fields that take more than a scope or the id of an object that there is. */
const SPECIAL = {
  calendarYear: () => ({ year: new Date().getFullYear() }),
  checklist: () => ({ code: "SIX_STANDARDS_DEFAULT" }),
  inspectionStatistics: ({ districtId, inspectedPeriod }) => ({
    scope: districtId,
    period: inspectedPeriod,
    checklistKind: "SIX_STANDARDS",
  }),
  standings: ({ districtId, inspectedPeriod }) => ({
    scope: districtId,
    period: inspectedPeriod,
    checklistKind: "SIX_STANDARDS",
    level: "GRASSROOTS",
  }),
  ratingEligibility: ({ programId, levelCode, unionId }) => ({ programId, levelCode, tradeUnionId: unionId }),
  unionFunds: ({ unionId }) => ({ tradeUnionId: unionId, year: new Date().getFullYear() }),
};

/** Where the object of a field's `id` is kept; the oldest one is asked for. */
const TABLES = {
  account: "accounts",
  assignment: "assignments",
  audit: "audits",
  circular: "circulars",
  employer: "employers",
  finding: "findings",
  inspection: "inspections",
  inspectionPlan: "inspection_plans",
  ratingApplication: "rating_applications",
  supervisionVisit: "supervision_visits",
  tradeUnion: "trade_unions",
};

async function argumentsOf(field, client, subject) {
  if (SPECIAL[field.name] !== undefined) return SPECIAL[field.name](subject);
  const given = {};
  for (const { name } of field.args.filter(isRequiredArgument)) {
    if (name === "first") continue;
    if (name === "scope") given.scope = subject.districtId;
    else if (name === "id") {
      const { rows } = await client.query(
        `select id from ${client.escapeIdentifier(TABLES[field.name])} order by id limit 1`,
      );
      given.id = rows[0]?.id ?? newId();
    } else throw new Error(`the measurement does not know what to give ${field.name} as ${name}`);
  }
  return given;
}

function operation(field, given, body) {
  const passed = Object.keys(given).map((name) => `${name}: $${name}`);
  const declared = field.args.filter(({ name }) => name in given).map(({ name, type }) => `$${name}: ${String(type)}`);
  const [before, after] = passed.length === 0 ? ["", ""] : [`(${declared.join(", ")})`, `(${passed.join(", ")})`];
  return { query: `query${before} { ${field.name}${after} ${body} }`, variables: given };
}

/** Every root field of a query with what makes it work: an object; a page, its count, and a search where there is one. */
export async function* questions(client, subject) {
  for (const field of Object.values(schema.getQueryType().getFields())) {
    const given = await argumentsOf(field, client, subject);
    if (!isPage(field)) {
      yield {
        name: field.name,
        ...operation(field, given, isLeafType(getNamedType(field.type)) ? "" : selection(field.type, 1)),
      };
      continue;
    }
    const edges = getNamedType(field.type).getFields().edges;
    const { node } = getNamedType(edges.type).getFields();
    const page = `{ pageInfo { hasNextPage } edges { node ${selection(node.type, 1)} } }`;
    yield { name: `${field.name}, 20`, ...operation(field, { ...given, first: 20 }, page) };
    yield { name: `${field.name}, 1`, ...operation(field, { ...given, first: 1 }, page) };
    yield { name: `${field.name}, counted`, ...operation(field, { ...given, first: 1 }, "{ totalCount }") };
    const filter = field.args.find(({ name }) => name === "filter");
    const inputs = filter === undefined ? {} : getNamedType(filter.type).getFields();
    if (inputs.scope !== undefined) {
      const scoped = { ...given, first: 1, filter: { scope: subject.streetId } };
      yield { name: `${field.name}, counted in a street`, ...operation(field, scoped, "{ totalCount }") };
    }
    for (const search of ["工", "工会", "思明区工"]) {
      const searched =
        inputs.search !== undefined
          ? { filter: { search } }
          : field.args.some(({ name }) => name === "search")
            ? { search }
            : undefined;
      if (searched === undefined) continue;
      const asked = { ...given, first: 20, ...searched };
      yield { name: `${field.name}, "${search}"`, ...operation(field, asked, page) };
      yield { name: `${field.name}, "${search}" counted`, ...operation(field, asked, "{ totalCount }") };
    }
  }
}

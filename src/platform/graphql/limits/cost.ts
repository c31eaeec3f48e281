import { isLeafType, getNamedType, type DocumentNode, type GraphQLSchema, type OperationDefinitionNode } from "graphql";
import { getComplexity, type ComplexityEstimator } from "graphql-query-complexity";
import { LRUCache } from "lru-cache";
import { Extensions } from "type-graphql";
import { MAXIMUM_PAGE } from "../api/connection.js";
import { isAnsweredByItem, estimatedItems } from "./list-maxima.js";
import { coercedVariables, documentForCoerced } from "../variables/variable-values.js";

/**
 * The most that one operation may cost. The largest of our own screens, at 100 rows a page, is estimated at nearly all of
 * it, since every list counts with its declared maximum; the unit is about ten microseconds of work.
 */
export const MAXIMUM_COST = 300_000;

/** For how many sizes of its variables the cost of an operation is remembered. */
const REMEMBERED_SIZES = 50;

/** What a root field costs before anything is asked of what it finds: a statement or two. */
const ROOT_COST = 100;
/** What an object costs before its fields. */
const OBJECT_COST = 1;
/** What a number, a text or the like costs. */
const LEAF_COST = 0.1;
/** What a document costs that is answered as it is kept: it may have as many bytes as a page of other things. */
const DOCUMENT_COST = 1000;
/** What counting a list costs: all of it is looked at, however small the page. */
const COUNT_COST = 400;
/** What looking for a text costs, and what it costs when it is too short for the index, which knows three letters at once. */
const SEARCH_COST = 300;
const SHORT_SEARCH_COST = 600;
const SHORT_SEARCH = 3;
/** What a mutation field costs before its items. */
const MUTATION_COST = 200;
/** What each item of a batch costs: roughly one transaction. */
const ITEM_COST = 100;
/** How many times a list of the schema's own description counts; it is no work for the database. */
const DESCRIBED_ITEMS = 2;

const EXTENSION = "ownCost";

/** What a root field costs beyond what every field of its kind does: 100 for each millisecond. */
export const Costs = (own: number) => Extensions({ [EXTENSION]: own });

/** No operation costs more; so that sums of it stay exact beside what stands for a count. */
const ENDLESS = 1e7;
/** Stands for a count until its page is estimated, which is multiplied by its rows and must not multiply the count. */
const COUNT = 1e12;

const estimator: ComplexityEstimator = ({ args, childComplexity, type, field }) => {
  const own = Number(field.extensions[EXTENSION] ?? 0) + searchCost(args);
  const root = type.name === "Query" ? ROOT_COST + own : 0;
  if (type.name === "Mutation") {
    const items = longestList(args["input"] ?? args["rows"]);
    const answers = isAnsweredByItem(field.type) ? Math.max(items, 1) : 1;
    return bounded(MUTATION_COST + own + ITEM_COST * items + answers * childComplexity);
  }
  const leaf = getNamedType(field.type);
  if (isLeafType(leaf)) {
    if (field.name === "totalCount" && type.name.endsWith("Connection")) return COUNT;
    return root + (leaf.name === "JSON" ? DOCUMENT_COST : LEAF_COST);
  }
  const first: unknown = args["first"];
  const counts = Math.floor(childComplexity / COUNT);
  const below = childComplexity - counts * COUNT;
  if (typeof first === "number") {
    const rows = Math.min(Math.max(first, 1), MAXIMUM_PAGE);
    return bounded(root + OBJECT_COST + (counts > 0 ? COUNT_COST : 0) + rows * below);
  }
  // The places of a page are estimated with the page.
  if (type.name.endsWith("Connection") || type.name.endsWith("Edge")) return bounded(OBJECT_COST + below);
  const items =
    estimatedItems(field) ?? (type.name.startsWith("__") && isDescribedList(field.type) ? DESCRIBED_ITEMS : 1);
  return bounded(root + items * (OBJECT_COST + below));
};

const bounded = (cost: number): number => Math.min(cost, ENDLESS);

const isDescribedList = (type: unknown): boolean => String(type).startsWith("[");

const longestList = (input: unknown): number =>
  Array.isArray(input)
    ? input.length
    : typeof input === "object" && input !== null
      ? Math.max(0, ...Object.values(input).map((value) => (Array.isArray(value) ? value.length : 0)))
      : 0;

/** What looking for the text of an argument or a filter costs; a short one is not found by the index. */
function searchCost(args: Readonly<Record<string, unknown>>): number {
  const { search, filter } = args;
  if (typeof search === "string") return isShort(search) ? SHORT_SEARCH_COST : SEARCH_COST;
  return typeof filter === "object" && filter !== null ? searchCost({ search: (filter as typeof args)["search"] }) : 0;
}

/** Whether a word of it is. */
const isShort = (search: string): boolean => search.split(/\s+/u).some((word) => [...word].length < SHORT_SEARCH);

/**
 * Estimates what an operation costs with its variables, remembering it for variables of the same sizes. Undefined for
 * variables that do not fit: the library would list every fault of them, each with all of the value, before it gives up.
 */
export function costOf(schema: GraphQLSchema) {
  const remembered = new WeakMap<OperationDefinitionNode, LRUCache<string, number>>();
  return (
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Record<string, unknown>,
  ): number | undefined => {
    let costs = remembered.get(operation);
    if (costs === undefined) remembered.set(operation, (costs = new LRUCache({ max: REMEMBERED_SIZES })));
    const key = costKey(operation, variables);
    let cost = costs.get(key);
    if (cost === undefined) {
      const coerced = coercedVariables(schema, operation, variables);
      if (coerced === undefined) return undefined;
      const query = documentForCoerced(document, operation);
      cost = Math.ceil(getComplexity({ schema, query, variables: coerced, estimators: [estimator] }));
      costs.set(key, cost);
    }
    return cost;
  };
}

/**
 * The variables that can change a cost: numbers, conditions, searches, and the lengths of lists one level into inputs. Only
 * those that the operation declares: the name of any other could be made to look like several of them.
 */
function costKey({ variableDefinitions = [] }: OperationDefinitionNode, variables: Record<string, unknown>): string {
  let key = "";
  for (const { variable } of variableDefinitions) {
    const value = variables[variable.name.value];
    if (typeof value === "number" || typeof value === "boolean" || value === null) key += String(value);
    else if (typeof value === "object") key += `#${longestList(value)}/${searchCost({ filter: value })}`;
    else if (typeof value === "string") key += `?${isShort(value)}`;
    else if (value !== undefined) key += "?";
    key += "&";
  }
  return key;
}

import {
  GraphQLList,
  GraphQLNonNull,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import { getComplexity, type ComplexityEstimator } from "graphql-query-complexity";
import { LRUCache } from "lru-cache";
import { MAXIMUM_PAGE } from "./connection.js";

/** The most that one operation may cost: the largest of our own screens, at 100 rows a page, costs about a quarter. */
export const MAXIMUM_COST = 20_000;

/** For how many sizes of its variables the cost of an operation is remembered. */
const REMEMBERED_SIZES = 50;

/** What a mutation field costs before its items. */
const MUTATION_COST = 10;
/** What each item of a batch costs: roughly one transaction. */
const ITEM_COST = 20;

// A page costs its size times what is asked of each row; every other field costs one.
const estimator: ComplexityEstimator = ({ args, childComplexity, type, field }) => {
  if (type.name === "Mutation")
    return MUTATION_COST + ITEM_COST * longestList(args["input"] ?? args["rows"]) + childComplexity;
  const first: unknown = args["first"];
  if (typeof first === "number") return 1 + Math.min(Math.max(first, 1), MAXIMUM_PAGE) * childComplexity;
  const isObjectList =
    childComplexity > 0 && isList(field.type) && type.name !== "Query" && !type.name.endsWith("Connection");
  return 1 + (isObjectList ? 2 * childComplexity : childComplexity);
};

const isList = (type: unknown): boolean =>
  type instanceof GraphQLNonNull ? isList(type.ofType) : type instanceof GraphQLList;

const longestList = (input: unknown): number =>
  Array.isArray(input)
    ? input.length
    : typeof input === "object" && input !== null
      ? Math.max(0, ...Object.values(input).map((value) => (Array.isArray(value) ? value.length : 0)))
      : 0;

/** Reckons what an operation costs with its variables, remembering it for variables of the same sizes. */
export function costOf(schema: GraphQLSchema) {
  const remembered = new WeakMap<OperationDefinitionNode, LRUCache<string, number>>();
  return (document: DocumentNode, operation: OperationDefinitionNode, variables: Record<string, unknown>): number => {
    let costs = remembered.get(operation);
    if (costs === undefined) remembered.set(operation, (costs = new LRUCache({ max: REMEMBERED_SIZES })));
    const key = costKey(operation, variables);
    let cost = costs.get(key);
    if (cost === undefined) {
      cost = getComplexity({
        schema,
        query: document,
        variables,
        estimators: [estimator],
        ...(operation.name === undefined ? {} : { operationName: operation.name.value }),
      });
      costs.set(key, cost);
    }
    return cost;
  };
}

/**
 * The variables that can change a cost: numbers, conditions, and the lengths of lists one level into inputs. Only those
 * that the operation declares: the name of any other could be made to look like several of them.
 */
function costKey({ variableDefinitions = [] }: OperationDefinitionNode, variables: Record<string, unknown>): string {
  let key = "";
  for (const { variable } of variableDefinitions) {
    const value = variables[variable.name.value];
    if (typeof value === "number" || typeof value === "boolean" || value === null) key += String(value);
    else if (typeof value === "object") key += `#${longestList(value)}`;
    else if (value !== undefined) key += "?";
    key += "&";
  }
  return key;
}

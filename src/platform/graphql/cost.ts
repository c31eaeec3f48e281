import { GraphQLList, GraphQLNonNull, type DocumentNode, type GraphQLSchema } from "graphql";
import { getComplexity, type ComplexityEstimator } from "graphql-query-complexity";
import { LRUCache } from "lru-cache";
import { MAXIMUM_PAGE } from "./connection.js";

/** The most that one operation may cost: the largest of our own screens, at 100 rows a page, costs about a quarter. */
export const MAXIMUM_COST = 20_000;

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

/** Reckons what an operation costs with its variables, remembering per document those of the same page sizes. */
export function costOf(schema: GraphQLSchema) {
  const remembered = new WeakMap<DocumentNode, LRUCache<string, number>>();
  return (document: DocumentNode, operationName: string | undefined, variables: Record<string, unknown>): number => {
    let costs = remembered.get(document);
    if (costs === undefined) remembered.set(document, (costs = new LRUCache({ max: 50 })));
    const key = costKey(operationName, variables);
    let cost = costs.get(key);
    if (cost === undefined) {
      cost = getComplexity({
        schema,
        query: document,
        variables,
        estimators: [estimator],
        ...(operationName === undefined ? {} : { operationName }),
      });
      costs.set(key, cost);
    }
    return cost;
  };
}

/** The variables that can change a cost: numbers, and the lengths of lists one level into inputs. */
function costKey(operationName: string | undefined, variables: Record<string, unknown>): string {
  const parts = [operationName ?? ""];
  for (const [name, value] of Object.entries(variables)) {
    if (typeof value === "number" || typeof value === "boolean") parts.push(`${name}=${value}`);
    else if (typeof value === "object" && value !== null) parts.push(`${name}#${longestList(value)}`);
  }
  return parts.join("&");
}

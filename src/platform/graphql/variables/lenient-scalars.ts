import {
  getNamedType,
  isInputObjectType,
  isInputType,
  isLeafType,
  isListType,
  isNonNullType,
  typeFromAST,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLLeafType,
  type GraphQLSchema,
  type NamedTypeNode,
  type OperationDefinitionNode,
  type TypeNode,
} from "graphql";
import { areLeavesParsedByCommand, type MalformedLeaf, type MalformedLeaves } from "../api/leaves-parsed-by-command.js";

/** Whether such an input is what is given, or in it. */
export const holdsLeavesParsedByCommand = (type: GraphQLInputType): boolean => holds(type, areLeavesParsedByCommand);

function holds(
  type: GraphQLInputType,
  isSought: (type: GraphQLInputObjectType) => boolean,
  above: ReadonlySet<unknown> = new Set(),
): boolean {
  const named = getNamedType(type);
  if (!isInputObjectType(named) || above.has(named)) return false;
  const below = new Set([...above, named]);
  return isSought(named) || Object.values(named.getFields()).some((field) => holds(field.type, isSought, below));
}

type Tolerant = ReadonlySet<GraphQLInputObjectType>;

/** Stand where nothing or something malformed was sent, so that the request goes on; what was sent is put back later. */
const STAND_INS: Readonly<Record<string, unknown>> = { String: "", ID: "", Int: 0, Float: 0, Boolean: false };

/** Replaces the malformed leaves of an operation's variables and says what they were. */
export function leafTolerance(schema: GraphQLSchema) {
  const tolerant = tolerantTypes(schema);
  const concerned = new WeakMap<OperationDefinitionNode, [name: string, type: GraphQLInputType][]>();
  return (
    operation: OperationDefinitionNode,
    variables: Readonly<Record<string, unknown>>,
  ): { variables: Record<string, unknown>; malformed: MalformedLeaves } => {
    let known = concerned.get(operation);
    if (known === undefined) concerned.set(operation, (known = variablesHolding(tolerant, schema, operation)));
    const result = { ...variables };
    const malformed = new Map<string, readonly MalformedLeaf[]>();
    for (const [name, type] of known) {
      if (variables[name] === undefined) continue;
      const found: MalformedLeaf[] = [];
      result[name] = readValueLeniently(variables[name], type, { tolerant, found, at: [] }, false);
      if (found.length > 0) malformed.set(name, found);
    }
    return { variables: result, malformed };
  };
}

/** The marked inputs and all that they hold. */
function tolerantTypes(schema: GraphQLSchema): Tolerant {
  const types = Object.values(schema.getTypeMap()).filter(isInputObjectType);
  const reached = new Set(types.filter(areLeavesParsedByCommand));
  for (const type of reached)
    for (const field of Object.values(type.getFields())) {
      const named = getNamedType(field.type);
      if (isInputObjectType(named)) reached.add(named);
    }
  return reached;
}

function variablesHolding(
  tolerant: Tolerant,
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): [string, GraphQLInputType][] {
  const isTolerant = (type: GraphQLInputObjectType): boolean => tolerant.has(type);
  return variableDefinitions.flatMap(({ variable, type }): [string, GraphQLInputType][] => {
    const declared = inputTypeOf(schema, type);
    return declared !== undefined && holds(declared, isTolerant) ? [[variable.name.value, declared]] : [];
  });
}

const inputTypeOf = (schema: GraphQLSchema, node: TypeNode): GraphQLInputType | undefined => {
  const type = typeFromAST(schema, node as NamedTypeNode);
  return isInputType(type) ? type : undefined;
};

interface Search {
  readonly tolerant: Tolerant;
  readonly found: MalformedLeaf[];
  /** Where the search is; one path that grows and shrinks, as nearly every leaf is well-formed. */
  readonly at: (string | number)[];
}

function readLenientlyAt(
  step: string | number,
  value: unknown,
  type: GraphQLInputType,
  search: Search,
  isInside: boolean,
): unknown {
  search.at.push(step);
  const result = readValueLeniently(value, type, search, isInside);
  search.at.pop();
  return result;
}

function readValueLeniently(value: unknown, type: GraphQLInputType, search: Search, isInside: boolean): unknown {
  if (isNonNullType(type)) {
    if (value !== null || !isInside) return readValueLeniently(value, type.ofType, search, isInside);
    return instead(value, type.ofType, search);
  }
  if (value === null || value === undefined) return value;
  if (isListType(type)) {
    if (!Array.isArray(value)) return readLenientlyAt(0, value, type.ofType, search, isInside);
    const item = type.ofType as GraphQLInputType;
    const leaf = isNonNullType(item) ? (item.ofType as GraphQLInputType) : item;
    if (isInside && isLeafType(leaf)) return readLeavesLeniently(value, leaf, isNonNullType(item), search);
    return value.map((item, at) => readLenientlyAt(at, item, type.ofType, search, isInside));
  }
  if (!isInputObjectType(type)) return isInside && !takes(type, value) ? instead(value, type, search) : value;
  if (typeof value !== "object" || Array.isArray(value)) return isInside ? {} : value;
  const fields = type.getFields();
  // With a field too many it is refused whatever is in it.
  if (Object.keys(value).length > Object.keys(fields).length) return value;
  const result: Record<string, unknown> = { ...value };
  const isBelowInside = search.tolerant.has(type);
  for (const [name, below] of Object.entries(value)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field !== undefined) result[name] = readLenientlyAt(name, below, field.type, search, isBelowInside);
  }
  return result;
}

/** A list of leaves is malformed as a whole when one of them is, so that a million of them are one thing to put back. */
function readLeavesLeniently(
  values: readonly unknown[],
  type: GraphQLLeafType,
  areRequired: boolean,
  { found, at }: Search,
): readonly unknown[] {
  if (values.every((value) => (value === null ? !areRequired : takes(type, value)))) return values;
  found.push({ path: [...at], value: values });
  return [];
}

/** Objects are refused for what they lack; only of leaves it has to be known what was sent. */
function instead(value: unknown, type: GraphQLInputType, { found, at }: Search): unknown {
  if (isInputObjectType(type)) return {};
  found.push({ path: [...at], value });
  return STAND_INS[getNamedType(type).name] ?? null;
}

/** What the scalars of GraphQL itself take, as the reference says it by an error, which costs a thousand times as much. */
const TAKEN: Readonly<Record<string, (value: unknown) => boolean>> = {
  String: (value) => typeof value === "string",
  Boolean: (value) => typeof value === "boolean",
  Int: (value) => Number.isInteger(value) && Math.abs(Number(value) + 0.5) < 2 ** 31,
  Float: (value) => Number.isFinite(value),
};

function takes(type: GraphQLLeafType, value: unknown): boolean {
  const isTaken = TAKEN[type.name];
  if (isTaken !== undefined) return isTaken(value);
  try {
    type.parseValue(value);
    return true;
  } catch {
    return false;
  }
}

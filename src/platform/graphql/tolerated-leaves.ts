import {
  getNamedType,
  isInputObjectType,
  isInputType,
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
import { Extensions } from "type-graphql";

const EXTENSION = "leavesParsedByCommand";

/**
 * The command parses the leaves of this input, at any depth. To clients they are plain scalars; a variable that holds a
 * word for a number still reaches the command, so that it refuses the item, with a code and a path, and not the request.
 */
export const LeavesParsedByCommand = () => Extensions({ [EXTENSION]: true });

export const areLeavesParsedByCommand = ({ extensions }: GraphQLInputObjectType): boolean =>
  extensions[EXTENSION] === true;

/** A value that its type does not take, by its place below a variable. */
export interface MalformedLeaf {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** Malformed leaves by the name of their variable. */
export type MalformedLeaves = ReadonlyMap<string, readonly MalformedLeaf[]>;

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
      result[name] = tolerated(variables[name], type, { tolerant, found }, [], false);
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
  const holds = (type: GraphQLInputType, above: ReadonlySet<unknown> = new Set()): boolean => {
    const named = getNamedType(type);
    if (!isInputObjectType(named) || above.has(named)) return false;
    const below = new Set([...above, named]);
    return tolerant.has(named) || Object.values(named.getFields()).some((field) => holds(field.type, below));
  };
  return variableDefinitions.flatMap(({ variable, type }): [string, GraphQLInputType][] => {
    const declared = inputTypeOf(schema, type);
    return declared !== undefined && holds(declared) ? [[variable.name.value, declared]] : [];
  });
}

const inputTypeOf = (schema: GraphQLSchema, node: TypeNode): GraphQLInputType | undefined => {
  const type = typeFromAST(schema, node as NamedTypeNode);
  return isInputType(type) ? type : undefined;
};

interface Search {
  readonly tolerant: Tolerant;
  readonly found: MalformedLeaf[];
}

function tolerated(
  value: unknown,
  type: GraphQLInputType,
  search: Search,
  path: MalformedLeaf["path"],
  isInside: boolean,
): unknown {
  if (isNonNullType(type)) {
    if (value !== null || !isInside) return tolerated(value, type.ofType, search, path, isInside);
    return instead(value, type.ofType, search, path);
  }
  if (value === null || value === undefined) return value;
  if (isListType(type)) {
    if (!Array.isArray(value)) return tolerated(value, type.ofType, search, [...path, 0], isInside);
    return value.map((item, at) => tolerated(item, type.ofType, search, [...path, at], isInside));
  }
  if (!isInputObjectType(type)) return isInside && !takes(type, value) ? instead(value, type, search, path) : value;
  if (typeof value !== "object" || Array.isArray(value)) return isInside ? {} : value;
  const result: Record<string, unknown> = { ...value };
  const fields = type.getFields();
  for (const [name, below] of Object.entries(value)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field !== undefined)
      result[name] = tolerated(below, field.type, search, [...path, name], search.tolerant.has(type));
  }
  return result;
}

/** Objects are refused for what they lack; only of leaves it has to be known what was sent. */
function instead(value: unknown, type: GraphQLInputType, { found }: Search, path: MalformedLeaf["path"]): unknown {
  if (isInputObjectType(type)) return {};
  found.push({ path, value });
  return STAND_INS[getNamedType(type).name] ?? null;
}

function takes(type: GraphQLLeafType, value: unknown): boolean {
  try {
    type.parseValue(value);
    return true;
  } catch {
    return false;
  }
}

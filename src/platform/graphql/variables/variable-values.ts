import {
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  Kind,
  typeFromAST,
  valueFromAST,
  type DocumentNode,
  type GraphQLError,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  type NamedTypeNode,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from "graphql";
import { getVariableValues } from "graphql/execution/values.js";
import { Json } from "../api/scalars.js";

type Coerce = (value: unknown) => unknown;

const UNFIT = new Error("the value does not fit its type");

const knownTypes = new WeakMap<GraphQLInputObjectType, Coerce>();
const knownVariables = new WeakMap<OperationDefinitionNode, readonly Variable[]>();

/**
 * The variables of an operation of a valid document as resolvers get them; undefined where they do not fit, which the
 * interpreter says with every place. It does the same noting for each value where it stands: in a batch of a device that
 * takes ten times as long, and nobody else is served meanwhile.
 */
export function coercedVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): Record<string, unknown> | undefined {
  let variables = knownVariables.get(operation);
  if (variables === undefined) {
    variables = (operation.variableDefinitions ?? []).map((definition) => variableOf(schema, definition));
    knownVariables.set(operation, variables);
  }
  try {
    return coerced(variables, given);
  } catch {
    return undefined;
  }
}

interface Variable {
  name: string;
  isRequired: boolean;
  coerce: Coerce;
  /** The value where none is given; undefined where there is no default. */
  byDefault: () => unknown;
}

function variableOf(schema: GraphQLSchema, { variable, type: node, defaultValue }: VariableDefinitionNode): Variable {
  const type = typeFromAST(schema, node as NamedTypeNode);
  if (!isInputType(type)) throw new Error("a valid document has variables of input types only");
  return {
    name: variable.name.value,
    isRequired: isNonNullType(type),
    coerce: coercionTo(type),
    byDefault: () => (defaultValue === undefined ? undefined : valueFromAST(defaultValue, type)),
  };
}

function coerced(variables: readonly Variable[], given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { name, isRequired, coerce, byDefault } of variables) {
    if (Object.hasOwn(given, name)) {
      values[name] = coerce(given[name]);
      continue;
    }
    const value = byDefault();
    if (value !== undefined) values[name] = value;
    else if (isRequired) throw UNFIT;
  }
  return values;
}

function coercionTo(type: GraphQLInputType): Coerce {
  if (isNonNullType(type)) {
    const inner = coercionTo(type.ofType as GraphQLInputType);
    return (value) => {
      if (value === null || value === undefined) throw UNFIT;
      return inner(value);
    };
  }
  if (isListType(type)) {
    const item = coercionTo(type.ofType as GraphQLInputType);
    return (value) => {
      if (value === null || value === undefined) return null;
      return Array.isArray(value) ? value.map(item) : [item(value)];
    };
  }
  if (isInputObjectType(type)) return coercionToObject(type);
  return (value) => {
    if (value === null || value === undefined) return null;
    const parsed: unknown = type.parseValue(value);
    if (parsed === undefined) throw UNFIT;
    return parsed;
  };
}

function coercionToObject(type: GraphQLInputObjectType): Coerce {
  const known = knownTypes.get(type);
  if (known !== undefined) return known;
  const fields = Object.values(type.getFields());
  const names = new Set(fields.map(({ name }) => name));
  // Filled in behind, as an input may hold another of its own type.
  const steps: { name: string; isRequired: boolean; byDefault: unknown; coerce: Coerce }[] = [];
  const coerce: Coerce = (value) => {
    if (value === null || value === undefined) return null;
    if (typeof value !== "object" || Array.isArray(value)) throw UNFIT;
    const given = value as Record<string, unknown>;
    const result: Record<string, unknown> = {};
    for (const { name, isRequired, byDefault, coerce } of steps) {
      const inner = given[name];
      if (inner !== undefined) result[name] = coerce(inner);
      else if (byDefault !== undefined) result[name] = byDefault;
      else if (isRequired) throw UNFIT;
    }
    for (const name of Object.keys(given)) if (!names.has(name)) throw UNFIT;
    if (type.isOneOf && !hasOneValue(result)) throw UNFIT;
    return result;
  };
  knownTypes.set(type, coerce);
  for (const { name, type: inner, defaultValue } of fields)
    steps.push({
      name,
      isRequired: isNonNullType(inner),
      byDefault: defaultValue,
      coerce: coercionTo(inner),
    });
  return coerce;
}

function hasOneValue(object: Readonly<Record<string, unknown>>): boolean {
  const values = Object.values(object);
  return values.length === 1 && values[0] !== null;
}

/** The most faults of variables that are told at once. */
const MAXIMUM_FAULTS = 50;
/** More of a text is not needed to say that it does not fit. */
const SHOWN_CHARACTERS = 1000;

/** What is wrong with variables that do not fit, each fault with its place, as graphql-js says it. */
export function faultsOfVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): readonly GraphQLError[] {
  const types = new Map(
    variableDefinitions.map(({ variable, type }) => [variable.name.value, typeFromAST(schema, type as NamedTypeNode)]),
  );
  const shown = Object.entries(given).map(([name, value]): [string, unknown] => {
    const type = types.get(name);
    return [name, isInputType(type) ? shortened(value, type) : value];
  });
  const { errors } = getVariableValues(schema, variableDefinitions, Object.fromEntries(shown), {
    maxErrors: MAXIMUM_FAULTS,
  });
  if (errors === undefined) throw new Error("variables that do not fit have no fault");
  return errors;
}

/** A value with the same faults, as far as they are told: each is told with the value it is in, however long that is. */
function shortened(value: unknown, type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return shortened(value, type.ofType as GraphQLInputType);
  if (typeof value === "string")
    return value.length > SHOWN_CHARACTERS ? `${value.slice(0, SHOWN_CHARACTERS)}…` : value;
  if (typeof value !== "object" || value === null) return value;
  if (isListType(type)) {
    const item = type.ofType as GraphQLInputType;
    return Array.isArray(value) ? value.map((each) => shortened(each, item)) : shortened(value, item);
  }
  if (Array.isArray(value)) return [];
  if (!isInputObjectType(type)) return {};
  const fields = type.getFields();
  const kept: [string, unknown][] = [];
  let unknown = 0;
  for (const name of Object.keys(value)) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (field !== undefined) kept.push([name, shortened((value as Record<string, unknown>)[name], field.type)]);
    else if (unknown++ <= MAXIMUM_FAULTS) kept.push([name, null]);
  }
  return Object.fromEntries(kept);
}

const untyped = new WeakMap<OperationDefinitionNode, DocumentNode>();

/**
 * The document of one operation for the interpreter, with variables that are coerced already: of the type that takes any
 * value, or it would coerce all of them again.
 */
export function documentForCoerced(document: DocumentNode, operation: OperationDefinitionNode): DocumentNode {
  let whole = untyped.get(operation);
  if (whole === undefined) {
    const variableDefinitions = (operation.variableDefinitions ?? []).map(({ variable }): VariableDefinitionNode => ({
      kind: Kind.VARIABLE_DEFINITION,
      variable,
      type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: Json.name } },
    }));
    whole = onlyWith(document, { ...operation, variableDefinitions });
    untyped.set(operation, whole);
  }
  return whole;
}

/** The document without its other operations. */
const onlyWith = (document: DocumentNode, operation: OperationDefinitionNode): DocumentNode => ({
  ...document,
  definitions: [operation, ...document.definitions.filter(({ kind }) => kind !== Kind.OPERATION_DEFINITION)],
});

import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from "graphql";

type RootField = GraphQLField<unknown, unknown>;

/** All root fields of queries and mutations. */
export const rootFieldsOf = (schema: GraphQLSchema): RootField[] =>
  [schema.getQueryType(), schema.getMutationType()].flatMap((type) => Object.values(type?.getFields() ?? {}));

/** What a type shows of itself: its leaves, and the leaves of what it holds, some levels down. */
function selectionOf(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return "";
  const fields = Object.values(named.getFields()).filter(({ args }) => args.length === 0);
  const shown = fields.flatMap((field) => {
    if (isLeafType(getNamedType(field.type))) return [field.name];
    return depth > 0 ? [`${field.name} ${selectionOf(field.type, depth - 1)}`] : [];
  });
  return `{ ${["__typename", ...shown].join(" ")} }`;
}

/** An operation that asks one root field, with its arguments as variables, those aside that have a default. */
export function documentOf(schema: GraphQLSchema, field: RootField): string {
  const isMutation = schema.getMutationType()?.getFields()[field.name] !== undefined;
  const asked = field.args.filter(({ defaultValue }) => defaultValue === undefined);
  const variables = asked.map(({ name, type }) => `$${name}: ${String(type)}`).join(", ");
  const given = asked.map(({ name }) => `${name}: $${name}`).join(", ");
  const [declared, passed] = asked.length === 0 ? ["", ""] : [`(${variables})`, `(${given})`];
  const depth = getNamedType(field.type).name.endsWith("Connection") ? 2 : 1;
  return `${isMutation ? "mutation" : "query"}${declared} { ${field.name}${passed} ${selectionOf(field.type, depth)} }`;
}

const SAMPLES: Readonly<Record<string, unknown>> = {
  ID: "0192f0c0-0000-7000-8000-00000000000f",
  String: "text",
  Int: 1,
  Float: 1,
  Boolean: true,
  Fen: 1,
  Date: "2026-11-22",
  DateTime: "2026-11-22T00:00:00Z",
  Period: "2026-Q3",
  Sha256: "0".repeat(64),
  CreditCode: "91350200MA31NFX01A",
  JSON: {},
};

/** Anything that the type takes, with what is required; a page is as large as one can be. */
export function sample(type: GraphQLInputType, name: string): unknown {
  if (isNonNullType(type)) return sample(type.ofType as GraphQLInputType, name);
  if (name === "first") return 100;
  if (isListType(type)) return [sample(type.ofType as GraphQLInputType, name)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter((field) => isNonNullType(field.type))
        .map((field) => [field.name, sample(field.type, field.name)]),
    );
  return SAMPLES[type.name];
}

/** Each place for a text in a field's arguments, with arguments that hold the given text there and samples elsewhere. */
export const textsIn = ({ args }: RootField, text: string): { path: string; given: Record<string, unknown> }[] =>
  args.flatMap((argument) =>
    textPlaces(argument.type, argument.name, text, new Set()).map(({ path, value }) => ({
      path,
      given: {
        ...Object.fromEntries(args.filter(isRequiredArgument).map(({ name, type }) => [name, sample(type, name)])),
        [argument.name]: value,
      },
    })),
  );

function textPlaces(
  type: GraphQLInputType,
  name: string,
  text: string,
  above: ReadonlySet<unknown>,
): { path: string; value: unknown }[] {
  if (isNonNullType(type)) return textPlaces(type.ofType as GraphQLInputType, name, text, above);
  if (isListType(type))
    return textPlaces(type.ofType as GraphQLInputType, name, text, above).map(({ path, value }) => ({
      path,
      value: [value],
    }));
  if (isInputObjectType(type)) {
    if (above.has(type)) return [];
    const whole = sample(type, name) as object;
    return Object.values(type.getFields()).flatMap((field) =>
      textPlaces(field.type, field.name, text, new Set([...above, type])).map(({ path, value }) => ({
        path: `${name}.${path}`,
        value: { ...whole, [field.name]: value },
      })),
    );
  }
  if (type.name === "JSON") return [{ path: name, value: { [text]: text } }];
  return isEnumType(type) || ["Int", "Float", "Boolean", "Fen"].includes(type.name)
    ? []
    : [{ path: name, value: text }];
}

/** A value that the type takes, with nothing in it that may be left out. */
function leastLiteral(type: GraphQLInputType): string {
  if (isNonNullType(type)) return leastLiteral(type.ofType as GraphQLInputType);
  if (isListType(type)) return `[${leastLiteral(type.ofType as GraphQLInputType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? "";
  if (isInputObjectType(type)) return `{ ${leastArguments(Object.values(type.getFields()))} }`;
  const example = SAMPLES[type.name];
  if (example === undefined) throw new Error(`no example of ${type.name}`);
  return JSON.stringify(example);
}

const leastArguments = (inputs: readonly { name: string; type: GraphQLInputType; defaultValue?: unknown }[]): string =>
  inputs
    .filter(({ type, defaultValue }) => isNonNullType(type) && defaultValue === undefined)
    .map(({ name, type }) => `${name}: ${leastLiteral(type)}`)
    .join(", ");

/**
 * Each field of a type, as it is asked with the arguments that it requires: of an object whether it is there, of a list how
 * many there are.
 * @param given values of arguments by their names; others get samples
 */
export const askedFieldsOf = (
  type: GraphQLObjectType,
  given: Readonly<Record<string, string>> = {},
): { name: string; asked: string; type: GraphQLOutputType }[] =>
  Object.values(type.getFields()).map(({ name, args, type: answered }) => {
    const required = args.filter(isRequiredArgument);
    const passed = required.map(
      (argument) => `${argument.name}: ${given[argument.name] ?? leastLiteral(argument.type)}`,
    );
    const named = getNamedType(answered);
    const below = named.name.endsWith("Connection") ? "{ totalCount }" : "{ __typename }";
    const call = passed.length === 0 ? name : `${name}(${passed.join(", ")})`;
    return { name, asked: isLeafType(named) ? call : `${call} ${below}`, type: named };
  });

/** The shortest operation that comes as far as a root field, with no more than it requires. */
export function leastDocumentOf(schema: GraphQLSchema, field: RootField): string {
  const isMutation = schema.getMutationType()?.getFields()[field.name] !== undefined;
  const given = leastArguments(field.args);
  const selection = isLeafType(getNamedType(field.type)) ? "" : "{ __typename }";
  return `${isMutation ? "mutation" : "query"} { ${field.name}${given === "" ? "" : `(${given})`} ${selection} }`;
}

const isIdName = (name: string) => /^id$|Ids?$|^basedOn$/.test(name);

function idPathsBelow(name: string, type: GraphQLInputType, path: readonly string[]): string[] {
  const named = getNamedType(type);
  const here = [...path, name];
  if (isInputObjectType(named))
    return Object.values(named.getFields()).flatMap((field) => idPathsBelow(field.name, field.type, here));
  const isId = named.name === "ID" || named.name === "String";
  const isScope = named.name === "ID" && name === "scope";
  return isId && name !== "idempotencyKey" && (isIdName(name) || isScope) ? [here.join(".")] : [];
}

/** Where in a field's arguments ids stand; keys of idempotency are none. */
export const idPathsOf = ({ args }: RootField): string[] =>
  args.flatMap(({ name, type }) => idPathsBelow(name, type, []));

/** Fields below the root whose arguments take ids. */
export const nestedIdFieldsOf = (schema: GraphQLSchema): string[] => {
  const roots: (GraphQLObjectType | null | undefined)[] = [schema.getQueryType(), schema.getMutationType()];
  return Object.values(schema.getTypeMap())
    .filter((type): type is GraphQLObjectType => isObjectType(type) && !roots.includes(type))
    .filter((type) => !type.name.startsWith("__"))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => idPathsOf(field as RootField).length > 0)
        .map((field) => `${type.name}.${field.name}`),
    );
};

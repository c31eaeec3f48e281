import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";

type Field = GraphQLField<unknown, unknown>;

/** An operation that asks one list or statistic in one way, with a name that says which. */
export interface AskedList {
  name: string;
  query: string;
}

/** What is given where a value is needed, by the type of the argument or by its name. */
export interface Given {
  /** UUIDs, by the name of the argument or of the filter's field. */
  ids: Readonly<Record<string, string>>;
  /** The id of one object of each type that is looked up by its id. */
  objects: Readonly<Record<string, string>>;
  period: string;
  date: string;
  words: Readonly<Record<string, string>>;
}

/** An id that nothing has: what is not there is looked up by the same statement. */
const NOTHING = "01980000-0000-4000-8000-000000000000";

const isConnection = (type: GraphQLNamedType): boolean => type.name.endsWith("Connection");

/** Leaves of a type, and of what it holds without arguments, some levels down. */
function selection(type: GraphQLNamedType, depth: number): string {
  if (!isObjectType(type)) return "";
  const shown = Object.values(type.getFields())
    .filter(({ args }) => args.every(({ defaultValue }) => defaultValue !== undefined))
    .flatMap((field) => {
      const inner = getNamedType(field.type);
      if (!isObjectType(inner)) return [field.name];
      return depth > 0 ? [`${field.name} ${selection(inner, depth - 1)}`] : [];
    });
  return `{ ${["__typename", ...shown].join(" ")} }`;
}

const pageSelection = (type: GraphQLNamedType): string =>
  isConnection(type)
    ? "{ totalCount pageInfo { endCursor hasNextPage } edges { node { __typename } } }"
    : selection(type, 1);

/** Literals worth trying for an input, each with a name. */
function literals(name: string, type: GraphQLInputType, given: Given): [string, string][] {
  if (isNonNullType(type)) return literals(name, type.ofType as GraphQLInputType, given);
  if (isListType(type))
    return literals(name, type.ofType as GraphQLInputType, given).map(([label, text]) => [label, `[${text}]`]);
  if (isEnumType(type)) {
    const [value] = type.getValues();
    return value === undefined ? [] : [[value.name, value.name]];
  }
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const single = fields.flatMap((field) =>
      literals(field.name, field.type, given).map(([label, text]): [string, string] => [
        `${field.name}=${label}`,
        `${field.name}: ${text}`,
      ]),
    );
    const scope = single.find(([label]) => label.startsWith("scope="));
    const within = scope === undefined ? [] : single.filter((each) => each !== scope && !each[0].startsWith("scope="));
    return [
      ...single.map(([label, text]): [string, string] => [label, `{ ${text} }`]),
      ...within.map(([label, text]): [string, string] => [`${label} in scope`, `{ ${scope?.[1] ?? ""}, ${text} }`]),
    ];
  }
  switch (type.name) {
    case "Boolean":
      return [
        ["true", "true"],
        ["false", "false"],
      ];
    case "Int":
      return [[given.date.slice(0, 4), given.date.slice(0, 4)]];
    case "Period":
      return [[given.period, JSON.stringify(given.period)]];
    case "Date":
      return [[given.date, JSON.stringify(given.date)]];
    case "ID": {
      const id = given.ids[name];
      if (id === undefined) throw new Error(`no id is given for ${name}`);
      return [[name, JSON.stringify(id)]];
    }
    case "String": {
      const word = given.words[name];
      if (word === undefined) throw new Error(`no word is given for ${name}`);
      return [[word, JSON.stringify(word)]];
    }
    default:
      throw new Error(`no value is known for ${name}: ${String(type)}`);
  }
}

/** Every way to ask one field: required arguments given, optional ones left out or, one at a time, given as well. */
function waysToAsk(field: Field, given: Given): [string, string][] {
  const required = field.args.filter((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined);
  const optional = field.args.filter((argument) => !required.includes(argument) && argument.name !== "after");
  const fixed = required.map((argument) => {
    if (argument.name === "first") return "first: 20";
    if (argument.name === "id") return `id: ${JSON.stringify(given.objects[getNamedType(field.type).name] ?? NOTHING)}`;
    const [first] = literals(argument.name, argument.type, given);
    return `${argument.name}: ${first?.[1] ?? "null"}`;
  });
  const ways: [string, string][] = [["", fixed.join(", ")]];
  for (const argument of optional)
    for (const [label, text] of literals(argument.name, argument.type, given))
      ways.push([`${argument.name} ${label}`, [...fixed, `${argument.name}: ${text}`].join(", ")]);
  return ways;
}

/** All lists and statistics of the schema, at the root and below what is looked up by its id or is the viewer, in every way to ask them. */
export function askedLists(schema: GraphQLSchema, given: Given): AskedList[] {
  const root = schema.getQueryType() as GraphQLObjectType;
  const asked: AskedList[] = [];
  const ask = (name: string, field: Field, wrap: (text: string) => string) => {
    const type = getNamedType(field.type);
    for (const [label, text] of waysToAsk(field, given))
      asked.push({
        name: label === "" ? name : `${name} (${label})`,
        query: `{ ${wrap(`${field.name}${text === "" ? "" : `(${text})`} ${pageSelection(type)}`)} }`,
      });
  };
  for (const field of Object.values(root.getFields())) {
    if (isObjectType(getNamedType(field.type))) ask(field.name, field, (text) => text);
    const type = getNamedType(field.type);
    const opened =
      field.name === "viewer"
        ? "viewer"
        : given.objects[type.name] === undefined
          ? undefined
          : `${field.name}(id: ${JSON.stringify(given.objects[type.name])})`;
    if (opened === undefined || !isObjectType(type) || isConnection(type)) continue;
    if (opened !== "viewer" && !field.args.some(({ name }) => name === "id")) continue;
    for (const inner of Object.values(type.getFields()))
      if (inner.args.length > 0 && isObjectType(getNamedType(inner.type)))
        ask(`${type.name}.${inner.name}`, inner, (text) => `${opened} { ${text} }`);
  }
  return asked;
}

import {
  getNamedType,
  isEnumType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";

type Field = GraphQLField<unknown, unknown>;

/** A field that leads to an object of one of the wanted types, with queries that ask it by the shortest way from the root. */
export interface Edge {
  /** Type and field, as the schema names them. */
  name: string;
  /** Asks for the id of what it leads to, or for the selection that was given. */
  query: string;
  /** Ask as little as can be asked: the name of the type, and of a list how many there are. */
  slight: string[];
}

interface Way {
  open: string;
  close: string;
}

/** `named`, or what stands in the pages of a list of it. */
const nodeOf = (type: GraphQLObjectType): GraphQLObjectType => {
  const edge = type.name.endsWith("Connection") ? getNamedType(type.getFields()["edges"]?.type as never) : undefined;
  const node = isObjectType(edge) ? getNamedType(edge.getFields()["node"]?.type as never) : undefined;
  return isObjectType(node) ? node : type;
};

/**
 * Every field of the schema that leads to one of the wanted types, directly or as a list, as far as its arguments can be
 * given and its type be reached so.
 * @param ids the id that an argument of a root field takes, by the field's name
 * @param selection what is asked of an object of the wanted types
 */
export function edgesTo(
  schema: GraphQLSchema,
  wanted: readonly string[],
  ids: Readonly<Record<string, string>>,
  selection = "id",
): Edge[] {
  const value = (field: Field, { type, name }: GraphQLArgument): string | undefined => {
    const named = getNamedType(type);
    if (name === "first") return "20";
    if (isEnumType(named))
      return named.getValues().find((each) => each.name === "SUPERVISION")?.name ?? named.getValues()[0]?.name;
    const known: Record<string, string | undefined> = {
      ID: ids[field.name] === undefined ? undefined : JSON.stringify(ids[field.name]),
      Period: `"2026-Q4"`,
      Date: `"2026-11-22"`,
    };
    return known[named.name];
  };
  const call = (field: Field): string | undefined => {
    const given = field.args
      .filter(({ type, name, defaultValue }) => name === "first" || (isNonNullType(type) && defaultValue === undefined))
      .map((argument) => [argument.name, value(field, argument)] as const);
    if (given.some(([, text]) => text === undefined)) return undefined;
    const passed = given.map(([name, text]) => `${name}: ${text ?? ""}`).join(", ");
    return passed === "" ? field.name : `${field.name}(${passed})`;
  };

  const root = schema.getQueryType();
  if (root == null) throw new Error("the schema has no queries");
  const ways = new Map<string, Way>([[root.name, { open: "query { ", close: " }" }]]);
  const edges: Edge[] = [];
  const queue: GraphQLObjectType[] = [root];
  for (const type of queue) {
    const way = ways.get(type.name);
    if (way === undefined) continue;
    // Fields that are given an id lead to what the ids are of; others to the first that comes.
    const fields = Object.values(type.getFields() as Record<string, Field>).sort(
      (a, b) => Number(ids[b.name] !== undefined) - Number(ids[a.name] !== undefined),
    );
    for (const field of fields) {
      const named = getNamedType(field.type);
      const called = call(field);
      if (!isObjectType(named) || called === undefined) continue;
      const node = nodeOf(named);
      const [before, after] = node === named ? ["", ""] : ["edges { node { ", " } }"];
      const ask = (asked: string) => `${way.open}${called} { ${asked} }${way.close}`;
      if (wanted.includes(node.name)) {
        edges.push({
          name: `${type.name}.${field.name}`,
          query: ask(`${before}${selection}${after}`),
          slight: [ask(`${before}__typename${after}`), ...(node === named ? [] : [ask("totalCount")])],
        });
      }
      if (ways.has(node.name)) continue;
      ways.set(node.name, { open: `${way.open}${called} { ${before}`, close: `${after} }${way.close}` });
      queue.push(node);
    }
  }
  return edges;
}

import {
  getNamedType,
  GraphQLError,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from "graphql";
import { isPlainList } from "./list-maxima.js";

/** How large an operation may be, whoever sends it; the largest operation of our own screens uses a third of each. */
export const DOCUMENT_LIMITS = {
  /** Characters of the whole text, and its lines: each error says where it stands, which is found by counting lines. */
  characters: 128 * 1024,
  lines: 6000,
  /** Lexical tokens of the whole document. */
  tokens: 6000,
  /** Fields within fields. */
  depth: 16,
  /** Fields under another name; they let one operation repeat one field. */
  aliases: 40,
  /** Fields of the operation itself. */
  rootFields: 20,
  /** Directives in the document. */
  directives: 50,
  /** Fields in all, fragments counted wherever they are spread. */
  fields: 3000,
} as const;

/** Which limit the text of a document passes, so that it is not even parsed; undefined for none. */
export function exceededByText(source: string): "characters" | "lines" | undefined {
  if (source.length > DOCUMENT_LIMITS.characters) return "characters";
  if (source.length < DOCUMENT_LIMITS.lines) return undefined;
  let lines = 1;
  for (const _ of source.matchAll(/\r\n|[\n\r]/g)) if (++lines > DOCUMENT_LIMITS.lines) return "lines";
  return undefined;
}

interface Size {
  depth: number;
  fields: number;
  /** Those that stand in no other field. */
  topFields: number;
  aliases: number;
}

const NOTHING: Size = { depth: 0, fields: 0, topFields: 0, aliases: 0 };

/** Size of a selection with its fragments spread out; each fragment is measured once. */
function measure(
  set: SelectionSetNode | undefined,
  fragments: Map<string, FragmentDefinitionNode>,
  known: Map<string, Size>,
): Size {
  const total = { ...NOTHING };
  for (const node of set?.selections ?? []) {
    const inner =
      node.kind === Kind.FRAGMENT_SPREAD
        ? fragmentSize(node.name.value, fragments, known)
        : measure(node.selectionSet, fragments, known);
    const isField = node.kind === Kind.FIELD;
    total.depth = Math.max(total.depth, inner.depth + (isField ? 1 : 0));
    total.fields += inner.fields + (isField ? 1 : 0);
    total.topFields += isField ? 1 : inner.topFields;
    total.aliases += inner.aliases + (isField && node.alias !== undefined ? 1 : 0);
  }
  return total;
}

function fragmentSize(name: string, fragments: Map<string, FragmentDefinitionNode>, known: Map<string, Size>): Size {
  const measured = known.get(name);
  if (measured !== undefined) return measured;
  // A fragment that contains itself is another rule's error; here it only must not run forever.
  known.set(name, NOTHING);
  const size = measure(fragments.get(name)?.selectionSet, fragments, known);
  known.set(name, size);
  return size;
}

/** What is too large about a document: the names of the limits that it passes. */
export function exceededLimits(document: DocumentNode): string[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const known = new Map<string, Size>();
  const exceeded = new Set<string>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const size = measure(definition.selectionSet, fragments, known);
    if (size.depth > DOCUMENT_LIMITS.depth) exceeded.add("depth");
    if (size.fields > DOCUMENT_LIMITS.fields) exceeded.add("fields");
    if (size.aliases > DOCUMENT_LIMITS.aliases) exceeded.add("aliases");
    if (size.topFields > DOCUMENT_LIMITS.rootFields) exceeded.add("rootFields");
  }
  return [...exceeded];
}

/** `Type.field` of a plain list that stands twice on one path, each time multiplying what lies below; undefined for none. */
function repeatedList(context: ValidationContext, definition: OperationDefinitionNode): string | undefined {
  const schema = context.getSchema();
  const root = schema.getRootType(definition.operation);
  const known = new Set<string>();
  function below(set: SelectionSetNode, type: GraphQLNamedType, above: readonly string[]): string | undefined {
    for (const node of set.selections) {
      const found = node.kind === Kind.FIELD ? ofField(node, type, above) : ofFragment(node, type, above);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  function ofField(node: FieldNode, type: GraphQLNamedType, above: readonly string[]): string | undefined {
    const field = isObjectType(type) ? fieldOf(schema, type, node.name.value) : undefined;
    if (field === undefined || node.selectionSet === undefined) return undefined;
    const name = `${type.name}.${field.name}`;
    const isList = isPlainList(type.name, field);
    if (isList && above.includes(name)) return name;
    return below(node.selectionSet, getNamedType(field.type), isList ? [...above, name] : above);
  }
  function ofFragment(
    node: FragmentSpreadNode | InlineFragmentNode,
    type: GraphQLNamedType,
    above: readonly string[],
  ): string | undefined {
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? context.getFragment(node.name.value) : node;
    if (fragment == null) return undefined;
    // A fragment says the same wherever it is spread below the same lists, itself included.
    const key = node.kind === Kind.FRAGMENT_SPREAD ? `${node.name.value}<${above.join()}` : undefined;
    if (key !== undefined && known.has(key)) return undefined;
    if (key !== undefined) known.add(key);
    const condition = fragment.typeCondition === undefined ? type : schema.getType(fragment.typeCondition.name.value);
    return below(fragment.selectionSet, condition ?? type, above);
  }
  return root == null ? undefined : below(definition.selectionSet, root, []);
}

/** A field of a type, those of the schema's own description among them. */
const fieldOf = (schema: GraphQLSchema, type: GraphQLObjectType, name: string) =>
  type === schema.getQueryType() && DESCRIPTION[name] !== undefined ? DESCRIPTION[name] : type.getFields()[name];

const DESCRIPTION: Readonly<Record<string, GraphQLField<unknown, unknown>>> = {
  __schema: SchemaMetaFieldDef,
  __type: TypeMetaFieldDef,
};

/** The limits as a validation rule, so that an accepted document is measured once and then remembered with its hash. */
export function documentLimitsRule(context: ValidationContext): ASTVisitor {
  let directives = 0;
  return {
    Document: (document) => {
      const exceeded = exceededLimits(document);
      for (const limit of exceeded) context.reportError(tooComplex(limit));
      // What is larger than any limit is not looked through once more.
      if (exceeded.length > 0) return;
      for (const definition of document.definitions) {
        if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
        const list = repeatedList(context, definition);
        if (list !== undefined) context.reportError(tooComplex("list", { list }));
      }
    },
    VariableDefinition: ({ variable }) => {
      // JavaScript has no plain object that could hold it; some executors would lose its value, others not.
      if (variable.name.value === "__proto__")
        context.reportError(new GraphQLError("A variable cannot have this name.", { nodes: variable }));
    },
    Directive: () => {
      if (++directives === DOCUMENT_LIMITS.directives + 1) context.reportError(tooComplex("directives"));
    },
  };
}

const tooComplex = (limit: string, details: { list?: string } = {}): GraphQLError =>
  new GraphQLError(`The operation is too large (${limit}).`, {
    extensions: { code: "QUERY_TOO_COMPLEX", limit, ...details },
  });

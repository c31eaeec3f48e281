import {
  GraphQLError,
  Kind,
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from "graphql";

/** How large an operation may be, whoever sends it; the largest operation of our own screens uses a third of each. */
export const DOCUMENT_LIMITS = {
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

interface Size {
  depth: number;
  fields: number;
  aliases: number;
}

const NOTHING: Size = { depth: 0, fields: 0, aliases: 0 };

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
    if (rootFields(definition.selectionSet, fragments, new Set()) > DOCUMENT_LIMITS.rootFields)
      exceeded.add("rootFields");
  }
  return [...exceeded];
}

function rootFields(
  set: SelectionSetNode,
  fragments: Map<string, FragmentDefinitionNode>,
  above: ReadonlySet<string>,
): number {
  let count = 0;
  for (const node of set.selections) {
    if (node.kind === Kind.FIELD) count++;
    else if (node.kind === Kind.INLINE_FRAGMENT) count += rootFields(node.selectionSet, fragments, above);
    else {
      const fragment = fragments.get(node.name.value);
      if (fragment !== undefined && !above.has(node.name.value)) {
        count += rootFields(fragment.selectionSet, fragments, new Set([...above, node.name.value]));
      }
    }
    if (count > DOCUMENT_LIMITS.rootFields) break;
  }
  return count;
}

/** The limits as a validation rule, so that an accepted document is measured once and then remembered with its hash. */
export function documentLimitsRule(context: ValidationContext): ASTVisitor {
  let directives = 0;
  return {
    Document: (document) => {
      for (const limit of exceededLimits(document)) context.reportError(tooComplex(limit));
    },
    Directive: () => {
      if (++directives === DOCUMENT_LIMITS.directives + 1) context.reportError(tooComplex("directives"));
    },
  };
}

const tooComplex = (limit: string): GraphQLError =>
  new GraphQLError(`The operation is too large (${limit}).`, { extensions: { code: "QUERY_TOO_COMPLEX", limit } });

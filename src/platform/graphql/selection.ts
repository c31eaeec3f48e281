import { Kind, type FieldNode, type GraphQLResolveInfo, type SelectionSetNode } from "graphql";

/** The names of the fields that a query asks for below a field; aliases and directives do not matter here. */
export interface Selection {
  readonly [field: string]: Selection | undefined;
}

const cache = new WeakMap<readonly FieldNode[], Selection>();

/** What is selected below the field being resolved, fragments included; kept per compiled query. */
export function selectionOf(info: GraphQLResolveInfo): Selection {
  let selection = cache.get(info.fieldNodes);
  if (selection === undefined) {
    const collected: MutableSelection = {};
    for (const node of info.fieldNodes) collect(node.selectionSet, info.fragments, collected);
    selection = collected;
    cache.set(info.fieldNodes, selection);
  }
  return selection;
}

interface MutableSelection {
  [field: string]: MutableSelection;
}

function collect(
  set: SelectionSetNode | undefined,
  fragments: GraphQLResolveInfo["fragments"],
  into: MutableSelection,
): void {
  for (const node of set?.selections ?? []) {
    if (node.kind === Kind.FIELD) collect(node.selectionSet, fragments, (into[node.name.value] ??= {}));
    else if (node.kind === Kind.INLINE_FRAGMENT) collect(node.selectionSet, fragments, into);
    else collect(fragments[node.name.value]?.selectionSet, fragments, into);
  }
}

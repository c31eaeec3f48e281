import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  type FieldNode,
  type GraphQLResolveInfo,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

/** The names of the fields that a query asks for below a field; aliases do not matter here. */
export interface Selection {
  readonly [field: string]: Selection | undefined;
}

const cache = new WeakMap<readonly FieldNode[], Selection>();

/** What is selected below the field being resolved, fragments included; kept per document unless variables decide it. */
export function selectionOf(info: GraphQLResolveInfo): Selection {
  let selection = cache.get(info.fieldNodes);
  if (selection === undefined) {
    const collector = new Collector(info);
    const collected: MutableSelection = {};
    for (const node of info.fieldNodes) collector.collect(node.selectionSet, collected);
    selection = collected;
    if (!collector.isConditional) cache.set(info.fieldNodes, selection);
  }
  return selection;
}

interface MutableSelection {
  [field: string]: MutableSelection;
}

class Collector {
  isConditional = false;

  constructor(private readonly info: GraphQLResolveInfo) {}

  collect(set: SelectionSetNode | undefined, into: MutableSelection): void {
    for (const node of set?.selections ?? []) {
      if (!this.#isIncluded(node)) continue;
      if (node.kind === Kind.FIELD) this.collect(node.selectionSet, (into[node.name.value] ??= {}));
      else if (node.kind === Kind.INLINE_FRAGMENT) this.collect(node.selectionSet, into);
      else this.collect(this.info.fragments[node.name.value]?.selectionSet, into);
    }
  }

  #isIncluded(node: SelectionNode): boolean {
    if (node.directives === undefined || node.directives.length === 0) return true;
    this.isConditional = true;
    const { variableValues } = this.info;
    if (getDirectiveValues(GraphQLSkipDirective, node, variableValues)?.["if"] === true) return false;
    return getDirectiveValues(GraphQLIncludeDirective, node, variableValues)?.["if"] !== false;
  }
}

import type { ApolloServerPlugin, GraphQLRequestListener } from "@apollo/server";
import { Kind, type ArgumentNode, type GraphQLSchema, type OperationDefinitionNode, type ValueNode } from "graphql";
import type { RequestContext } from "../api/request-context.js";
import type { MalformedLeaf, MalformedLeaves } from "../api/leaves-parsed-by-command.js";
import { leafTolerance } from "./lenient-scalars.js";

/** The variables with which an operation is executed; what in them was malformed is kept in the context. */
export type ReadLeniently = (
  operation: OperationDefinitionNode,
  context: RequestContext,
  variables: Record<string, unknown>,
) => Record<string, unknown>;

/** Lets malformed leaves through to the commands that parse them; before the cost is estimated, which reads variables too. */
export function readingLeniently(schema: GraphQLSchema): ReadLeniently {
  const tolerate = leafTolerance(schema);
  return (operation, context, given) => {
    const { variables, malformed } = tolerate(operation, given);
    if (malformed.size > 0) context.malformedLeaves = malformed;
    return variables;
  };
}

export function lenientScalarsPlugin(tolerate: ReadLeniently): ApolloServerPlugin<RequestContext> {
  const listener: GraphQLRequestListener<RequestContext> = {
    didResolveOperation: ({ operation, request, contextValue }) => {
      if (operation !== undefined && request.variables !== undefined)
        request.variables = tolerate(operation, contextValue, request.variables);
      return Promise.resolve();
    },
  };
  const started = Promise.resolve(listener);
  return { requestDidStart: () => started };
}

/** Puts back into a field's arguments what was sent. */
export function restoreLeaves(
  args: Record<string, unknown>,
  given: readonly ArgumentNode[],
  malformed: MalformedLeaves,
): void {
  for (const { name, value } of given) restoreBelow(args, name.value, value, malformed);
}

type Holder = Record<string | number, unknown>;

function restoreBelow(holder: Holder, key: string | number, node: ValueNode, malformed: MalformedLeaves): void {
  if (node.kind === Kind.VARIABLE) {
    for (const { path, value } of malformed.get(node.name.value) ?? []) put(holder, [key, ...path], value);
    return;
  }
  const inner = holder[key] as Holder;
  if (node.kind === Kind.LIST) node.values.forEach((item, at) => restoreBelow(inner, at, item, malformed));
  if (node.kind !== Kind.OBJECT) return;
  // A single item may be written without the brackets of its list.
  const object = (Array.isArray(inner) ? inner[0] : inner) as Holder;
  for (const field of node.fields) restoreBelow(object, field.name.value, field.value, malformed);
}

function put(holder: Holder, [key, ...rest]: MalformedLeaf["path"], value: unknown): void {
  if (key === undefined) return;
  if (rest.length === 0) holder[key] = value;
  else put(holder[key] as Holder, rest, value);
}

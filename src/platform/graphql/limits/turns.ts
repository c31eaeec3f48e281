import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { OPENS_SESSION_EXTENSION, BACKLOG_EXTENSION } from "../../access/access.js";
import { signingInFrom } from "../api/callers.js";
import { loopTurn } from "./loop-turns.js";
import type { RequestContext } from "../api/request-context.js";

/** Executes an operation when its caller's turn comes; THROTTLED when they have too much waiting, or it takes too long. */
export type TakeTurn = <Result>(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  context: RequestContext,
  execute: () => Result | Promise<Result>,
) => Promise<Result>;

/**
 * Puts every operation behind the turns of its caller: an account, or the anonymous callers of a network, who sign in and refresh
 * apart from what else they ask. What devices collected while they were out of reach has a queue of its own.
 */
export function takingTurns(schema: GraphQLSchema): TakeTurn {
  const isBacklog = rootFieldTest(schema, BACKLOG_EXTENSION, "some");
  const opensSession = rootFieldTest(schema, OPENS_SESSION_EXTENSION, "every");
  return (document, operation, context, execute) => {
    const { viewer, services } = context;
    if (viewer === null && opensSession(document, operation)) context.caller = signingInFrom(context.origin.address);
    const queue = viewer !== null && isBacklog(document, operation) ? services.backlog : services.requests;
    return queue.run(context.caller, async (turn) => {
      context.turn = turn;
      context.intake?.leave();
      await loopTurn(context.origin.bodyBytes);
      return execute();
    });
  };
}

type RootFieldTest = (document: DocumentNode, operation: OperationDefinitionNode) => boolean;

/** Whether some or every root field of a mutation is marked so, under whatever alias and in whatever fragment. */
export function rootFieldTest(schema: GraphQLSchema, extension: string, quantity: "some" | "every"): RootFieldTest {
  const marked = new Set(
    Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(({ name, extensions }) =>
      extensions[extension] === true ? [name] : [],
    ),
  );
  const known = new WeakMap<OperationDefinitionNode, boolean>();
  return (document, operation) => {
    if (operation.operation !== "mutation") return false;
    let answer = known.get(operation);
    if (answer === undefined) {
      answer = rootFieldNames(operation, fragmentsOf(document))[quantity]((name) => marked.has(name));
      known.set(operation, answer);
    }
    return answer;
  };
}

/** The root fields of an operation of a valid document, one name for each time that it is asked. */
export function rootFieldNames(
  operation: OperationDefinitionNode,
  fragments: Readonly<Record<string, FragmentDefinitionNode>>,
): string[] {
  const namesIn = (set: SelectionSetNode | undefined): string[] =>
    (set?.selections ?? []).flatMap((node) => {
      if (node.kind === Kind.FIELD) return node.name.value.startsWith("__") ? [] : [node.name.value];
      return namesIn(node.kind === Kind.INLINE_FRAGMENT ? node.selectionSet : fragments[node.name.value]?.selectionSet);
    });
  return namesIn(operation.selectionSet);
}

export const fragmentsOf = (document: DocumentNode): Record<string, FragmentDefinitionNode> =>
  Object.fromEntries(
    document.definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? [[each.name.value, each]] : [])),
  );

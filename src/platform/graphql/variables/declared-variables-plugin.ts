import type { ApolloServerPlugin, GraphQLRequestListener } from "@apollo/server";
import { GraphQLError, Kind, type DocumentNode } from "graphql";
import { UNDECLARED_VARIABLES } from "../errors/refusal-texts.js";
import type { RequestContext } from "../api/request-context.js";

const known = new WeakMap<DocumentNode, ReadonlySet<string>>();

/** The variables of all operations of a document: an IDE sends those of a whole window, whichever of them it runs. */
function declaredIn(document: DocumentNode): ReadonlySet<string> {
  let names = known.get(document);
  if (names === undefined) {
    const definitions = document.definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? (definition.variableDefinitions ?? []) : [],
    );
    names = new Set(definitions.map(({ variable }) => variable.name.value));
    known.set(document, names);
  }
  return names;
}

/** Refuses variables that the document does not declare, without looking at them. */
export function requireDeclaredVariables(document: DocumentNode, variables: Readonly<Record<string, unknown>>): void {
  const declared = declaredIn(document);
  const names = Object.keys(variables);
  if (names.length > declared.size || names.some((name) => !declared.has(name)))
    throw new GraphQLError(UNDECLARED_VARIABLES, { extensions: { code: "BAD_USER_INPUT" } });
}

/** Behind the limits, so that they are paid for. */
export function declaredVariablesPlugin(): ApolloServerPlugin<RequestContext> {
  const listener: GraphQLRequestListener<RequestContext> = {
    didResolveOperation: ({ document, operation, request }) => {
      if (operation !== undefined) requireDeclaredVariables(document, request.variables ?? {});
      return Promise.resolve();
    },
  };
  const started = Promise.resolve(listener);
  return { requestDidStart: () => started };
}

import { visit, BREAK, type DocumentNode } from "graphql";
import { RequestError } from "../../errors/request-error.js";
import type { SpendCost } from "./limits-plugin.js";

const asking = new WeakMap<DocumentNode, boolean>();

/** Whether a document asks for the schema itself anywhere; `__typename` tells nothing that was not asked for. */
function asksForSchema(document: DocumentNode): boolean {
  let asks = asking.get(document);
  if (asks === undefined) {
    asks = false;
    visit(document, {
      Field: ({ name }) => {
        if (name.value !== "__schema" && name.value !== "__type") return undefined;
        asks = true;
        return BREAK;
      },
    });
    asking.set(document, asks);
  }
  return asks;
}

/** Besides what an operation costs, refuses to describe the schema to anonymous callers, and to whoever still has a one-time password. */
export const withoutAnonymousIntrospection =
  (spendCost: SpendCost): SpendCost =>
  async (document, operation, context, variables) => {
    await spendCost(document, operation, context, variables);
    if (!asksForSchema(document)) return;
    if (context.viewer === null) throw new RequestError("UNAUTHENTICATED");
    if (context.viewer.mustChangePassword) throw new RequestError("PASSWORD_CHANGE_REQUIRED");
  };

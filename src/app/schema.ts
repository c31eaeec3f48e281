import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import { buildSchemaSync } from "type-graphql";
import { callResolversDirectly } from "../platform/graphql/execution/direct-resolvers.js";
import { declareListMaxima } from "../platform/graphql/limits/list-maxima.js";
import { meterResolvers } from "../platform/graphql/limits/metered-resolvers.js";
import { guardRootFields } from "../platform/graphql/execution/root-fields.js";
import { refuseUnstorableTexts } from "../platform/graphql/variables/storable-arguments.js";
import { registerErrorCodes } from "../platform/graphql/api/user-error.js";
import { validateArguments } from "../platform/graphql/api/validate-arguments.js";
import { countChange } from "../modules/identity/commands/count-change.js";
import { OPEN_WITH_ONE_TIME_PASSWORD } from "./one-time-session.js";
import { LIST_MAXIMA } from "./list-maxima.js";
import { resolvers } from "./resolvers.js";

let schema: GraphQLSchema | undefined;

/** The executable schema: every resolver, every root field guarded. Built once per process. */
export function buildSchema(): GraphQLSchema {
  if (schema === undefined) {
    registerErrorCodes();
    schema = buildSchemaSync({
      resolvers,
      validate: false,
      validateFn: validateArguments,
      nullableByDefault: false,
      // By introspecting the whole of it, at every start; a test checks it once.
      skipCheck: true,
    });
    callResolversDirectly(schema);
    declareListMaxima(schema, LIST_MAXIMA);
    refuseUnstorableTexts(schema);
    guardRootFields(schema, OPEN_WITH_ONE_TIME_PASSWORD, countChange);
    meterResolvers(schema);
  }
  return schema;
}

import { Field, ObjectType, registerEnumType } from "type-graphql";
import type { Language } from "../../access/actor.js";
import { errorCatalog, type DomainError } from "../../errors/domain-error.js";
import { errorMessage } from "../../i18n/messages.js";

/** The enum of all codes; filled from the catalog by `registerErrorCodes`, once every module is loaded. */
export const ErrorCode: Record<string, string> = {};

/** Makes the enum `ErrorCode` of all codes known now; called once, before the schema is built. */
export function registerErrorCodes(): void {
  // Whether a program beside the server was loaded too must not change the schema.
  const met = [...errorCatalog].filter(([, { isBesideServer }]) => isBesideServer !== true);
  for (const code of met.map(([each]) => each).sort()) ErrorCode[code] = code;
  registerEnumType(ErrorCode, {
    name: "ErrorCode",
    description: "Why something was refused. A code is specific, stable and never used for anything else later.",
    valuesConfig: Object.fromEntries(met.map(([code, text]) => [code, { description: text.en }])),
  });
}

@ObjectType({
  description: "An expected refusal: nothing was changed, and the input can be corrected.",
  simpleResolvers: true,
})
export class UserError {
  @Field(() => ErrorCode, { description: "What is wrong, for programs." })
  code!: string;

  @Field(() => String, {
    description: "What is wrong, for people, in the language of the account or of Accept-Language.",
  })
  message!: string;

  @Field(() => [String], {
    description:
      "Where in the arguments it is wrong: names and zero-based list positions, outermost first. Empty when it concerns no single place.",
  })
  path!: string[];
}

/** How many refusals are named at once; whoever mends so many finds the others next time. */
export const MAXIMUM_USER_ERRORS = 100;

/** What every mutation answers with; its other fields are null when something was refused. */
@ObjectType()
export abstract class MutationPayload {
  @Field(() => [UserError], { description: "Why nothing was done; empty when it was. At most 100." })
  userErrors!: UserError[];
}

export const userErrors = (errors: readonly DomainError[], language: Language): UserError[] =>
  errors
    .slice(0, MAXIMUM_USER_ERRORS)
    .map((error) => ({ code: error.code, message: errorMessage(error, language), path: [...error.path] }));

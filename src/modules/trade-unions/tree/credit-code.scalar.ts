import { GraphQLError, GraphQLScalarType, Kind } from "graphql";
import { isCreditCode, normalizedCreditCode } from "./credit-code.rules.js";

function parse(value: unknown): string {
  const code = typeof value === "string" ? normalizedCreditCode(value) : "";
  if (!isCreditCode(code)) throw new GraphQLError("The value is not a valid CreditCode.");
  return code;
}

export const CreditCode = new GraphQLScalarType<string, string>({
  name: "CreditCode",
  description: "A unified social credit code: 18 characters whose last one checks the others (GB 32100-2015).",
  // What comes from the database was checked when it went in.
  serialize: (value) => value as string,
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
});

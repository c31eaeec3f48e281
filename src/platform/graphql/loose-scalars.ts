import { GraphQLScalarType, valueFromASTUntyped } from "graphql";

// A leaf of what a tablet submits takes any JSON value: the item that holds a malformed one is refused alone, with a
// code and a path, where a strict scalar would refuse the whole request.
const loose = (name: string, description: string): GraphQLScalarType =>
  new GraphQLScalarType({
    name,
    description: `${description} Anything else is refused together with the item that it belongs to, not with the whole request.`,
    serialize: (value) => value,
    parseValue: (value) => value,
    parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
  });

export const LooseString = loose("LooseString", "A text.");
export const LooseFloat = loose("LooseFloat", "A number.");
export const LooseInt = loose("LooseInt", "A whole number.");
export const LooseBoolean = loose("LooseBoolean", "True or false.");

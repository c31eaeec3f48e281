import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  isEnumType,
  type GraphQLLeafType,
} from "graphql";
import { bytesOf, stringBytes } from "./response-text.js";

/** The bytes of a value that is not null; undefined where the interpreter would complain. */
export type LeafBytes = (value: unknown) => string | undefined;

/** How the values of a scalar or enum are written. */
export function leafBytes(type: GraphQLLeafType): LeafBytes {
  const serialized: LeafBytes = (value) => {
    if (value instanceof Error) return undefined;
    const result: unknown = type.serialize(value);
    const text = result == null ? undefined : (JSON.stringify(result) as string | undefined);
    return text === undefined ? undefined : bytesOf(text);
  };
  if (isEnumType(type)) return remembered(serialized);
  // What nearly all values are, without being asked of the type.
  switch (type) {
    case GraphQLString:
    case GraphQLID:
      return (value) => (typeof value === "string" ? stringBytes(value) : serialized(value));
    case GraphQLFloat:
      return (value) => (typeof value === "number" && Number.isFinite(value) ? String(value) : serialized(value));
    case GraphQLInt:
      return (value) => (typeof value === "number" && value === (value | 0) ? String(value) : serialized(value));
    case GraphQLBoolean:
      return (value) => (typeof value === "boolean" ? String(value) : serialized(value));
    default:
      return serialized;
  }
}

/** An enum has few values, and the others are errors, which are not kept. */
function remembered(write: LeafBytes): LeafBytes {
  const known = new Map<unknown, string>();
  return (value) => {
    let bytes = known.get(value);
    if (bytes === undefined) {
      bytes = write(value);
      if (bytes !== undefined) known.set(value, bytes);
    }
    return bytes;
  };
}

import {
  defaultFieldResolver,
  getNullableType,
  isListType,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from "graphql";
import { isPromise } from "../api/is-promise.js";
import type { ResponseSize } from "../api/response-size.js";

/** What the interpreter counts the values of an answer in; without it nothing is counted. */
export interface Metered {
  responseSize?: ResponseSize | undefined;
}

type Resolve = GraphQLFieldResolver<unknown, Metered>;

const unmetered = new WeakMap<object, Resolve>();

/** A field's resolver as it was before it was metered, for who counts in another way. */
export const unmeteredResolver = (field: GraphQLField<unknown, never>): Resolve | undefined =>
  unmetered.get(field) ?? (field.resolve as Resolve | undefined);

/**
 * Lets every resolver of the schema count what it answers, so that interpreting stops before a large answer is built. The
 * interpreter itself knows no limit, and calls nothing else of ours for each value.
 */
export function meterResolvers(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("__")) continue;
    for (const field of Object.values(type.getFields())) {
      const { resolve } = field as GraphQLField<unknown, Metered>;
      if (resolve === undefined || unmetered.has(field)) continue;
      unmetered.set(field, resolve);
      field.resolve = metered(resolve) as typeof field.resolve;
    }
  }
}

/** For fields without a resolver of their own. */
export const meteredDefaultResolver: Resolve = (source, args, context, info) =>
  context.responseSize === undefined
    ? (defaultFieldResolver(source, args, context, info) as unknown)
    : counted(defaultFieldResolver, context.responseSize)(source, args, context, info);

const metered =
  (resolve: Resolve): Resolve =>
  (source, args, context, info) =>
    context.responseSize === undefined
      ? resolve(source, args, context, info)
      : counted(resolve, context.responseSize)(source, args, context, info);

const counted =
  (resolve: Resolve, size: ResponseSize): Resolve =>
  (source, args, context, info) => {
    if (size.isTooLarge) return size.never;
    size.values++;
    const keep = (value: unknown): unknown => {
      weigh(value, info, size);
      return size.isTooLarge ? size.never : value;
    };
    // The interpreter makes far more of an error than of a value, and counts none.
    const fail = (error: unknown): unknown => {
      size.errors++;
      if (size.isTooLarge) return size.never;
      throw error;
    };
    let value: unknown;
    try {
      value = resolve(source, args, context, info);
    } catch (error) {
      return fail(error);
    }
    return isPromise(value) ? value.then(keep, fail) : keep(value);
  };

/** Adds what a value takes at the least; an answer that seems to fit is measured once more when it is whole. */
function weigh(value: unknown, { returnType, path }: GraphQLResolveInfo, size: ResponseSize): void {
  size.bytes += String(path.key).length + QUOTES_AND_COLON + leastBytes(value);
  if (!Array.isArray(value) || !isListType(getNullableType(returnType))) return;
  size.values += value.length;
  for (const item of value as unknown[]) size.bytes += leastBytes(item);
}

const QUOTES_AND_COLON = 3;

const leastBytes = (value: unknown): number => (typeof value === "string" ? value.length + 2 : 1);

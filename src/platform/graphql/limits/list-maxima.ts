import {
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isObjectType,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
} from "graphql";
import { isPromise } from "../api/is-promise.js";
import type { RequestContext } from "../api/request-context.js";

/** How many items a list that is no page holds at the most. */
export type ListMaximum =
  | number
  | {
      /** Of one object. */
      each: number;
      /** Of all objects together that one list holds, which is a smaller number than the product. */
      together: number;
      /** That list, as `Type.field`; it is the only way to the objects. */
      within: string;
    }
  | {
      /** Of one answer. */
      each: number;
      /** The answer of a mutation has one for each item of its input. */
      perItem: true;
    };

const EXTENSION = "estimatedItems";
const BATCH_EXTENSION = "answeredByItem";

/** With how many items a list is estimated, for one object that has it; undefined for what is no plain list of objects. */
export const estimatedItems = (field: { extensions?: Readonly<Record<string, unknown>> | null }): number | undefined =>
  field.extensions?.[EXTENSION] as number | undefined;

/** Whether a mutation answers item by item, so that its answer grows with its input. */
export const isAnsweredByItem = (payload: GraphQLOutputType): boolean => {
  const type = getNamedType(payload);
  return (
    isObjectType(type) && Object.values(type.getFields()).some((field) => field.extensions[BATCH_EXTENSION] === true)
  );
};

/** Whether a field holds several objects without being a page, whose size the caller chooses. */
export const isPlainList = (owner: string, field: Pick<GraphQLField<unknown, unknown>, "type" | "args">): boolean =>
  isListType(getNullableType(field.type)) &&
  !isLeafType(getNamedType(field.type)) &&
  !owner.endsWith("Connection") &&
  !field.args.some(({ name }) => name === "first");

const eachOf = (maximum: ListMaximum): number => (typeof maximum === "number" ? maximum : maximum.each);
const togetherOf = (maximum: ListMaximum): number =>
  typeof maximum === "object" && "together" in maximum ? maximum.together : eachOf(maximum);

/** What one object is estimated with. */
function estimateOf(maximum: ListMaximum, maxima: Readonly<Record<string, ListMaximum>>): number {
  if (typeof maximum === "number") return maximum;
  return "perItem" in maximum ? 1 : maximum.together / togetherOf(maxima[maximum.within] ?? 1);
}

/**
 * Declares the maximum of every list of objects: for whoever reads the schema, for the cost, and for what its resolver
 * answers. A list without one cannot be built, as its cost would be unknown.
 */
export function declareListMaxima(schema: GraphQLSchema, maxima: Readonly<Record<string, ListMaximum>>): void {
  const undeclared = new Set(Object.keys(maxima));
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("__")) continue;
    for (const field of Object.values(type.getFields()) as GraphQLField<unknown, RequestContext>[]) {
      if (!isPlainList(type.name, field)) continue;
      const name = getNamedType(field.type).name === "UserError" ? "UserErrors" : `${type.name}.${field.name}`;
      const maximum = maxima[name];
      if (maximum === undefined) throw new Error(`the list ${name} declares no maximum`);
      undeclared.delete(name);
      declare(field, maximum, maxima);
    }
  }
  for (const name of undeclared) throw new Error(`there is no list ${name} to declare a maximum of`);
}

function declare(
  field: GraphQLField<unknown, RequestContext>,
  maximum: ListMaximum,
  maxima: Readonly<Record<string, ListMaximum>>,
): void {
  const most = eachOf(maximum);
  field.extensions = {
    ...field.extensions,
    [EXTENSION]: estimateOf(maximum, maxima),
    [BATCH_EXTENSION]: typeof maximum === "object" && "perItem" in maximum,
  };
  const description = field.description ?? "";
  if (!/\bat most\b|\b\d+ to \d+\b/.test(description)) field.description = `${description} At most ${most}.`.trim();
  const { resolve } = field;
  if (resolve === undefined) return;
  const cut = (value: unknown): unknown =>
    Array.isArray(value) && value.length > most ? (value as unknown[]).slice(0, most) : value;
  field.resolve = (source, args, context, info) => {
    const value: unknown = resolve(source, args, context, info);
    return isPromise(value) ? value.then(cut) : cut(value);
  };
}

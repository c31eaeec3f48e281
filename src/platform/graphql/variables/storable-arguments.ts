import {
  defaultFieldResolver,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from "graphql";
import { DomainErrors, type DomainError } from "../../errors/domain-error.js";
import { platformErrors } from "../../errors/platform.errors.js";
import type { RequestContext } from "../api/request-context.js";
import { areLeavesParsedByCommand } from "../api/leaves-parsed-by-command.js";
import { isStorable } from "../api/validate-arguments.js";

type Field = GraphQLField<unknown, RequestContext>;

/**
 * Refuses every text that PostgreSQL cannot store (NUL, halves of characters), in the arguments of any field, before anything
 * is asked with it. Only what a command parses leaf by leaf is left to the command, which refuses it item by item.
 */
export function refuseUnstorableTexts(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("__")) continue;
    for (const field of Object.values(type.getFields()) as Field[])
      if (field.args.some((argument) => holdsText(argument.type, new Set()))) check(field);
  }
}

function check(field: Field): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, args, context, info) => {
    const faults = field.args.flatMap(({ name, type }) => faultsIn(args[name], type, [name]));
    if (faults.length > 0) throw new DomainErrors(faults);
    return resolve(source, args, context, info);
  };
}

const TEXTS = new Set(["String", "ID", "Cursor"]);

function holdsText(type: GraphQLInputType, above: ReadonlySet<unknown>): boolean {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return TEXTS.has(named.name);
  if (above.has(named) || areLeavesParsedByCommand(named)) return false;
  const below = new Set([...above, named]);
  return Object.values(named.getFields()).some((field) => holdsText(field.type, below));
}

function faultsIn(value: unknown, type: GraphQLInputType, path: readonly string[]): DomainError[] {
  if (value === null || value === undefined) return [];
  if (isNonNullType(type)) return faultsIn(value, type.ofType as GraphQLInputType, path);
  if (isListType(type)) {
    const items = Array.isArray(value) ? (value as unknown[]) : [];
    return items.flatMap((item, at) => faultsIn(item, type.ofType as GraphQLInputType, [...path, String(at)]));
  }
  if (isInputObjectType(type)) {
    if (areLeavesParsedByCommand(type)) return [];
    return Object.values(type.getFields()).flatMap((field) =>
      faultsIn((value as Record<string, unknown>)[field.name], field.type, [...path, field.name]),
    );
  }
  if (typeof value !== "string" || !TEXTS.has(type.name) || isStorable(value)) return [];
  return [type.name === "ID" ? platformErrors.ID_NOT_VALID(path) : platformErrors.TEXT_NOT_VALID(path)];
}

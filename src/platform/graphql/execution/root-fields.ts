import { defaultFieldResolver, getNamedType, type GraphQLField, GraphQLID, type GraphQLSchema } from "graphql";
import {
  ACCESS_EXTENSION,
  OPENS_SESSION_EXTENSION,
  OWN_CEILING_EXTENSION,
  OWN_TRANSACTIONS_EXTENSION,
  type Access,
} from "../../access/access.js";
import { DomainErrors } from "../../errors/domain-error.js";
import { expectedErrors } from "../../errors/expected-errors.js";
import { platformErrors } from "../../errors/platform.errors.js";
import { RequestError } from "../../errors/request-error.js";
import { loopTurn } from "../limits/loop-turns.js";
import { restoreLeaves } from "../variables/lenient-scalars-plugin.js";
import { selectionOf, type Selection } from "../api/selection.js";
import { userErrors } from "../api/user-error.js";
import type { Work } from "../../unit-of-work/work.js";
import type { RequestContext } from "../api/request-context.js";
import { canonicalId, isUuid } from "../api/validate-arguments.js";

type RootField = GraphQLField<unknown, RequestContext>;

const accessOf = (field: RootField): Access | undefined => field.extensions[ACCESS_EXTENSION] as Access | undefined;

/** Refuses what an account stores beyond its ceiling; in the transaction of the change, which it rolls back. */
export type CountChange = (work: Work, stored: { items: number; bytes: number }) => Promise<void>;

/** What a journal entry and the rest of a row take beside what was sent, in bytes. */
const BYTES_OF_AN_ENTRY = 500;

/**
 * Refuses whatever a one-time password does not open, puts the access check before every root field, and the mutation boundary around every mutation field: one
 * transaction, and expected refusals turned into `userErrors` after the rollback. Done on the finished schema, since a
 * middleware of the schema builder would wrap every field of every object.
 */
export function guardRootFields(
  schema: GraphQLSchema,
  openWithOneTimePassword: OpenSelection,
  countChange: CountChange,
): void {
  const guard = guardWith(openWithOneTimePassword);
  for (const field of fieldsOf(schema.getQueryType())) {
    requireIds(field);
    askOnce(field);
    guard(field);
  }
  for (const field of fieldsOf(schema.getMutationType())) {
    surroundWithBoundary(field, countChange);
    guard(field);
  }
  for (const field of fieldsOf(schema.getSubscriptionType())) guard(field);
}

const fieldsOf = (type: { getFields(): Record<string, unknown> } | null | undefined): RootField[] =>
  Object.values((type?.getFields() ?? {}) as Record<string, RootField>);

/** What may be selected: `true` for a leaf, the selections below it for everything else; what is not named may not. */
export interface OpenSelection {
  readonly [field: string]: true | OpenSelection | undefined;
}

const isOpen = (selection: Selection, open: OpenSelection): boolean =>
  Object.entries(selection).every(([field, below = {}]) => {
    const allowed = Object.hasOwn(open, field) ? open[field] : undefined;
    return field === "__typename" || allowed === true || (allowed !== undefined && isOpen(below, allowed));
  });

const guardWith =
  (openWithOneTimePassword: OpenSelection) =>
  (field: RootField): void => {
    const access = accessOf(field);
    if (access === undefined) throw new Error(`root field ${field.name} declares no access`);
    const opensSession = field.extensions[OPENS_SESSION_EXTENSION] === true;
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (source, args, context, info) => {
      const actor = access.kind === "public" ? context.viewer : context.actor;
      if (actor?.mustChangePassword === true || opensSession) {
        const isWithin = isOpen({ [field.name]: selectionOf(info) }, openWithOneTimePassword);
        if (actor?.mustChangePassword === true && !isWithin) throw new RequestError("PASSWORD_CHANGE_REQUIRED");
        context.isOpenWithOneTimePassword = isWithin;
      }
      if (access.kind === "permission" && actor?.permissions.has(access.permission) !== true)
        throw new RequestError("FORBIDDEN");
      return resolve(source, args, context, info);
    };
  };

/** A query that could not be written is interpreted, with what its root fields have read: nothing is read, or noted, twice. */
function askOnce(field: RootField): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, args, context, info) => {
    const [node] = info.fieldNodes;
    if (node === undefined) return resolve(source, args, context, info);
    if (!context.rootResults.has(node)) context.rootResults.set(node, resolve(source, args, context, info));
    return context.rootResults.get(node);
  };
}

/** Refuses an argument that is no id, as an input's field is refused, and hands on ids as inputs do; the answer to an unknown id would hide the mistake. */
function requireIds(field: RootField): void {
  const names = field.args.filter(({ type }) => getNamedType(type) === GraphQLID).map(({ name }) => name);
  if (names.length === 0) return;
  const resolve = field.resolve ?? defaultFieldResolver;
  field.resolve = (source, args: Record<string, unknown>, context, info) => {
    const faults = names.filter((name) => args[name] != null && !isUuid(args[name]));
    if (faults.length > 0) throw new DomainErrors(faults.map((name) => platformErrors.ID_NOT_VALID([name])));
    const ids = names.flatMap((name) => (isUuid(args[name]) ? [[name, canonicalId(args[name])]] : []));
    return resolve(source, { ...args, ...Object.fromEntries(ids) }, context, info);
  };
}

function surroundWithBoundary(field: RootField, countChange: CountChange): void {
  const resolve = field.resolve ?? defaultFieldResolver;
  const hasOwnTransactions = field.extensions[OWN_TRANSACTIONS_EXTENSION] === true;
  const hasOwnCeiling = field.extensions[OWN_CEILING_EXTENSION] === true;
  field.resolve = async (source, args, context, info) => {
    if (context.malformedLeaves !== undefined)
      restoreLeaves(args, info.fieldNodes[0]?.arguments ?? [], context.malformedLeaves);
    // The schema builder makes instances of all of an input at once, which takes as long as reading it did.
    await loopTurn(context.origin.bodyBytes);
    const run = async () => (await resolve(source, args, context, info)) as object;
    context.lastStep = hasOwnCeiling ? undefined : (work) => countWritten(work, context, countChange);
    try {
      return { userErrors: [], ...(await (hasOwnTransactions ? run() : context.inTransaction(run))) };
    } catch (error) {
      const expected = expectedErrors(error);
      if (expected === undefined) throw error;
      return { userErrors: userErrors(expected, context.language) };
    }
  };
}

// At the end, when it is known whether anything was written, and so that nobody waits longer than the commit takes.
async function countWritten(work: Work, { viewer, origin }: RequestContext, countChange: CountChange): Promise<void> {
  const items = work.journal.size;
  if (viewer !== null && items > 0)
    await countChange(work, { items, bytes: origin.bodyBytes + items * BYTES_OF_AN_ENTRY });
}

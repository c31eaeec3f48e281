import { LockMode, type EntityName, type FilterQuery } from "@mikro-orm/core";
import { row, type Sql } from "../database/sql.js";
import type { DomainError } from "../errors/domain-error.js";
import { platformErrors } from "../errors/platform.errors.js";
import type { Work } from "./work.js";

/** How an entity is loaded that is to be changed: locked until the transaction ends, as it stands behind the lock. */
export const LOCKED = { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true } as const;

/** Refuses another version than the one that was read, as two people may change the same. */
export function requireVersion(
  { version }: { readonly version: number },
  expectedVersion: number,
  path: readonly string[] = ["input", "expectedVersion"],
): void {
  if (version !== expectedVersion) throw platformErrors.STALE_VERSION(path, { version });
}

/**
 * What a command asks of an object before it may change it, refused in this order, so that nobody is told more than they
 * may know: what they may not see is not there; what they may see and not change is NOT_PERMITTED; then the version is
 * compared. What the state allows is asked by the command.
 */
export interface Asked<Seen> {
  /** Where the id stands in the input. */
  readonly path: readonly string[];
  /** The refusal of an id that names nothing that the actor may see. */
  readonly notFound: (path: readonly string[]) => DomainError;
  /** Whether the actor may change what they see; left out where the command asks this, and the version, for itself. */
  readonly permits?: (seen: Seen) => boolean | Promise<boolean>;
  /** The version that was read; null where the command does not ask for one, or asks behind more than this. */
  readonly expectedVersion: number | null;
}

/** The one row that a statement locks, which reads only what the actor may see. */
export async function lockedRow<Row extends { readonly version: number }>(
  { em }: Work,
  locking: Sql,
  asked: Asked<Row>,
): Promise<Row> {
  const found = await row<Row>(em, locking);
  const seen = await permitted(found, asked);
  if (asked.expectedVersion !== null) requireVersion(seen, asked.expectedVersion);
  return seen;
}

/** An entity, locked, with what a statement reads of it as far as the actor may see it. */
export async function lockedEntity<Entity extends { id: string; version: number }, Seen extends object>(
  { em }: Work,
  entityName: EntityName<Entity>,
  id: string,
  { visible, ...asked }: Asked<Seen> & { readonly visible: Sql },
): Promise<{ entity: Entity; seen: Seen }> {
  const seen = await permitted(await row<Seen>(em, visible), asked);
  const entity = await em.findOneOrFail(entityName, { id } as FilterQuery<Entity>, LOCKED);
  if (asked.expectedVersion !== null) requireVersion(entity, asked.expectedVersion);
  return { entity, seen };
}

async function permitted<Seen>(seen: Seen | undefined, { path, notFound, permits }: Asked<Seen>): Promise<Seen> {
  if (seen === undefined) throw notFound(path);
  if (permits !== undefined && !(await permits(seen))) throw platformErrors.NOT_PERMITTED(path);
  return seen;
}

import { holds, pathsOf, type Actor } from "../../../platform/access/actor.js";
import type { TradeUnion } from "./trade-union.entity.js";

/** Whatever knows where a union stands: the entity, or a row of a list. */
type Placed = Pick<TradeUnion, "path">;

/**
 * Whether the actor may read what is kept about the union: head counts, officers, coverage, sites, inspections …
 * Parents of a reachable union are shown by name without it, so every register that hangs on a union asks this first.
 */
export const seesRegister = (actor: Actor, union: Placed): boolean => holds(actor, "trade-union:read", union.path);

/** Whether the actor keeps the register of the union. */
export const canWrite = (actor: Actor, union: Placed): boolean => holds(actor, "trade-union:write", union.path);

/** Whether the actor may report from the field that the register of the union is wrong. */
export const canPropose = (actor: Actor, union: Placed): boolean => holds(actor, "trade-union:propose", union.path);

/** The unions below which the actor holds a permission; none of them lies below another, so their subtrees do not overlap. */
export function scopesOf(actor: Actor, permission: string): string[] {
  const tops = new Set(pathsOf(actor, permission));
  const scopes = actor.grants.filter((grant) => grant.permissions.has(permission) && tops.has(grant.path));
  return [...new Set(scopes.map((grant) => grant.nodeId))];
}

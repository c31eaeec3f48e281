import { TradeUnionLevel } from "./trade-union.entity.js";
import type { Permission, Role } from "./role-permissions.rules.js";

const { CITY, DISTRICT, STREET, COMMUNITY, GRASSROOTS } = TradeUnionLevel;
const ABOVE_GRASSROOTS = [CITY, DISTRICT, STREET, COMMUNITY];

/** Levels of the unions at which a role can be held: officers at their own union, all others at one that has unions below it. */
export const LEVELS_OF_ROLE: Readonly<Record<Role, readonly TradeUnionLevel[]>> = {
  ADMINISTRATOR: ABOVE_GRASSROOTS,
  LEADER: ABOVE_GRASSROOTS,
  ORGANIZER: ABOVE_GRASSROOTS,
  INSPECTOR: ABOVE_GRASSROOTS,
  REVIEWER: ABOVE_GRASSROOTS,
  AUDITOR: ABOVE_GRASSROOTS,
  SUPERVISOR: ABOVE_GRASSROOTS,
  DEPARTMENT_MEMBER: ABOVE_GRASSROOTS,
  STREET_OFFICER: [STREET],
  UNION_OFFICER: [COMMUNITY, GRASSROOTS],
};

/** Permissions that no role has and that a single grant may add, with the roles they can be added to. */
export const EXTRA_PERMISSIONS: ReadonlyMap<string, readonly Role[]> = new Map<Permission, readonly Role[]>([
  ["inspection:unassigned", ["INSPECTOR"]],
  ["visit:clues", ["LEADER", "REVIEWER", "DEPARTMENT_MEMBER"]],
]);

/** Unrevoked and unended grants that an account may hold at once. */
export const MAXIMUM_GRANTS = 50;

/** Those of the given permissions that cannot be added to a grant of the role. */
export const refusedExtras = (role: Role, extras: readonly string[]): string[] =>
  extras.filter((extra) => !(EXTRA_PERMISSIONS.get(extra)?.includes(role) ?? false));

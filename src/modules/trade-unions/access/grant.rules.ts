import { TradeUnionLevel } from "../tree/trade-union.entity.js";
import type { Permission, Role } from "../duties/role-permissions.rules.js";

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

/** Roles that confirm the grants that need a second person. */
export const CONFIRMING_ROLES: readonly Role[] = ["ADMINISTRATOR", "LEADER"];

/**
 * Roles that judge, that see what is sealed or confidential, or that confirm such grants: nobody gives one of them alone.
 * The rest only report what they see where they are sent, or what their own union does.
 */
const ROLES_BY_TWO: ReadonlySet<Role> = new Set<Role>([
  ...CONFIRMING_ROLES,
  "ORGANIZER",
  "REVIEWER",
  "AUDITOR",
  "SUPERVISOR",
  "DEPARTMENT_MEMBER",
]);

/** Whether a grant waits for a second leader or administrator: by its role, or because it adds permissions to it. */
export const needsConfirmation = (role: Role, extras: readonly string[]): boolean =>
  ROLES_BY_TWO.has(role) || extras.length > 0;

/** Unrevoked and unended grants that an account may hold at once, those that wait for a second person among them. */
export const MAXIMUM_GRANTS = 50;

/** Those of the given permissions that cannot be added to a grant of the role. */
export const refusedExtras = (role: Role, extras: readonly string[]): string[] =>
  extras.filter((extra) => !(EXTRA_PERMISSIONS.get(extra)?.includes(role) ?? false));

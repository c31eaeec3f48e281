/** Roles that can be granted at a union; each reaches down that union's subtree. */
export const ROLES = [
  "ADMINISTRATOR",
  "LEADER",
  "ORGANIZER",
  "INSPECTOR",
  "REVIEWER",
  "AUDITOR",
  "SUPERVISOR",
  "STREET_OFFICER",
  "UNION_OFFICER",
  "DEPARTMENT_MEMBER",
] as const;
export type Role = (typeof ROLES)[number];

/** What the roles may do, role by role; a role that is not named for a permission does not have it. */
export const PERMISSIONS = {
  "account:manage": ["ADMINISTRATOR"],
  // The second person for roles that judge or see what is sealed.
  "grant:confirm": ["ADMINISTRATOR", "LEADER"],
  "calendar:write": ["ADMINISTRATOR"],
  "trade-union:read": [
    "ADMINISTRATOR",
    "LEADER",
    "ORGANIZER",
    "INSPECTOR",
    "REVIEWER",
    "AUDITOR",
    "STREET_OFFICER",
    "UNION_OFFICER",
  ],
  "trade-union:write": ["ADMINISTRATOR"],
  "trade-union:propose": ["INSPECTOR", "STREET_OFFICER", "UNION_OFFICER"],
  "headcount:record": ["ADMINISTRATOR", "STREET_OFFICER", "UNION_OFFICER"],
  "appraisal:record": ["ADMINISTRATOR", "STREET_OFFICER"],
  "target:assign": ["ADMINISTRATOR", "ORGANIZER"],
  "target:progress": ["ADMINISTRATOR", "ORGANIZER", "STREET_OFFICER"],
  "statistics:read": ["ADMINISTRATOR", "LEADER", "ORGANIZER", "REVIEWER", "STREET_OFFICER"],
  "checklist:write": ["ADMINISTRATOR"],
  "plan:read": ["ADMINISTRATOR", "LEADER", "ORGANIZER", "INSPECTOR", "REVIEWER", "STREET_OFFICER"],
  "plan:write": ["ORGANIZER"],
  "inspection:read": [
    "ADMINISTRATOR",
    "LEADER",
    "ORGANIZER",
    "INSPECTOR",
    "REVIEWER",
    "STREET_OFFICER",
    "UNION_OFFICER",
  ],
  // Auditors and teams of visits only where an audit or a visit sends them.
  "inspection:submit": ["INSPECTOR", "UNION_OFFICER", "AUDITOR", "SUPERVISOR", "DEPARTMENT_MEMBER"],
  // Held by nobody through a role: it is added to a single grant.
  "inspection:unassigned": [],
  "inspection:pre-review": ["STREET_OFFICER"],
  "inspection:review": ["REVIEWER"],
  // The register of invited supervisors; one of them sees the own terms only.
  "supervisor:read": ["ADMINISTRATOR", "LEADER", "ORGANIZER", "SUPERVISOR"],
  "supervisor:read-all": ["ADMINISTRATOR", "LEADER", "ORGANIZER"],
  "supervisor:write": ["ADMINISTRATOR"],
  "supervisor:pledge": ["SUPERVISOR"],
  "relation:declare": ["ADMINISTRATOR", "SUPERVISOR", "DEPARTMENT_MEMBER"],
  "rating-program:write": ["ADMINISTRATOR"],
  "rating:read": ["ADMINISTRATOR", "LEADER", "ORGANIZER", "REVIEWER", "STREET_OFFICER", "UNION_OFFICER"],
  // Each for the union at which the role is held.
  "rating:apply": ["STREET_OFFICER", "UNION_OFFICER"],
  "rating:pre-review": ["STREET_OFFICER"],
  "rating:review": ["REVIEWER"],
  "rating:propose": ["ORGANIZER"],
  "objection:decide": ["LEADER", "REVIEWER"],
  "award:confer": ["LEADER"],
  "award:record": ["ADMINISTRATOR", "LEADER", "ORGANIZER"],
  "audit:read": ["LEADER", "AUDITOR", "STREET_OFFICER", "UNION_OFFICER"],
  "audit:read-issued": ["LEADER", "STREET_OFFICER"],
  "audit:conduct": ["AUDITOR"],
  "audit:comment": ["LEADER", "STREET_OFFICER", "UNION_OFFICER"],
  "fund:read": ["ADMINISTRATOR", "LEADER", "AUDITOR", "STREET_OFFICER", "UNION_OFFICER"],
  "fund:record": ["ADMINISTRATOR", "STREET_OFFICER", "UNION_OFFICER"],
  "commission:record": ["ADMINISTRATOR", "AUDITOR", "STREET_OFFICER"],
  "cadre-survey:submit": ["STREET_OFFICER", "UNION_OFFICER"],
  "cadre-survey:read": ["ADMINISTRATOR", "LEADER", "AUDITOR", "STREET_OFFICER", "UNION_OFFICER"],
  "finding:read": [
    "ADMINISTRATOR",
    "LEADER",
    "ORGANIZER",
    "INSPECTOR",
    "REVIEWER",
    "AUDITOR",
    "STREET_OFFICER",
    "UNION_OFFICER",
  ],
  // Those of a street or federation for itself only, when it was audited or visited.
  "finding:rectify": ["LEADER", "STREET_OFFICER", "UNION_OFFICER"],
  "finding:verify": ["INSPECTOR", "REVIEWER"],
  "finding:decide": ["REVIEWER"],
  "finding:transfer": ["LEADER", "REVIEWER"],
  "finding:conclude": ["LEADER", "REVIEWER", "AUDITOR"],
  "notice:issue": ["LEADER", "REVIEWER"],
  "notice:acknowledge": ["STREET_OFFICER", "UNION_OFFICER"],
  "follow-up:assign": ["ORGANIZER"],
  // Unannounced visits: who may know of which one is said in their policy.
  "visit:read": [
    "ADMINISTRATOR",
    "LEADER",
    "ORGANIZER",
    "REVIEWER",
    "SUPERVISOR",
    "DEPARTMENT_MEMBER",
    "STREET_OFFICER",
    "UNION_OFFICER",
  ],
  "visit:result": ["ADMINISTRATOR", "LEADER", "ORGANIZER", "REVIEWER", "STREET_OFFICER", "UNION_OFFICER"],
  "visit:draw": ["ORGANIZER"],
  "visit:approve": ["LEADER"],
  "visit:take-part": ["SUPERVISOR", "DEPARTMENT_MEMBER"],
  "visit:report-leak": ["LEADER", "ORGANIZER", "SUPERVISOR", "DEPARTMENT_MEMBER"],
  "visit:confirm-insider": ["LEADER", "ORGANIZER", "SUPERVISOR", "DEPARTMENT_MEMBER"],
  "visit:review": ["REVIEWER"],
  "visit:state": ["STREET_OFFICER", "UNION_OFFICER"],
  "visit:refer": ["LEADER", "ORGANIZER", "REVIEWER"],
  // Held by nobody through a role: the handlers of the discipline body get it with a single grant.
  "visit:clues": [],
  "standing:read": ["ADMINISTRATOR", "LEADER", "ORGANIZER", "REVIEWER", "STREET_OFFICER", "UNION_OFFICER"],
  // Reaches circulars that were published; anonymous callers see the public ones.
  "circular:read": [
    "ADMINISTRATOR",
    "LEADER",
    "ORGANIZER",
    "INSPECTOR",
    "REVIEWER",
    "AUDITOR",
    "STREET_OFFICER",
    "UNION_OFFICER",
  ],
  "circular:draft": ["LEADER", "ORGANIZER"],
  "circular:sign": ["LEADER"],
  "circular:publish": ["LEADER", "ORGANIZER"],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof PERMISSIONS;

const byRole = new Map<string, readonly Permission[]>(
  ROLES.map((role) => [
    role,
    (Object.keys(PERMISSIONS) as Permission[]).filter((permission) =>
      (PERMISSIONS[permission] as readonly string[]).includes(role),
    ),
  ]),
);

/** The permissions of a role, plus those added to the single grant. */
export const permissionsOf = (role: string, extra: readonly string[] = []): ReadonlySet<string> =>
  new Set([...(byRole.get(role) ?? []), ...extra]);

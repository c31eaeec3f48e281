import { expect, test } from "@jest/globals";
import {
  EXTRA_PERMISSIONS,
  LEVELS_OF_ROLE,
  refusedExtras,
} from "../../../src/modules/trade-unions/access/grant.rules.js";
import { PERMISSIONS, permissionsOf, ROLES } from "../../../src/modules/trade-unions/duties/role-permissions.rules.js";

test("every role can be held somewhere, officers at their own union only", () => {
  const levels = (role: (typeof ROLES)[number]) => LEVELS_OF_ROLE[role].join(" ");
  expect(ROLES.map((role) => [role, levels(role)])).toEqual([
    ...["ADMINISTRATOR", "LEADER", "ORGANIZER", "INSPECTOR", "REVIEWER", "AUDITOR", "SUPERVISOR"].map((role) => [
      role,
      "CITY DISTRICT STREET COMMUNITY",
    ]),
    ["STREET_OFFICER", "STREET"],
    ["UNION_OFFICER", "COMMUNITY GRASSROOTS"],
    ["DEPARTMENT_MEMBER", "CITY DISTRICT STREET COMMUNITY"],
  ]);
});

test("a grant adds only what no role has, to the role it is meant for", () => {
  expect(refusedExtras("INSPECTOR", ["inspection:unassigned"])).toEqual([]);
  expect(refusedExtras("REVIEWER", ["inspection:unassigned"])).toEqual(["inspection:unassigned"]);
  const others = Object.keys(PERMISSIONS).filter((permission) => !EXTRA_PERMISSIONS.has(permission));
  for (const role of ROLES) expect(refusedExtras(role, others)).toEqual(others);
  for (const [extra, roles] of EXTRA_PERMISSIONS) {
    expect(PERMISSIONS[extra as keyof typeof PERMISSIONS]).toEqual([]);
    for (const role of ROLES) expect(refusedExtras(role, [extra])).toEqual(roles.includes(role) ? [] : [extra]);
  }
  expect(refusedExtras("INSPECTOR", ["toString", "__proto__"])).toEqual(["toString", "__proto__"]);
  expect(permissionsOf("INSPECTOR", ["inspection:unassigned"]).has("inspection:unassigned")).toBe(true);
});

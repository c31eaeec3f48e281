import { expect, test } from "@jest/globals";
import type { Actor } from "../../../src/platform/access/actor.js";
import {
  awaitsPreReview,
  canPreReview,
  canReview,
  sees,
  seesSuspicions,
} from "../../../src/modules/inspections/records/inspection.policy.js";
import { permissionsOf, type Role } from "../../../src/modules/trade-unions/duties/role-permissions.rules.js";

const actor = (role: Role, path: string, accountId = "somebody"): Actor => {
  const permissions = permissionsOf(role);
  const grants = [{ id: "g", role, nodeId: path, path, permissions }];
  return {
    accountId,
    name: "",
    language: "en",
    deviceId: "",
    sessionId: "",
    mustChangePassword: false,
    grants,
    permissions,
    offices: [],
  };
};

const inspection = (status: string, more: object = {}) =>
  ({
    status,
    kind: "ROUTINE",
    inspectorId: "author",
    inspectorIds: ["author", "other"],
    preReview: false,
    preReviewedAt: null,
    ...more,
  }) as Parameters<typeof sees>[1];

const states = {
  DRAFT: inspection("DRAFT"),
  SUBMITTED: inspection("SUBMITTED"),
  "SUBMITTED to the street": inspection("SUBMITTED", { preReview: true }),
  RETURNED: inspection("RETURNED"),
  CONFIRMED: inspection("CONFIRMED"),
  "SELF and SUBMITTED": inspection("SUBMITTED", { kind: "SELF" }),
};
const allButDraft = Object.keys(states).slice(1);

test.each<[string, Actor, string[]]>([
  ["the author", actor("INSPECTOR", "9", "author"), Object.keys(states)],
  ["a co-inspector", actor("INSPECTOR", "9", "other"), allButDraft],
  ["another inspector", actor("INSPECTOR", "1"), []],
  ["an administrator above", actor("ADMINISTRATOR", "1"), allButDraft],
  ["a leader above", actor("LEADER", "1.2"), allButDraft],
  ["an organizer above", actor("ORGANIZER", "1"), allButDraft],
  ["a reviewer above", actor("REVIEWER", "1.2.3"), allButDraft],
  ["a reviewer elsewhere", actor("REVIEWER", "1.20"), []],
  ["the street", actor("STREET_OFFICER", "1.2"), ["SUBMITTED to the street", "CONFIRMED"]],
  ["another street", actor("STREET_OFFICER", "1.4"), []],
  ["the union", actor("UNION_OFFICER", "1.2.3"), ["CONFIRMED", "SELF and SUBMITTED"]],
  ["another union", actor("UNION_OFFICER", "1.2.30"), []],
  ["an auditor", actor("AUDITOR", "1"), []],
  ["a supervisor", actor("SUPERVISOR", "1"), []],
])("%s sees what is theirs to see", (_who, who, expected) => {
  const seen = Object.entries(states).filter(([, each]) => sees(who, each, "1.2.3"));
  expect(seen.map(([name]) => name)).toEqual(expected);
});

test("suspicions are for reviewers and leaders in reach who do not answer for the union, and an audit's for auditors", () => {
  const toldOf = (owner: "AUDIT" | null) => (role: Role) => seesSuspicions(actor(role, "1"), { owner }, "1.2.3");
  const roles = ["REVIEWER", "LEADER", "ADMINISTRATOR", "ORGANIZER", "STREET_OFFICER", "AUDITOR"] as const;
  expect(roles.map(toldOf(null))).toEqual([true, true, false, false, false, false]);
  expect(roles.map(toldOf("AUDIT"))).toEqual([true, true, false, false, false, true]);
  expect(seesSuspicions(actor("REVIEWER", "1.4"), { owner: null }, "1.2.3")).toBe(false);

  expect(seesSuspicions(actor("LEADER", "1.2.3"), { owner: null }, "1.2.3")).toBe(false);
  const reviewer = actor("REVIEWER", "1");
  const officer = actor("UNION_OFFICER", "1.2.3");
  const both = { ...reviewer, grants: [...reviewer.grants, ...officer.grants] };
  expect(seesSuspicions(both, { owner: null }, "1.2.3")).toBe(false);
  expect(seesSuspicions(both, { owner: null }, "1.2.4")).toBe(true);

  const inOffice = { ...reviewer, offices: [{ path: "1.2.3", reachesDown: false, isOversight: false }] };
  const seenOf = (path: string) => seesSuspicions(inOffice, { owner: null }, path);
  expect(["1.2.3", "1.2.3.4", "1.2"].map(seenOf)).toEqual([false, true, true]);
  const otherwise = { ...reviewer, offices: [{ path: "1.2.3", reachesDown: true, isOversight: false }] };
  const seenOtherwise = (path: string) => seesSuspicions(otherwise, { owner: null }, path);
  expect(["1.2.3", "1.2.3.4", "1.2"].map(seenOtherwise)).toEqual([false, false, true]);
  // Whoever audits the union by their office does not answer for it.
  const auditing = { ...reviewer, offices: [{ path: "1.2.3", reachesDown: false, isOversight: true }] };
  expect(seesSuspicions(auditing, { owner: null }, "1.2.3")).toBe(true);
});

test("the street's word and the reviewer's", () => {
  expect(canPreReview(actor("STREET_OFFICER", "1.2"), "1.2.3")).toBe(true);
  expect(canPreReview(actor("REVIEWER", "1"), "1.2.3")).toBe(false);
  expect(canReview(actor("REVIEWER", "1"), "1.2.3")).toBe(true);
  expect(canReview(actor("REVIEWER", "1.2"), "1.4.3")).toBe(false);
  expect(awaitsPreReview(states["SUBMITTED to the street"])).toBe(true);
  expect(awaitsPreReview({ ...states["SUBMITTED to the street"], preReviewedAt: new Date() })).toBe(false);
  expect(awaitsPreReview(states.SUBMITTED)).toBe(false);
});

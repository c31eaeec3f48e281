import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { builders, type BuiltPerson } from "../../support/builders.js";
import { hiddenWorld, type HiddenWorld } from "../../support/builders-hidden.js";
import {
  builders as inspectionBuilders,
  confirm,
  rawInspection,
  SIX_STANDARDS,
  submitted,
} from "../../support/builders-inspections.js";
import { organizationBuilders } from "../../support/builders-organization.js";
import { planBuilders } from "../../support/builders-plans.js";
import { SEERS } from "../../support/hidden-objects/cases.js";
import { testProgram } from "../../support/program.js";
import { results } from "../../support/results.js";

const program = testProgram();
let world: HiddenWorld;
beforeAll(async () => {
  world = await hiddenWorld(program);
}, 60_000);

const ask = <Data>(text: string, variables: Record<string, unknown>, { token }: BuiltPerson) =>
  program.data<Data>(text, variables, { token });

const LISTS: readonly [string, string][] = [
  ["awards", "awards(first: 100) { totalCount edges { node { id } } }"],
  ["objections", "objections(first: 100) { totalCount edges { node { id } } }"],
  ["publicNotices", "publicNotices(first: 20) { totalCount edges { node { id applications { id } } } }"],
  ["ratingApplications", "ratingApplications(first: 100) { totalCount edges { node { id } } }"],
  ["accounts", "accounts(first: 100) { totalCount edges { node { id grants { id tradeUnion { id } } } } }"],
  ["assignments", "assignments(first: 100) { totalCount edges { node { id plan { id } inspection { id } } } }"],
  ["devices", "devices(first: 100) { totalCount edges { node { id account { id } } } }"],
  ["inspectionPlans", "inspectionPlans(first: 100) { totalCount edges { node { id } } }"],
  ["inspections", "inspections(first: 100) { totalCount edges { node { id assignment { id } baseline { id } } } }"],
  ["tradeUnionProposals", "tradeUnionProposals(first: 100) { totalCount edges { node { id } } }"],
  [
    "tradeUnions",
    "tradeUnions(first: 100) { totalCount edges { node { id sites(first: 9) { edges { node { id } } } } } }",
  ],
  ["checklists", "checklists(first: 20, filter: { status: [DRAFT] }) { totalCount edges { node { id } } }"],
  [
    "viewer",
    "viewer { assignments(first: 100) { edges { node { id } } } rejections(first: 100) { edges { node { id } } } }",
  ],
];

describe("no list names what is hidden", () => {
  test.each(LISTS)("%s", async (name, text) => {
    const { hidden, seers } = world;
    for (const seer of SEERS) {
      const { data, errors } = await program.run<unknown>(`{ ${text} }`, {}, { token: seers[seer].token });
      if (errors?.[0]?.extensions.code === "FORBIDDEN") continue;
      expect(errors).toBeUndefined();
      const { checklistDraft, checklistDraftCode: _code, ...rest } = hidden;
      const ids = Object.entries(rest).flatMap(([kind, found]) => {
        const isSeen =
          (kind === "unreviewed" && seer !== "streetOfficer") || (kind === "unconfirmed" && seer !== "unionOfficer");
        return isSeen ? [] : found;
      });
      const drafts = seer === "administrator" ? [] : checklistDraft;
      const said = JSON.stringify(data);
      expect([name, seer, [...ids, ...drafts].filter((id) => said.includes(id))]).toEqual([name, seer, []]);
    }
  });

  test("a cursor of somebody who sees more leads to nothing more", async () => {
    const { at, seers } = world;
    const root = await builders(program).person([{ role: "ORGANIZER", at: at.root }]);
    const text = `query($after: Cursor) { tradeUnions(first: 1, after: $after, orderBy: CODE) {
      totalCount pageInfo { endCursor } edges { node { id } } } }`;
    type Page = {
      tradeUnions: { totalCount: number; pageInfo: { endCursor: string }; edges: { node: { id: string } }[] };
    };
    let after: string | null = null;
    const seen = new Set<string>();
    for (let i = 0; i < 7; i++) {
      const wide: Page = await ask<Page>(text, { after }, root);
      after = wide.tradeUnions.pageInfo.endCursor;
      const narrow = await ask<Page>(text, { after }, seers.organizer);
      expect(narrow.tradeUnions.totalCount).toBe(4);
      narrow.tradeUnions.edges.forEach(({ node }) => seen.add(node.id));
    }
    const reach = [at.street, at.community, at.union, at.neighbor].map(({ id }) => id);
    expect([...seen].filter((id) => !reach.includes(id))).toEqual([]);
  });
});

describe("paths between objects end at the caller's reach", () => {
  test("whoever sees an inspection does not see the visit of a plan that they may not read", async () => {
    const { at, seers } = world;
    const { person } = builders(program);
    const inspector = await person([{ role: "INSPECTOR", at: at.street }]);
    const reviewer = await person([{ role: "REVIEWER", at: at.street }]);
    const { assignmentId } = await inspectionBuilders(program).assignment({ union: at.union, inspectors: [inspector] });
    const raw = rawInspection({ tradeUnionId: at.union.id, assignmentId });
    const id = await confirm(program, reviewer.token, await submitted(program, inspector.token, raw));
    const text = "query($id: ID!) { inspection(id: $id) { id assignment { id plan { id } } answers { suspected } } }";
    type Answer = { inspection: { assignment: { id: string } | null; answers: { suspected: boolean | null }[] } };
    const seen = await ask<Answer>(text, { id }, seers.unionOfficer);
    expect(seen.inspection.assignment).toBeNull();
    expect(new Set(seen.inspection.answers.map(({ suspected }) => suspected))).toEqual(new Set([null]));
    const known = await ask<Answer>(text, { id }, reviewer);
    expect(known.inspection.assignment?.id).toBe(assignmentId);
    expect(new Set(known.inspection.answers.map(({ suspected }) => suspected))).toEqual(new Set([false]));
  });

  test("an employer shows coverage within reach only, and is covered by nobody where nobody within reach does", async () => {
    const { at, seers } = world;
    const id = await organizationBuilders(program).employer([
      { at: at.union, kind: "PRIMARY", until: "2026-01-01" },
      { at: at.farUnion, kind: "PRIMARY", since: "2026-01-02" },
    ]);
    const text = `query($id: ID!) {
      employer(id: $id) { coverage(first: 5) { totalCount } ended: coverage(first: 5, filter: { hasEnded: true }) { totalCount } }
      covered: employers(first: 100, filter: { isCovered: true }) { edges { node { id } } }
      free: employers(first: 100, filter: { isCovered: false }) { edges { node { id } } } }`;
    type Listed = { edges: { node: { id: string } }[] };
    const answer = await ask<{ employer: object; covered: Listed; free: Listed }>(text, { id }, seers.inspector);
    const names = ({ edges }: Listed) => edges.map(({ node }) => node.id);
    expect(answer.employer).toEqual({ coverage: { totalCount: 0 }, ended: { totalCount: 1 } });
    expect(names(answer.covered)).not.toContain(id);
    expect(names(answer.free)).toContain(id);
    const all = await ask<{ covered: Listed }>(text, { id }, seers.administrator);
    expect(names(all.covered)).toContain(id);
  });

  test("progress of a plan from above counts the visits within reach", async () => {
    const { at, seers } = world;
    const plans = planBuilders(program);
    const organizer = await builders(program).person([{ role: "ORGANIZER", at: at.root }]);
    const plan = await plans.plan({ scope: at.root, by: organizer });
    for (const union of [at.union, at.neighbor, at.farUnion]) await plans.assignment({ plan, union });
    const text = "query($id: ID!) { inspectionPlan(id: $id) { progress { planned unassigned } } }";
    const planned = async (person: BuiltPerson) =>
      (await ask<{ inspectionPlan: { progress: object } }>(text, { id: plan.id }, person)).inspectionPlan.progress;
    expect(await planned(organizer)).toEqual({ planned: 3, unassigned: 3 });
    expect(await planned(seers.streetOfficer)).toEqual({ planned: 2, unassigned: 2 });
  });

  test("a role elsewhere does not lend its permissions to a role here", async () => {
    const { at } = world;
    const { person } = builders(program);
    const inspector = await person([{ role: "INSPECTOR", at: at.root }]);
    await results(program, inspector)(at.farUnion, 90);
    const text = `query($union: ID!, $scope: ID!) {
      standings(first: 5, scope: $scope, period: "2026-Q4", level: GRASSROOTS, checklistKind: SIX_STANDARDS) { totalCount edges { node { rank } } }
      tradeUnion(id: $union) { standing(period: "2026-Q4", checklistKind: SIX_STANDARDS) { rank } findings(first: 5) { totalCount } } }`;
    const mixed = (role: "INSPECTOR" | "AUDITOR") =>
      person([
        { role, at: at.root },
        { role: "UNION_OFFICER", at: at.union },
      ]);
    const given = { union: at.farUnion.id, scope: at.root.id };
    const none = { totalCount: 0, edges: [] };
    expect(await ask(text, given, await mixed("INSPECTOR"))).toEqual({
      standings: none,
      tradeUnion: { standing: null, findings: { totalCount: 1 } },
    });
    expect(await ask(text, given, await mixed("AUDITOR"))).toEqual({
      standings: none,
      tradeUnion: { standing: null, findings: { totalCount: 1 } },
    });
  });
});

describe("ids and keys that are taken", () => {
  test("a tablet's id that somebody else has says no more than that, whatever has it", async () => {
    const { at, hidden, seers, known } = world;
    const text = `mutation($input: SaveInspectionDraftInput!) { saveInspectionDraft(input: $input) {
      inspection { id } userErrors { code message path } } }`;
    for (const id of [...hidden.inspection, ...hidden.otherDraft]) {
      const inspection = rawInspection({ id, tradeUnionId: at.union.id, assignmentId: known.assignment });
      const answer = await ask<{ saveInspectionDraft: object }>(text, { input: { inspection } }, seers.inspector);
      expect(answer.saveInspectionDraft).toMatchObject({
        inspection: null,
        userErrors: [{ code: "ID_REUSED_WITH_OTHER_CONTENT", path: ["input", "inspection", "id"] }],
      });
    }
  });

  const key = randomUUID();
  const CREATIONS: readonly [string, string, (world: HiddenWorld) => object, "ADMINISTRATOR" | "ORGANIZER"][] = [
    [
      "createAccount",
      "account { id }",
      () => ({ username: `u${key.slice(0, 8)}`, name: "某人", language: "en" }),
      "ADMINISTRATOR",
    ],
    ["createEmployer", "employer { id }", () => ({ name: "某公司", ownership: "PRIVATE" }), "ADMINISTRATOR"],
    [
      "createSite",
      "site { id }",
      ({ at }) => ({ tradeUnionId: at.union.id, kind: "READING_ROOM", name: "书屋" }),
      "ADMINISTRATOR",
    ],
    [
      "appointOfficer",
      "officer { id }",
      ({ at }) => ({ tradeUnionId: at.union.id, name: "某人", post: "COMMITTEE_MEMBER", since: "2026-01-01" }),
      "ADMINISTRATOR",
    ],
    [
      "createInspectionPlan",
      "plan { id }",
      ({ at }) => ({
        title: "检查",
        kind: "ROUTINE",
        period: "2026-Q4",
        levels: ["GRASSROOTS"],
        opensOn: "2026-10-01",
        dueOn: "2026-12-20",
        scopeId: at.street.id,
        checklistId: SIX_STANDARDS.id,
      }),
      "ORGANIZER",
    ],
    [
      "assignInspections",
      "plan { id }",
      ({ known }) => ({ planId: known.plan, strategy: "SPREAD_BY_STREET_AND_LOAD", inspectorIds: [known.account] }),
      "ORGANIZER",
    ],
  ];
  test.each(CREATIONS)(
    "%s: the same request under somebody else's key gets nothing",
    async (field, selection, given, role) => {
      const { person } = builders(program);
      const [first, second] = [
        await person([{ role, at: world.at.street }]),
        await person([{ role, at: world.at.street }]),
      ];
      const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
      const text = `mutation($input: ${type}!) { ${field}(input: $input) { ${selection} userErrors { code path } } }`;
      const input = { ...given(world), idempotencyKey: key };
      type Answer = Record<string, Record<string, unknown>>;
      const made = (await ask<Answer>(text, { input }, first))[field];
      expect(made).toMatchObject({ userErrors: [] });
      expect((await ask<Answer>(text, { input }, first))[field]).toEqual(made);
      const [data] = selection.split(" ");
      expect((await ask<Answer>(text, { input }, second))[field]).toEqual({
        [data ?? ""]: null,
        userErrors: [{ code: "IDEMPOTENCY_KEY_REUSED", path: ["input", "idempotencyKey"] }],
      });
    },
  );
});

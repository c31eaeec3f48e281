import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { builders as treeBuilders, type BuiltUnion, type District } from "../../support/builders.js";
import {
  builders,
  confirm,
  rawInspection,
  sixStandardsAnswers,
  submitted,
} from "../../support/builders-inspections.js";
import { statementsDuring } from "../../support/executed-statements.js";
import { people, PERSONAS, type Persona } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const operation = (file: string, name: string): string => {
  const text = readFileSync(new URL(`../../../schema/contract/${file}.graphql`, import.meta.url), "utf8");
  const found = new RegExp(`(query|mutation) ${name}\\b[\\s\\S]*?\\n}\\n`).exec(text)?.[0];
  if (found === undefined) throw new Error(`${name} is not in the contract`);
  // Findings are a higher module's field; everything else is asked for as tablets and screens do.
  return found;
};

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await treeBuilders(program).district();
  persons = await people(program, at);
});

const tokenOf = (persona: Persona) => (persona === "anonymous" ? undefined : persons[persona].token);
const inspected = async (union: BuiltUnion, more: { preReview?: boolean; raw?: object } = {}) => {
  const { assignmentId } = await builders(program).assignment({
    union,
    inspectors: [persons.inspector],
    preReview: more.preReview ?? false,
  });
  return submitted(
    program,
    persons.inspector.token,
    rawInspection({ tradeUnionId: union.id, assignmentId, ...more.raw }),
  );
};
const seen = async (persona: Persona, id: string): Promise<boolean> => {
  const answer = await program.run<{ inspection: { id: string } | null }>(
    "query($id: ID!) { inspection(id: $id) { id } }",
    { id },
    { token: tokenOf(persona) },
  );
  return answer.errors === undefined && answer.data.inspection !== null;
};
const listed = async (persona: Persona, id: string): Promise<boolean> => {
  const answer = await program.run<{ inspections: { edges: { node: { id: string } }[] } }>(
    "{ inspections(first: 100) { edges { node { id } } } }",
    {},
    { token: tokenOf(persona) },
  );
  return answer.errors === undefined && answer.data.inspections.edges.some(({ node }) => node.id === id);
};

describe("inspection", () => {
  const overseers: Persona[] = ["administrator", "leader", "organizer", "reviewer"];
  test.each<[string, () => Promise<string>, Persona[]]>([
    ["submitted", async () => (await inspected(at.union)).id, [...overseers, "inspector"]],
    [
      "submitted, the street to look first",
      async () => (await inspected(at.union, { preReview: true })).id,
      [...overseers, "inspector", "streetOfficer"],
    ],
    [
      "confirmed",
      async () => confirm(program, persons.reviewer.token, await inspected(at.union)),
      [...overseers, "inspector", "streetOfficer", "unionOfficer"],
    ],
    [
      "self-inspected",
      async () =>
        (
          await submitted(
            program,
            persons.unionOfficer.token,
            rawInspection({ tradeUnionId: at.union.id, kind: "SELF" }),
          )
        ).id,
      [...overseers, "unionOfficer"],
    ],
    [
      "a draft",
      async () => {
        const raw = rawInspection({ tradeUnionId: at.union.id, kind: "SELF" });
        await program.data(
          "mutation($input: SaveInspectionDraftInput!) { saveInspectionDraft(input: $input) { inspection { id } userErrors { code } } }",
          { input: { inspection: raw } },
          { token: persons.unionOfficer.token },
        );
        return raw.id;
      },
      ["unionOfficer"],
    ],
  ])("%s: who sees it, alone and in lists", async (_case, make, expected) => {
    const id = await make();
    const everybody: Persona[] = [...PERSONAS, "anonymous"];
    const alone = await Promise.all(everybody.map(async (persona) => ((await seen(persona, id)) ? [persona] : [])));
    expect(alone.flat().sort()).toEqual([...expected].sort());
    const inLists = await Promise.all(everybody.map(async (persona) => ((await listed(persona, id)) ? [persona] : [])));
    expect(inLists.flat().sort()).toEqual([...expected].sort());
  });

  test("one out of sight costs the same statements as one that does not exist", async () => {
    const { id } = await inspected(at.union);
    const query = "query($id: ID!) { inspection(id: $id) { id answers { points } tradeUnion { name } } }";
    const ask = (wanted: string) =>
      statementsDuring(() => program.data(query, { id: wanted }, { token: persons.otherUnionOfficer.token }));
    expect(await ask(id)).toEqual(await ask(randomUUID()));
  });

  test("the contract's operation answers everything of an inspection", async () => {
    const raw = {
      answers: sixStandardsAnswers(
        { criterion: "S1.2", points: 0, note: "无公示材料" },
        {
          criterion: "S2.5",
          points: 0,
          faults: [
            {
              id: randomUUID(),
              description: "无证书",
              requirement: "补办",
              severity: "MAJOR",
              fixedOnSite: false,
              evidence: [],
            },
          ],
        },
        { criterion: "S5.5", parts: [], note: "凭证存疑", suspected: true },
      ),
    };
    const { id } = await inspected(at.neighbor, { raw });
    const data = await program.data<{
      inspection: { answers: { criterion: { code: string }; suspected: boolean | null }[] };
    }>(operation("tablet-work", "Inspection"), { id }, { token: persons.reviewer.token });
    const byCode = new Map(data.inspection.answers.map((answer) => [answer.criterion.code, answer]));
    expect([...byCode.keys()]).toHaveLength(33);
    expect(byCode.get("S2.5")).toMatchObject({
      points: 0,
      note: null,
      faults: [{ description: "无证书", severity: "MAJOR", fixedOnSite: false, evidence: [] }],
    });
    expect(byCode.get("S5.5")?.suspected).toBe(true);
    expect(byCode.get("S6.4")).toMatchObject({ points: null, notApplicable: true });
    const told = async (persona: Persona) =>
      (
        await program.data<{ inspection: { answers: { criterion: { code: string }; suspected: boolean | null }[] } }>(
          "query($id: ID!) { inspection(id: $id) { answers { criterion { code } suspected } } }",
          { id },
          { token: tokenOf(persona) },
        )
      ).inspection.answers.find(({ criterion }) => criterion.code === "S5.5")?.suspected;
    expect(
      await Promise.all((["inspector", "leader", "reviewer", "administrator", "organizer"] as const).map(told)),
    ).toEqual([true, true, true, null, null]);
  });

  test("byStandard and explanation add up to the score", async () => {
    const { score } = (await inspected(at.neighbor)) as unknown as {
      score: {
        points: number;
        maxPoints: number;
        byStandard: { points: number; maxPoints: number }[];
        explanation: { criterion: { code: string }; lost: number; reason: string }[];
      };
    };
    const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
    expect(sum(score.byStandard.map(({ points }) => points))).toBe(score.points);
    expect(sum(score.byStandard.map(({ maxPoints }) => maxPoints))).toBe(score.maxPoints);
    expect(score.explanation).toEqual([
      { criterion: { code: "S2.5" }, lost: 2, reason: "the demand is not met" },
      { criterion: { code: "S6.1" }, lost: 5, reason: "there is no member appraisal in this year" },
    ]);
  });
});

describe("latestInspection and inspections of unions", () => {
  test("the newest confirmed one, of each union, for one statement however many unions there are", async () => {
    const street = await treeBuilders(program).tradeUnion({
      parent: at.root,
      form: "STREET_FEDERATION",
      level: "STREET",
    });
    const community = await treeBuilders(program).tradeUnion({ parent: street });
    const unions: BuiltUnion[] = [];
    for (let i = 0; i < 10; i++)
      unions.push(
        await treeBuilders(program).tradeUnion({ parent: community, name: `单位${String(i).padStart(2, "0")}` }),
      );
    const newest: string[] = [];
    for (const union of unions) {
      await confirm(program, persons.reviewer.token, await inspected(union));
      program.clock.advance(1000);
      newest.push(await confirm(program, persons.reviewer.token, await inspected(union)));
      program.clock.advance(1000);
      await inspected(union);
    }
    const query = operation("trade-unions", "UnionsWithLatestInspection");
    type Page = {
      tradeUnions: { edges: { node: { latestInspection: { id: string; answers: object[]; inspectors: object[] } } }[] };
    };
    const run = (first: number) =>
      program.data<Page>(query, { scope: street.id, first }, { token: persons.administrator.token });
    const { tradeUnions } = await run(10);
    expect(tradeUnions.edges.map(({ node }) => node.latestInspection.id)).toEqual(newest);
    expect(tradeUnions.edges[0]?.node.latestInspection).toMatchObject({
      period: "2026-Q4",
      inspectors: [{ name: "测试人员" }],
      score: { percent: 92.78, grade: "EXCELLENT" },
    });
    expect(tradeUnions.edges[0]?.node.latestInspection.answers).toHaveLength(33);
    expect(tradeUnions.edges[0]?.node.latestInspection.answers[0]).toEqual({
      criterion: { code: "S1.1", title: expect.any(String), maxPoints: 5 },
      points: 5,
      notApplicable: false,
      note: null,
    });
    const ten = await statementsDuring(() => run(10));
    expect(await statementsDuring(() => run(1))).toHaveLength(ten.length);

    const lists = (first: number) =>
      program.data<{
        tradeUnions: { edges: { node: { inspections: { totalCount: number; edges: { node: { id: string } }[] } } }[] };
      }>(
        `query($scope: ID!, $first: Int!) { tradeUnions(filter: { scope: $scope, level: [GRASSROOTS] }, first: $first) { edges { node {
          inspections(first: 2, filter: { status: [CONFIRMED] }) { totalCount pageInfo { hasNextPage endCursor } edges { node { id score { percent } flags { code } } } } } } } }`,
        { scope: street.id, first },
        { token: persons.administrator.token },
      );
    const listed = await lists(10);
    expect(
      listed.tradeUnions.edges.map(({ node }) => [node.inspections.totalCount, node.inspections.edges[0]?.node.id]),
    ).toEqual(newest.map((id) => [2, id]));
    const many = await statementsDuring(() => lists(10));
    expect(await statementsDuring(() => lists(1))).toHaveLength(many.length);
  }, 60_000);

  test("a caller without sight of it gets none", async () => {
    await confirm(program, persons.reviewer.token, await inspected(at.farUnion));
    const query = "query($id: ID!) { tradeUnion(id: $id) { latestInspection(checklistKind: SIX_STANDARDS) { id } } }";
    const ask = async (persona: Persona, id: string) =>
      (
        await program.data<{ tradeUnion: { latestInspection: object | null } | null }>(
          query,
          { id },
          { token: tokenOf(persona) },
        )
      ).tradeUnion;
    expect(await ask("otherUnionOfficer", at.farUnion.id)).toMatchObject({
      latestInspection: { id: expect.any(String) },
    });
    expect(await ask("streetOfficer", at.farUnion.id)).toBeNull();
    const elsewhere = await treeBuilders(program).person([{ role: "INSPECTOR", at: at.root }]);
    const data = await program.data<{ tradeUnion: { latestInspection: object | null } }>(
      query,
      { id: at.farUnion.id },
      { token: elsewhere.token },
    );
    expect(data.tradeUnion.latestInspection).toBeNull();
  });
});

describe("inspections", () => {
  test("the review queue in the order of waiting, page by page, with constant statements", async () => {
    const street = await treeBuilders(program).tradeUnion({
      parent: at.root,
      form: "STREET_FEDERATION",
      level: "STREET",
    });
    const community = await treeBuilders(program).tradeUnion({ parent: street });
    const waiting: string[] = [];
    for (let i = 0; i < 12; i++) {
      waiting.push((await inspected(await treeBuilders(program).tradeUnion({ parent: community }))).id);
      program.clock.advance(1000);
    }
    const query = operation("review-and-rectify", "ReviewQueue");
    const filter = { scope: street.id, status: ["SUBMITTED"], checklistKind: ["SIX_STANDARDS"], flagged: null };
    type Queue = {
      inspections: {
        totalCount: number;
        pageInfo: { hasNextPage: boolean; endCursor: string };
        edges: { node: { id: string } }[];
      };
    };
    const run = (first: number, after?: string) =>
      program.data<Queue>(query, { filter, first, after }, { token: persons.reviewer.token });
    const pages: string[] = [];
    let after: string | undefined;
    do {
      const { inspections } = await run(5, after);
      expect(inspections.totalCount).toBe(12);
      pages.push(...inspections.edges.map(({ node }) => node.id));
      after = inspections.pageInfo.hasNextPage ? inspections.pageInfo.endCursor : undefined;
    } while (after !== undefined);
    expect(pages).toEqual(waiting);
    const counted = async (given: object) => {
      const variables = { filter: { ...filter, ...given }, first: 1 };
      return (await program.data<Queue>(query, variables, { token: persons.reviewer.token })).inspections.totalCount;
    };
    for (const isFlagged of [true, false])
      expect(await counted({ isFlagged })).toBe(await counted({ flagged: isFlagged }));
    expect(await counted({ isPreReviewOutstanding: true })).toBe(0);
    expect(await counted({ isPreReviewOutstanding: false, preReviewOutstanding: true })).toBe(12);
    const ten = await statementsDuring(() => run(10));
    expect(await statementsDuring(() => run(1))).toHaveLength(ten.length);
    const forged = await program.run(
      query,
      { filter, first: 5, after: "WyJ4Il0.AAAAAAAAAAAAAAAA" },
      { token: persons.reviewer.token },
    );
    expect(forged.errors?.[0]?.extensions.code).toBe("BAD_CURSOR");
  }, 60_000);

  test("falling order shows drafts first and pages through them", async () => {
    const own = await treeBuilders(program).tradeUnion({ parent: at.community });
    const officer = await treeBuilders(program).person([{ role: "UNION_OFFICER", at: own }]);
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) {
      ids.unshift(
        (
          await submitted(
            program,
            officer.token,
            rawInspection({ tradeUnionId: own.id, kind: "SELF", period: "2026-11" }),
          )
        ).id,
      );
      program.clock.advance(1000);
    }
    const draft = rawInspection({ tradeUnionId: own.id, kind: "SELF", period: "2026-11" });
    await program.data(
      "mutation($input: SaveInspectionDraftInput!) { saveInspectionDraft(input: $input) { inspection { id } userErrors { code } } }",
      { input: { inspection: draft } },
      { token: officer.token },
    );
    for (const [orderBy, expected] of [
      ["SUBMITTED_AT_DESC", [draft.id, ...ids]],
      ["SUBMITTED_AT_ASC", [...ids.toReversed(), draft.id]],
    ] as const) {
      const found: string[] = [];
      let after: string | null = null;
      do {
        const data: {
          inspections: { pageInfo: { hasNextPage: boolean; endCursor: string }; edges: { node: { id: string } }[] };
        } = await program.data(
          "query($orderBy: InspectionOrder, $after: Cursor) { inspections(orderBy: $orderBy, first: 1, after: $after) { pageInfo { hasNextPage endCursor } edges { node { id } } } }",
          { orderBy, after },
          { token: officer.token },
        );
        found.push(...data.inspections.edges.map(({ node }) => node.id));
        after = data.inspections.pageInfo.hasNextPage ? data.inspections.pageInfo.endCursor : null;
      } while (after !== null);
      expect(found).toEqual(expected);
    }
  });
});

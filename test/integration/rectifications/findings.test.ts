import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type District } from "../../support/builders.js";
import {
  builders as inspectionBuilders,
  rawInspection,
  sixStandardsAnswers,
  submitted,
} from "../../support/builders-inspections.js";
import { people, type Persona } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const CONFIRM = `mutation ($input: ReviewInspectionInput!) {
  reviewInspection(input: $input) {
    inspection { id status findings { id severity status dueOn isOverdue description requirement criterion { code } } }
    userErrors { code message path }
  }
}`;
const OF_UNION = `query ($id: ID!, $filter: UnionFindingFilter) {
  tradeUnion(id: $id) { findings(first: 10, filter: $filter) { totalCount edges { node { id status criterion { code } } } } }
}`;

interface OfUnion {
  tradeUnion: {
    findings: { totalCount: number; edges: { node: { id: string; status: string; criterion: { code: string } } }[] };
  } | null;
}

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
});

const ofUnion = (persona: Exclude<Persona, "anonymous">, filter: object | null = null, id = at.union.id) =>
  program.data<OfUnion>(OF_UNION, { id, filter }, { token: persons[persona].token });

describe("findings", () => {
  test("a confirmed inspection opens one for each fault, and one for each failed critical criterion without", async () => {
    const { assignmentId } = await inspectionBuilders(program).assignment({
      union: at.union,
      inspectors: [persons.inspector],
    });
    const fault = (severity: string, fixedOnSite: boolean) => ({
      id: randomUUID(),
      description: fixedOnSite ? "公示栏过期" : "无分工文件",
      requirement: "补齐并公布",
      severity,
      fixedOnSite,
    });
    const answers = sixStandardsAnswers(
      { criterion: "S2.1", parts: ["LAWFUL_SIZE"], faults: [fault("MINOR", false), fault("IMMEDIATE", true)] },
      { criterion: "S2.2", points: 0, note: "未建立经审组织" },
    );
    const inspection = await submitted(
      program,
      persons.inspector.token,
      rawInspection({ tradeUnionId: at.union.id, assignmentId, answers }),
    );
    expect((await ofUnion("administrator")).tradeUnion?.findings.totalCount).toBe(0);

    const { reviewInspection } = await program.data<{
      reviewInspection: { inspection: { findings: Record<string, unknown>[] }; userErrors: unknown[] };
    }>(
      CONFIRM,
      { input: { inspectionId: inspection.id, decision: "CONFIRM", expectedVersion: inspection.version } },
      { token: persons.reviewer.token },
    );
    expect(reviewInspection.userErrors).toEqual([]);
    const seen = reviewInspection.inspection.findings
      .map(({ id: _id, ...finding }) => finding)
      .sort((a, b) => (String(a["severity"]) < String(b["severity"]) ? -1 : 1));
    expect(seen).toEqual([
      {
        severity: "IMMEDIATE",
        status: "CLOSED",
        dueOn: null,
        isOverdue: false,
        description: "公示栏过期",
        requirement: "补齐并公布",
        criterion: { code: "S2.1" },
      },
      {
        severity: "MAJOR",
        status: "CONFIRMED",
        dueOn: null,
        isOverdue: false,
        description: "未建立经审组织",
        requirement: null,
        criterion: { code: "S2.2" },
      },
      {
        severity: "MINOR",
        status: "CONFIRMED",
        dueOn: null,
        isOverdue: false,
        description: "无分工文件",
        requirement: "补齐并公布",
        criterion: { code: "S2.1" },
      },
    ]);
    expect(
      await program.sql("select action from journal_entries where subject_id = $1 and action like 'findings%'", [
        inspection.id,
      ]),
    ).toEqual([{ action: "findings.opened" }]);
  });

  test("a union's list is filtered by what is left to do, and costs the same for any number", async () => {
    const all = (await ofUnion("unionOfficer")).tradeUnion?.findings;
    const open = (await ofUnion("unionOfficer", { open: true })).tradeUnion?.findings;
    const closed = (await ofUnion("unionOfficer", { open: false })).tradeUnion?.findings;
    expect([all?.totalCount, open?.totalCount, closed?.totalCount]).toEqual([3, 2, 1]);
    expect(closed?.edges.map(({ node }) => node.status)).toEqual(["CLOSED"]);
    const statements = async (id: string) => {
      program.statements.length = 0;
      await ofUnion("administrator", null, id);
      return program.statements.length;
    };
    expect(await statements(at.union.id)).toBe(await statements(at.neighbor.id));
  });

  test("what is transferred to a competent body stands in the lists of those who handle it only", async () => {
    const [hidden] = await program.sql<{ id: string }>(
      "update findings set status = 'TRANSFERRED', is_confidential = true where criterion_code = 'S2.2' returning id",
    );
    const found = (await ofUnion("administrator")).tradeUnion?.findings;
    expect(found?.totalCount).toBe(2);
    expect(found?.edges.map(({ node }) => node.id)).not.toContain(hidden?.id);
    expect((await ofUnion("reviewer")).tradeUnion?.findings.edges.map(({ node }) => node.id)).toContain(hidden?.id);
  });

  test.each<[Exclude<Persona, "anonymous">, number | null]>([
    ["streetOfficer", 2],
    ["reviewer", 3],
    ["auditor", 2],
    ["otherStreetOfficer", null],
    ["otherUnionOfficer", null],
  ])("%s sees %s of them", async (persona, count) => {
    expect((await ofUnion(persona)).tradeUnion?.findings.totalCount ?? null).toBe(count);
  });
});

import { beforeAll, describe, expect, test } from "@jest/globals";
import { v7 as uuidv7 } from "uuid";
import { assignOwnedInspection } from "../../../src/modules/inspections/planning/commands/assign-owned-inspection.js";
import { cancelOwnedAssignments } from "../../../src/modules/inspections/planning/commands/cancel-owned-assignments.js";
import { decideInspection } from "../../../src/modules/inspections/review/commands/decide-inspection.js";
import { liftRestriction } from "../../../src/modules/inspections/records/commands/lift-restriction.js";
import type { InspectionOwnerCode } from "../../../src/modules/inspections/records/inspection-codes.js";
import { ownedInspectionForUpdate } from "../../../src/modules/inspections/records/inspection.queries.js";
import { builders, type BuiltPerson, type BuiltUnion, type District } from "../../support/builders.js";
import { rawInspection, SIX_STANDARDS, submit, submitted } from "../../support/builders-inspections.js";
import { people, PERSONAS } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
let second: BuiltPerson;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
  second = await builders(program).person([{ role: "DEPARTMENT_MEMBER", at: at.root }]);
});

const work = <Result>(body: Parameters<typeof program.program.services.unitOfWork<Result>>[1]) =>
  program.program.services.unitOfWork(null, body);

async function sent(owner: InspectionOwnerCode, team: readonly BuiltPerson[], union?: BuiltUnion) {
  const visited = union ?? (await builders(program).tradeUnion({ parent: at.community }));
  const id = uuidv7();
  await work((each) =>
    assignOwnedInspection(each, {
      id,
      owner,
      ownerId: id,
      kind: "SPECIAL",
      period: "2026-Q4",
      checklistId: SIX_STANDARDS.id,
      tradeUnionId: visited.id,
      inspectorIds: team.map(({ accountId }) => accountId),
      dueOn: "2026-12-20",
    }),
  );
  const raw = rawInspection({ tradeUnionId: visited.id, assignmentId: id, kind: "SPECIAL" });
  return { id, union: visited, raw };
}

const ASSIGNMENTS = `{ viewer { assignments(first: 50) { totalCount edges { node {
  id kind period plan { id } checklist { code } inspectors { id } } } } } }`;
const QUERY = `query($id: ID!, $union: ID!) {
  inspection(id: $id) { id status }
  inspections(first: 50, filter: { tradeUnionId: $union }) { totalCount edges { node { id } } }
  tradeUnion(id: $union) { inspections(first: 50) { totalCount edges { node { id } } } latestInspection(checklistKind: SIX_STANDARDS) { id } }
}`;
const seen = async (person: BuiltPerson, id: string, union: BuiltUnion) =>
  JSON.stringify(await program.run(QUERY, { id, union: union.id }, { token: person.token }));

describe("an inspection that no plan asks for", () => {
  test("stands among the assignments of those who are sent, and of nobody else", async () => {
    const { id } = await sent("SUPERVISION", [persons.supervisor, second]);
    interface Own {
      viewer: { assignments: { totalCount: number; edges: { node: { id: string } }[] } };
    }
    const own = await program.data<Own>(ASSIGNMENTS, {}, { token: second.token });
    expect(own.viewer.assignments.edges).toEqual([
      {
        node: {
          id,
          kind: "SPECIAL",
          period: "2026-Q4",
          plan: null,
          checklist: { code: "SIX_STANDARDS_DEFAULT" },
          inspectors: expect.arrayContaining([{ id: second.accountId }, { id: persons.supervisor.accountId }]),
        },
      },
    ]);
    for (const persona of ["administrator", "organizer", "reviewer", "leader"] as const) {
      const list = `{ assignments(first: 100) { edges { node { id } } } assignment(id: "${id}") { id } }`;
      const answer = await program.run<{ assignments: { edges: { node: { id: string } }[] }; assignment: unknown }>(
        list,
        {},
        { token: persons[persona].token },
      );
      expect(answer.data.assignment).toBeNull();
      expect(answer.data.assignments.edges.map(({ node }) => node.id)).not.toContain(id);
    }
  });

  test("is submitted by who was sent, together with the team, and by nobody else", async () => {
    const { raw, id } = await sent("SUPERVISION", [persons.supervisor, second]);
    const [outsider] = await submit(program, persons.inspector.token, { ...raw });
    expect(outsider?.userErrors.map(({ code }) => code)).toEqual(["ASSIGNMENT_NOT_FOUND"]);
    const inspection = await submitted(program, persons.supervisor.token, {
      ...raw,
      id: uuidv7(),
      coInspectorIds: [second.accountId],
    });
    expect(
      await program.sql("select owner, owner_id, is_restricted from inspections where id = $1", [inspection.id]),
    ).toEqual([{ owner: "SUPERVISION", owner_id: id, is_restricted: true }]);
  });

  test.each(["AUDIT", "SUPERVISION"] as const)(
    "one of %s does not exist for others until the restriction is lifted",
    async (owner) => {
      const team = owner === "AUDIT" ? [persons.auditor] : [persons.supervisor];
      const { raw, id, union } = await sent(owner, team);
      const outside = PERSONAS.filter((persona) => !team.includes(persons[persona]));
      const before = await Promise.all(outside.map((persona) => seen(persons[persona], raw.id, union)));
      await submitted(program, team[0]?.token ?? "", raw);
      const strip = (text: string) =>
        text.replace(/"requestId":"[^"]*"/g, "").replace(/"(date|age|x-request-id)":"[^"]*"/g, "");
      const compare = async () => {
        const after = await Promise.all(outside.map((persona) => seen(persons[persona], raw.id, union)));
        expect(after.map(strip)).toEqual(before.map(strip));
      };
      await compare();
      await work(async (each) => {
        const locked = await ownedInspectionForUpdate(each, owner, id, raw.id);
        if (locked === undefined) throw new Error("it is there for its owner");
        await decideInspection(
          { ...each, actor: { ...each.actor, accountId: persons.reviewer.accountId } },
          locked,
          { decision: "CONFIRM" },
          [],
        );
      });
      await compare();
      expect(await program.sql("select 1 from inspection_results where inspection_id = $1", [raw.id])).toEqual([]);
      await work((each) => liftRestriction(each, raw.id));
      expect(await seen(persons.reviewer, raw.id, union)).toContain('"status":"CONFIRMED"');
      expect(await seen(persons.otherUnionOfficer, raw.id, union)).not.toContain("CONFIRMED");
    },
  );

  test("one of a rating is reviewed as usual, and counts in no result", async () => {
    const { raw, union } = await sent("RATING", [persons.inspector]);
    const { version } = await submitted(program, persons.inspector.token, raw);
    const review = await program.data<{ reviewInspection: { userErrors: unknown[] } }>(
      "mutation($input: ReviewInspectionInput!) { reviewInspection(input: $input) { userErrors { code } } }",
      { input: { inspectionId: raw.id, decision: "CONFIRM", expectedVersion: version } },
      { token: persons.reviewer.token },
    );
    expect(review.reviewInspection.userErrors).toEqual([]);
    expect(await program.sql("select 1 from inspection_results where trade_union_id = $1", [union.id])).toEqual([]);
  });

  test("is called off with its owner", async () => {
    const { id } = await sent("RATING", [persons.inspector]);
    await work((each) => cancelOwnedAssignments(each, "RATING", id));
    expect(await program.sql("select status from assignments where id = $1", [id])).toEqual([{ status: "CANCELED" }]);
  });
});

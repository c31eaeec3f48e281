import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type BuiltPerson, type District } from "../../support/builders.js";
import { planBuilders } from "../../support/builders-plans.js";
import { people, PERSONAS, type Persona } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const MUTATION = `mutation ReassignInspection($input: ReassignInspectionInput!) {
  reassignInspection(input: $input) { assignment { id inspectors { id } version status } userErrors { code message path } }
}`;

interface Data {
  reassignInspection: {
    assignment: { id: string; inspectors: { id: string }[]; version: number; status: string } | null;
    userErrors: { code: string; path: string[] }[];
  };
}

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
let substitute: BuiltPerson;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
  substitute = await builders(program).person([{ role: "INSPECTOR", at: at.root }]);
});

const open = async (status = "OPEN", union = at.union) => {
  const { plan, assignment } = planBuilders(program);
  const made = await plan({ scope: at.root, by: persons.organizer });
  return assignment({ plan: made, union, status, inspectors: status === "UNASSIGNED" ? [] : [persons.inspector] });
};
const input = (assignmentId: string, given: Record<string, unknown> = {}) => ({
  assignmentId,
  inspectorIds: [substitute.accountId],
  expectedVersion: 1,
  reason: "病假",
  ...given,
});
const reassign = async (given: Record<string, unknown>, token = persons.organizer.token) =>
  (await program.data<Data>(MUTATION, { input: given }, { token })).reassignInspection;
const errorsOf = ({ userErrors }: Data["reassignInspection"]) => userErrors.map(({ code, path }) => ({ code, path }));
const inspectorsOf = async (id: string) =>
  (
    await program.sql<{ id: string }>(
      "select account_id as id from assignment_inspectors where assignment_id = $1 order by 1",
      [id],
    )
  ).map((row) => row.id);

describe("reassignInspection", () => {
  test("sends somebody else; the journal says whom it was taken from and why", async () => {
    const id = await open();
    expect(await reassign(input(id))).toEqual({
      assignment: { id, inspectors: [{ id: substitute.accountId }], version: 2, status: "OPEN" },
      userErrors: [],
    });
    expect(
      await program.sql("select action, actor_id, details from journal_entries where subject_id = $1", [id]),
    ).toEqual([
      {
        action: "assignment.reassigned",
        actor_id: persons.organizer.accountId,
        details: { reason: "病假", from: [persons.inspector.accountId], to: [substitute.accountId] },
      },
    ]);
  });

  test("of two at once one is refused as stale", async () => {
    const id = await open();
    const answers = await Promise.all([reassign(input(id)), reassign(input(id))]);
    expect(answers.flatMap(errorsOf)).toEqual([{ code: "STALE_VERSION", path: ["input", "expectedVersion"] }]);
    expect(await inspectorsOf(id)).toEqual([substitute.accountId]);
  });

  test.each<Persona>([...PERSONAS.filter((persona) => persona !== "organizer"), "anonymous"])(
    "%s may not, and nothing changes",
    async (persona) => {
      const id = await open();
      const token = persona === "anonymous" ? undefined : persons[persona].token;
      const answer = await program.run(MUTATION, { input: input(id) }, { token });
      expect(answer.errors?.map((error) => error.extensions.code)).toEqual([
        persona === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN",
      ]);
      expect(await inspectorsOf(id)).toEqual([persons.inspector.accountId]);
    },
  );

  test("a street's organizer reassigns in the street; elsewhere there is no such assignment", async () => {
    const street = await builders(program).person([{ role: "ORGANIZER", at: at.street }]);
    expect(errorsOf(await reassign(input(await open()), street.token))).toEqual([]);
    const hidden = await open("OPEN", at.farUnion);
    program.statements.length = 0;
    const answer = await reassign(input(hidden), street.token);
    const statements = program.statements.splice(0).length;
    expect(answer).toEqual(await reassign(input(randomUUID()), street.token));
    expect(program.statements.length).toBe(statements);
    expect(errorsOf(answer)).toEqual([{ code: "ASSIGNMENT_NOT_FOUND", path: ["input", "assignmentId"] }]);
    const both = await builders(program).person([
      { role: "ORGANIZER", at: at.street },
      { role: "LEADER", at: at.root },
    ]);
    expect(errorsOf(await reassign(input(hidden), both.token))).toEqual([
      { code: "NOT_PERMITTED", path: ["input", "assignmentId"] },
    ]);
  });

  test("nobody is sent where they hold office, that they do not reach, or as no inspector", async () => {
    const { person } = builders(program);
    const officer = await person([{ role: "INSPECTOR", at: at.root }]);
    await planBuilders(program).office(at.union, officer);
    const elsewhere = await person([{ role: "INSPECTOR", at: at.otherStreet }]);
    const id = await open();
    const given = [substitute, officer, elsewhere, persons.leader].map(({ accountId }) => accountId);
    expect(errorsOf(await reassign(input(id, { inspectorIds: given })))).toEqual([
      { code: "INSPECTOR_HOLDS_OFFICE", path: ["input", "inspectorIds", "1"] },
      { code: "INSPECTOR_NOT_ELIGIBLE", path: ["input", "inspectorIds", "2"] },
      { code: "INSPECTOR_NOT_ELIGIBLE", path: ["input", "inspectorIds", "3"] },
    ]);
    expect(await inspectorsOf(id)).toEqual([persons.inspector.accountId]);
  });

  test.each(["UNASSIGNED", "SUBMITTED", "DONE", "NOT_PERFORMED", "CANCELED"])(
    "one that is %s stays as it is",
    async (status) => {
      const id = await open(status);
      expect(errorsOf(await reassign(input(id)))).toEqual([
        { code: "ASSIGNMENT_NOT_OPEN", path: ["input", "assignmentId"] },
      ]);
    },
  );

  test.each<[string, Record<string, unknown>, string, string[]]>([
    ["a stale version", { expectedVersion: 7 }, "STALE_VERSION", ["expectedVersion"]],
    ["an id that is none", { assignmentId: "x" }, "ID_NOT_VALID", ["assignmentId"]],
    ["nobody", { inspectorIds: [] }, "LIST_EMPTY", ["inspectorIds"]],
    ["too many", { inspectorIds: Array.from({ length: 6 }, () => randomUUID()) }, "LIST_TOO_LONG", ["inspectorIds"]],
    ["an unknown account", { inspectorIds: [randomUUID()] }, "INSPECTOR_NOT_ELIGIBLE", ["inspectorIds", "0"]],
    ["no reason", { reason: "" }, "TEXT_EMPTY", ["reason"]],
  ])("%s is refused", async (_case, change, code, path) => {
    const id = await open();
    expect(errorsOf(await reassign(input(id, change)))).toEqual([{ code, path: ["input", ...path] }]);
    expect(await inspectorsOf(id)).toEqual([persons.inspector.accountId]);
  });
});

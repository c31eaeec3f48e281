import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type District } from "../../support/builders.js";
import { planBuilders } from "../../support/builders-plans.js";
import { people, PERSONAS, type Persona } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const MUTATION = `mutation CancelAssignment($input: CancelAssignmentInput!) {
  cancelAssignment(input: $input) { assignment { id status version plan { progress { planned canceled } } } userErrors { code message path } }
}`;

interface Data {
  cancelAssignment: { assignment: unknown; userErrors: { code: string; path: string[] }[] };
}

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
});

const made = async (status: string) => {
  const { plan, assignment } = planBuilders(program);
  const planned = await plan({ scope: at.root, by: persons.organizer });
  return assignment({ plan: planned, union: at.union, status, inspectors: [persons.inspector] });
};
const input = (assignmentId: string, given: Record<string, unknown> = {}) => ({
  assignmentId,
  expectedVersion: 1,
  reason: "重复",
  ...given,
});
const cancel = async (given: Record<string, unknown>) =>
  (await program.data<Data>(MUTATION, { input: given }, { token: persons.organizer.token })).cancelAssignment;
const errorsOf = ({ userErrors }: Data["cancelAssignment"]) => userErrors.map(({ code, path }) => ({ code, path }));
const statusOf = async (id: string) =>
  (await program.sql<{ status: string }>("select status from assignments where id = $1", [id]))[0]?.status;

describe("cancelAssignment", () => {
  test.each(["UNASSIGNED", "OPEN"])("calls off one that is %s; the journal says why", async (status) => {
    const id = await made(status);
    expect(await cancel(input(id))).toEqual({
      assignment: { id, status: "CANCELED", version: 2, plan: { progress: { planned: 0, canceled: 1 } } },
      userErrors: [],
    });
    expect(
      await program.sql("select action, actor_id, details from journal_entries where subject_id = $1", [id]),
    ).toEqual([
      {
        action: "assignment.canceled",
        actor_id: persons.organizer.accountId,
        details: { reason: "重复", from: status },
      },
    ]);
  });

  test.each(["SUBMITTED", "DONE", "NOT_PERFORMED", "CANCELED"])("one that is %s stays as it is", async (status) => {
    const id = await made(status);
    expect(errorsOf(await cancel(input(id)))).toEqual([
      { code: "ASSIGNMENT_NOT_OPEN", path: ["input", "assignmentId"] },
    ]);
    expect(await statusOf(id)).toBe(status);
  });

  test.each<Persona>([...PERSONAS.filter((persona) => persona !== "organizer"), "anonymous"])(
    "%s may not, and nothing changes",
    async (persona) => {
      const id = await made("OPEN");
      const token = persona === "anonymous" ? undefined : persons[persona].token;
      const answer = await program.run(MUTATION, { input: input(id) }, { token });
      expect(answer.errors?.map((error) => error.extensions.code)).toEqual([
        persona === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN",
      ]);
      expect(await statusOf(id)).toBe("OPEN");
    },
  );

  test.each<[string, Record<string, unknown>, string, string]>([
    ["an unknown one", { assignmentId: randomUUID() }, "ASSIGNMENT_NOT_FOUND", "assignmentId"],
    ["an id that is none", { assignmentId: "x" }, "ID_NOT_VALID", "assignmentId"],
    ["a stale version", { expectedVersion: 3 }, "STALE_VERSION", "expectedVersion"],
    ["a reason of 501", { reason: "x".repeat(501) }, "TEXT_TOO_LONG", "reason"],
  ])("%s is refused", async (_case, change, code, field) => {
    const id = await made("OPEN");
    expect(errorsOf(await cancel(input(id, change)))).toEqual([{ code, path: ["input", field] }]);
    expect(await statusOf(id)).toBe("OPEN");
  });
});

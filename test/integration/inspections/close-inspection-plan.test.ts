import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type District } from "../../support/builders.js";
import { planBuilders } from "../../support/builders-plans.js";
import { people, PERSONAS, type Persona } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const MUTATION = `mutation CloseInspectionPlan($input: CloseInspectionPlanInput!) {
  closeInspectionPlan(input: $input) { plan { id status version progress { planned inspected canceled } } userErrors { code message path } }
}`;

interface Data {
  closeInspectionPlan: { plan: unknown; userErrors: { code: string; message: string; path: string[] }[] };
}

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
});

const made = async (statuses: readonly string[]) => {
  const { plan, assignment } = planBuilders(program);
  const planned = await plan({ scope: at.root, by: persons.organizer });
  const unions = [at.union, at.neighbor, at.farUnion];
  for (const [place, union] of unions.entries()) {
    const status = statuses[place];
    if (status !== undefined) await assignment({ plan: planned, union, status });
  }
  return planned.id;
};
const close = async (planId: string, given: Record<string, unknown> = {}) =>
  (
    await program.data<Data>(
      MUTATION,
      { input: { planId, expectedVersion: 1, ...given } },
      { token: persons.organizer.token },
    )
  ).closeInspectionPlan;
const errorsOf = ({ userErrors }: Data["closeInspectionPlan"]) => userErrors.map(({ code, path }) => ({ code, path }));
const statusOf = async (id: string) =>
  (await program.sql<{ status: string }>("select status from inspection_plans where id = $1", [id]))[0]?.status;

describe("closeInspectionPlan", () => {
  test("ends a plan whose visits are all made", async () => {
    const id = await made(["DONE", "SUBMITTED", "NOT_PERFORMED"]);
    expect(await close(id)).toEqual({
      plan: { id, status: "CLOSED", version: 2, progress: { planned: 3, inspected: 2, canceled: 0 } },
      userErrors: [],
    });
    expect(
      await program.sql("select action, actor_id, details from journal_entries where subject_id = $1", [id]),
    ).toEqual([{ action: "inspection-plan.closed", actor_id: persons.organizer.accountId, details: { canceled: 0 } }]);
  });

  test("visits still to be made are called off only when that is asked for", async () => {
    const id = await made(["DONE", "OPEN", "UNASSIGNED"]);
    const refused = await close(id);
    expect(refused.userErrors).toEqual([
      {
        code: "PLAN_HAS_OPEN_ASSIGNMENTS",
        message: "2 assignments are still open.",
        path: ["input", "cancelOpenAssignments"],
      },
    ]);
    expect(await statusOf(id)).toBe("OPEN");
    expect(await close(id, { cancelOpenAssignments: true })).toEqual({
      plan: { id, status: "CLOSED", version: 2, progress: { planned: 1, inspected: 1, canceled: 2 } },
      userErrors: [],
    });
  });

  test.each<Persona>([...PERSONAS.filter((persona) => persona !== "organizer"), "anonymous"])(
    "%s may not, and nothing changes",
    async (persona) => {
      const id = await made([]);
      const token = persona === "anonymous" ? undefined : persons[persona].token;
      const answer = await program.run(MUTATION, { input: { planId: id, expectedVersion: 1 } }, { token });
      expect(answer.errors?.map((error) => error.extensions.code)).toEqual([
        persona === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN",
      ]);
      expect(await statusOf(id)).toBe("OPEN");
    },
  );

  test("an unknown plan, a stale version and a second time are refused", async () => {
    expect(errorsOf(await close(randomUUID()))).toEqual([
      { code: "INSPECTION_PLAN_NOT_FOUND", path: ["input", "planId"] },
    ]);
    expect(errorsOf(await close("x"))).toEqual([{ code: "ID_NOT_VALID", path: ["input", "planId"] }]);
    const id = await made([]);
    expect(errorsOf(await close(id, { expectedVersion: 2 }))).toEqual([
      { code: "STALE_VERSION", path: ["input", "expectedVersion"] },
    ]);
    await close(id);
    expect(errorsOf(await close(id, { expectedVersion: 2 }))).toEqual([
      { code: "PLAN_NOT_OPEN", path: ["input", "planId"] },
    ]);
  });
});

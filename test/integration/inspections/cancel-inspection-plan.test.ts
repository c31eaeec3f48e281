import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type District } from "../../support/builders.js";
import { planBuilders } from "../../support/builders-plans.js";
import { people, PERSONAS, type Persona } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const MUTATION = `mutation CancelInspectionPlan($input: CancelInspectionPlanInput!) {
  cancelInspectionPlan(input: $input) { plan { id status version } userErrors { code message path } }
}`;

interface Data {
  cancelInspectionPlan: { plan: unknown; userErrors: { code: string; path: string[] }[] };
}

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
});

const made = () => planBuilders(program).plan({ scope: at.root, by: persons.organizer });
const cancel = async (input: Record<string, unknown>) =>
  (
    await program.data<Data>(
      MUTATION,
      { input: { expectedVersion: 1, reason: "改期", ...input } },
      { token: persons.organizer.token },
    )
  ).cancelInspectionPlan;
const errorsOf = ({ userErrors }: Data["cancelInspectionPlan"]) => userErrors.map(({ code, path }) => ({ code, path }));
const statusOf = async (id: string) =>
  (await program.sql<{ status: string }>("select status from inspection_plans where id = $1", [id]))[0]?.status;

describe("cancelInspectionPlan", () => {
  test("gives the plan up with its open visits; what was submitted stays", async () => {
    const plan = await made();
    const { assignment } = planBuilders(program);
    await assignment({ plan, union: at.union });
    await assignment({ plan, union: at.neighbor, inspectors: [persons.inspector] });
    await assignment({ plan, union: at.farUnion, status: "SUBMITTED" });
    expect(await cancel({ planId: plan.id })).toEqual({
      plan: { id: plan.id, status: "CANCELED", version: 2 },
      userErrors: [],
    });
    expect(
      await program.sql("select status, version from assignments where plan_id = $1 order by id", [plan.id]),
    ).toEqual([
      { status: "CANCELED", version: 2 },
      { status: "CANCELED", version: 2 },
      { status: "SUBMITTED", version: 1 },
    ]);
    expect(
      await program.sql("select action, actor_id, details from journal_entries where subject_id = $1", [plan.id]),
    ).toEqual([
      {
        action: "inspection-plan.canceled",
        actor_id: persons.organizer.accountId,
        details: { reason: "改期", canceled: 2 },
      },
    ]);
  });

  test.each<Persona>([...PERSONAS.filter((persona) => persona !== "organizer"), "anonymous"])(
    "%s may not, and nothing changes",
    async (persona) => {
      const { id } = await made();
      const token = persona === "anonymous" ? undefined : persons[persona].token;
      const answer = await program.run(MUTATION, { input: { planId: id, expectedVersion: 1, reason: "x" } }, { token });
      expect(answer.errors?.map((error) => error.extensions.code)).toEqual([
        persona === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN",
      ]);
      expect(await statusOf(id)).toBe("OPEN");
    },
  );

  test("an unknown plan, a stale version, no reason and a second time are refused", async () => {
    expect(errorsOf(await cancel({ planId: randomUUID() }))).toEqual([
      { code: "INSPECTION_PLAN_NOT_FOUND", path: ["input", "planId"] },
    ]);
    const { id } = await made();
    expect(errorsOf(await cancel({ planId: id, expectedVersion: 9 }))).toEqual([
      { code: "STALE_VERSION", path: ["input", "expectedVersion"] },
    ]);
    expect(errorsOf(await cancel({ planId: id, reason: " " }))).toEqual([
      { code: "TEXT_EMPTY", path: ["input", "reason"] },
    ]);
    expect(await statusOf(id)).toBe("OPEN");
    await cancel({ planId: id });
    expect(errorsOf(await cancel({ planId: id, expectedVersion: 2 }))).toEqual([
      { code: "PLAN_NOT_OPEN", path: ["input", "planId"] },
    ]);
  });
});

import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type District } from "../../support/builders.js";
import { planBuilders } from "../../support/builders-plans.js";
import { people, PERSONAS, type Persona } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const MUTATION = `mutation ChangeInspectionPlan($input: ChangeInspectionPlanInput!) {
  changeInspectionPlan(input: $input) { plan { id title dueOn version } userErrors { code message path } }
}`;

interface Data {
  changeInspectionPlan: { plan: unknown; userErrors: { code: string; path: string[] }[] };
}

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
});

const made = (given: { status?: string } = {}) =>
  planBuilders(program).plan({ scope: at.root, by: persons.organizer, title: "旧", ...given });
const change = async (input: Record<string, unknown>) =>
  (await program.data<Data>(MUTATION, { input: { expectedVersion: 1, ...input } }, { token: persons.organizer.token }))
    .changeInspectionPlan;
const errorsOf = ({ userErrors }: Data["changeInspectionPlan"]) => userErrors.map(({ code, path }) => ({ code, path }));

describe("changeInspectionPlan", () => {
  test("renames and moves the last day, with it that of the visits still to be made", async () => {
    const plan = await made();
    const { assignment } = planBuilders(program);
    const visits = [
      await assignment({ plan, union: at.union }),
      await assignment({ plan, union: at.neighbor, inspectors: [persons.inspector] }),
      await assignment({ plan, union: at.farUnion, status: "DONE" }),
    ];
    expect(await change({ planId: plan.id, title: "新", dueOn: "2026-12-31" })).toEqual({
      plan: { id: plan.id, title: "新", dueOn: "2026-12-31", version: 2 },
      userErrors: [],
    });
    expect(
      await program.sql(
        "select to_char(due_on, 'YYYY-MM-DD') as due_on, version from assignments where id = any($1) order by id",
        [visits],
      ),
    ).toEqual([
      { due_on: "2026-12-31", version: 2 },
      { due_on: "2026-12-31", version: 2 },
      { due_on: "2026-12-20", version: 1 },
    ]);
    expect(
      await program.sql(
        "select action, actor_id, before_hash is null as unhashed from journal_entries where subject_id = $1",
        [plan.id],
      ),
    ).toEqual([{ action: "inspection-plan.changed", actor_id: persons.organizer.accountId, unhashed: false }]);
    expect(await change({ planId: plan.id, title: null, expectedVersion: 2 })).toEqual({
      plan: { id: plan.id, title: "新", dueOn: "2026-12-31", version: 3 },
      userErrors: [],
    });
  });

  test.each<Persona>([...PERSONAS.filter((persona) => persona !== "organizer"), "anonymous"])(
    "%s may not, and nothing changes",
    async (persona) => {
      const plan = await made();
      const token = persona === "anonymous" ? undefined : persons[persona].token;
      const answer = await program.run(
        MUTATION,
        { input: { planId: plan.id, expectedVersion: 1, title: "x" } },
        { token },
      );
      expect(answer.errors?.map((error) => error.extensions.code)).toEqual([
        persona === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN",
      ]);
      expect(await program.sql("select title, version from inspection_plans where id = $1", [plan.id])).toEqual([
        { title: "旧", version: 1 },
      ]);
    },
  );

  test.each<[string, Record<string, unknown>, string, string]>([
    ["an unknown plan", { planId: randomUUID() }, "INSPECTION_PLAN_NOT_FOUND", "planId"],
    ["an id that is none", { planId: "x" }, "ID_NOT_VALID", "planId"],
    ["a stale version", { expectedVersion: 2 }, "STALE_VERSION", "expectedVersion"],
    ["an empty title", { title: "" }, "TEXT_EMPTY", "title"],
    ["a last day that has passed", { dueOn: "2026-11-21" }, "PLAN_ALREADY_DUE", "dueOn"],
    ["a last day before the first", { dueOn: "2026-09-30" }, "DATES_OUT_OF_ORDER", "dueOn"],
    ["a last day far away", { dueOn: "2028-06-30" }, "DATE_OUT_OF_RANGE", "dueOn"],
  ])("%s is refused", async (_case, input, code, field) => {
    const plan = await made();
    expect(errorsOf(await change({ planId: plan.id, ...input }))).toEqual([{ code, path: ["input", field] }]);
    expect(await program.sql("select title, version from inspection_plans where id = $1", [plan.id])).toEqual([
      { title: "旧", version: 1 },
    ]);
  });

  test("a closed plan stays as it is", async () => {
    const plan = await made({ status: "CLOSED" });
    expect(errorsOf(await change({ planId: plan.id, title: "新" }))).toEqual([
      { code: "PLAN_NOT_OPEN", path: ["input", "planId"] },
    ]);
  });
});

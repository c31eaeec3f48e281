import { beforeAll, describe, expect, test } from "@jest/globals";
import { v7 as uuidv7 } from "uuid";
import { ensureQuarterPlan } from "../../../src/modules/inspections/planning/commands/ensure-quarter-plan.js";
import { inspectionSubmitted } from "../../../src/modules/inspections/records/inspections.events.js";
import { builders, type District } from "../../support/builders.js";
import { planBuilders, type BuiltPlan } from "../../support/builders-plans.js";
import { people } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
let plan: BuiltPlan;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
  plan = await planBuilders(program).plan({ scope: at.root, by: persons.organizer });
});

async function inspection(kind = "ROUTINE", status = "SUBMITTED"): Promise<string> {
  const id = uuidv7();
  await program.sql(
    `insert into inspections (id, revision, status, kind, period, trade_union_id, checklist_id, checklist_kind, inspector_id, inspector_ids,
       submitted_at, confirmed_at, content_hash, created_at)
     values ($1, 1, $5, $6, '2026-Q4', $2, $3, 'SIX_STANDARDS', $4, array[$4::uuid], now(), case when $5 = 'CONFIRMED' then now() end, 'x', now())`,
    [id, at.union.id, plan.checklistId, persons.inspector.accountId, status, kind],
  );
  return id;
}
const work = <Result>(body: Parameters<typeof program.program.services.unitOfWork<Result>>[1]) =>
  program.program.services.unitOfWork(null, body);

describe("an assignment follows its inspection", () => {
  test("a self-inspection is offered to the visits still to be made", async () => {
    const { assignment, plan: make } = planBuilders(program);
    const same = await make({ scope: at.root, by: persons.organizer, checklist: { id: plan.checklistId, code: "" } });
    const other = await make({
      scope: at.root,
      by: persons.organizer,
      checklist: { id: plan.checklistId, code: "" },
      period: "2026-Q3",
    });
    const open = await assignment({ plan: same, union: at.union, inspectors: [persons.inspector] });
    const elsewhere = await assignment({ plan: same, union: at.neighbor });
    const earlier = await assignment({ plan: other, union: at.union });
    const announce = (inspectionId: string, kind: "SELF" | "ROUTINE") =>
      work(({ events, journal }) => {
        journal.record("inspection.submitted", { type: "Inspection", id: inspectionId });
        events.emit(inspectionSubmitted, {
          inspectionId,
          revision: 1,
          status: "SUBMITTED",
          assignmentId: null,
          tradeUnionId: at.union.id,
          employerId: null,
          siteId: null,
          kind,
          period: "2026-Q4",
          checklistId: plan.checklistId,
          checklistKind: "SIX_STANDARDS",
          owner: null,
          ownerId: null,
        });
        return Promise.resolve();
      });
    const self = await inspection("SELF");
    await announce(self, "SELF");
    await announce(await inspection(), "ROUTINE");
    await announce(self, "SELF");
    expect(
      await program.sql("select id, baseline_inspection_id, version from assignments where id = any($1) order by id", [
        [open, elsewhere, earlier],
      ]),
    ).toEqual([
      { id: open, baseline_inspection_id: self, version: 2 },
      { id: elsewhere, baseline_inspection_id: null, version: 1 },
      { id: earlier, baseline_inspection_id: null, version: 1 },
    ]);
  });
});

describe("ensureQuarterPlan", () => {
  test("plans and assigns the current quarter once, even when two processes start together", async () => {
    const { tradeUnion } = builders(program);
    const root = await tradeUnion({ name: "另一区总工会" });
    const street = await tradeUnion({ parent: root });
    const community = await tradeUnion({ parent: street });
    const unions = [];
    for (let made = 0; made < 4; made++) unions.push(await tradeUnion({ parent: community }));
    const first = await builders(program).person([{ role: "INSPECTOR", at: root }]);
    const second = await builders(program).person([{ role: "INSPECTOR", at: root }]);
    const organizer = await builders(program).person([{ role: "ORGANIZER", at: root }]);
    await planBuilders(program).office(unions[0] ?? root, first);
    const ensure = () =>
      work((each) =>
        ensureQuarterPlan(each, {
          scopeId: root.id,
          titleOf: (period) => `Six standards, ${period}`,
          organizerId: organizer.accountId,
          inspectorIds: [first.accountId, second.accountId],
        }),
      );
    const answers = await Promise.all([ensure(), ensure()]);
    const [made, ...more] = answers.filter((answer) => answer !== undefined);
    expect(more).toEqual([]);
    expect(made).toMatchObject({
      title: "Six standards, 2026-Q4",
      kind: "ROUTINE",
      period: "2026-Q4",
      scopeId: root.id,
      opensOn: "2026-10-01",
      dueOn: "2026-12-31",
      createdBy: organizer.accountId,
    });
    const loads = await program.sql(
      `select x.account_id, count(*)::int as visits from assignments a join assignment_inspectors x on x.assignment_id = a.id
       where a.plan_id = $1 and a.status = 'OPEN' group by 1 order by 1`,
      [made?.id],
    );
    expect(loads).toEqual([first.accountId, second.accountId].sort().map((account_id) => ({ account_id, visits: 2 })));
    expect(await ensure()).toBeUndefined();
    program.clock.set("2027-01-02T09:00:00+08:00");
    expect((await ensure())?.period).toBe("2027-Q1");
    program.clock.set("2026-11-22T10:00:00+08:00");
  });

  test("follow-ups go where an inspection was confirmed, and build on it", async () => {
    const { plan: make } = planBuilders(program);
    expect(make).toBeDefined();
    const confirmed = await inspection("ROUTINE", "CONFIRMED");
    const data = await program.data<{ createInspectionPlan: { plan: { id: string } | null; userErrors: unknown[] } }>(
      `mutation ($input: CreateInspectionPlanInput!) { createInspectionPlan(input: $input) { plan { id } userErrors { code } } }`,
      {
        input: {
          title: "回头看",
          kind: "FOLLOW_UP",
          period: "2026-Q4",
          checklistId: plan.checklistId,
          scopeId: at.root.id,
          levels: ["GRASSROOTS"],
          opensOn: "2026-11-22",
          dueOn: "2026-12-20",
          idempotencyKey: uuidv7(),
        },
      },
      { token: persons.organizer.token },
    );
    expect(
      await program.sql("select trade_union_id, baseline_inspection_id from assignments where plan_id = $1", [
        data.createInspectionPlan.plan?.id,
      ]),
    ).toEqual([{ trade_union_id: at.union.id, baseline_inspection_id: confirmed }]);
  });
});

import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { MikroORM } from "@mikro-orm/postgresql";
import pg from "pg";
import { loadDemonstration } from "../../../seeds/demonstration/load-demonstration.js";
import { entities } from "../../../src/app/entities.js";
import { connectPorts } from "../../../src/app/ports.js";
import { ChecklistKind } from "../../../src/modules/checklists/checklist.entity.js";
import { frozenChecklist, type FrozenChecklist } from "../../../src/modules/checklists/checklist.queries.js";
import { contentHash } from "../../../src/modules/inspections/records/content-hash.rules.js";
import type { InspectionRow } from "../../../src/modules/inspections/records/inspection.columns.js";
import { inspectionColumns } from "../../../src/modules/inspections/records/inspection.columns.js";
import { refreshResult } from "../../../src/modules/inspections/results/result.projection.js";
import { scoredFields, scoreOf } from "../../../src/modules/inspections/records/submitted-document.rules.js";
import { refreshStandings } from "../../../src/modules/rankings/standing.projection.js";
import { openOrm } from "../../../src/platform/database/orm.js";
import { row, rows, sql } from "../../../src/platform/database/sql.js";
import type { Work } from "../../../src/platform/unit-of-work/work.js";
import { validated } from "../../support/answers.js";
import { createTestDatabase } from "../../support/database.js";

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let orm: MikroORM;
let checklist: FrozenChecklist;
let inspections: InspectionRow[];

beforeAll(async () => {
  connectPorts();
  // As the program does; a double holds every one of these numbers exactly.
  pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  database = await createTestDatabase();
  await loadDemonstration({ ownerUrl: database.url, today: "2026-11-22", log: () => undefined });
  orm = await openOrm({ url: database.url, entities, poolSize: 2 });
  const em = orm.em.fork();
  inspections = await rows<InspectionRow>(
    em,
    sql`select ${inspectionColumns("whole")} from inspections i order by i.id`,
  );
  const found = await frozenChecklist(em, inspections[0]?.checklistId ?? "");
  if (found === undefined) throw new Error("there is no checklist");
  checklist = found;
}, 120_000);

afterAll(async () => {
  await orm.close(true);
  await database.drop();
}, 60_000);

const instant = (value: Date | string | null): string | null => (value === null ? null : new Date(value).toISOString());

test("every grassroots union has one confirmed routine inspection with an answer to each criterion", async () => {
  expect(inspections).toHaveLength(3021);
  expect(new Set(inspections.map(({ tradeUnionId }) => tradeUnionId)).size).toBe(3021);
  expect(new Set(inspections.map(({ kind, status, period }) => `${kind} ${status} ${period}`))).toEqual(
    new Set(["ROUTINE CONFIRMED 2026-Q3"]),
  );
  const codes = checklist.index.criteria.map(({ criterion }) => criterion.code);
  expect(codes).toHaveLength(33);
  const unlike = inspections.filter(({ answers }) => answers.map(({ criterion }) => criterion).join() !== codes.join());
  expect(unlike.map(({ id }) => id)).toEqual([]);
  const reviews = await row(
    orm.em.fork(),
    sql`select count(*) as reviews, count(*) filter (where r.decision = 'CONFIRM' and r.at = i.confirmed_at and a.username = 'reviewer') as confirmed
      from inspection_reviews r join inspections i on i.id = r.inspection_id join accounts a on a.id = r.reviewer_id`,
  );
  expect(reviews).toEqual({ reviews: 3021, confirmed: 3021 });
});

test("a tablet could have sent every one of the answers", () => {
  const refused = inspections.flatMap(({ answers, evidence }) => {
    const sent = answers.filter(({ system }) => system === undefined).map(({ warning: _, ...claim }) => claim);
    const checked = validated(checklist.body, sent, { announcedEvidence: new Set(evidence) });
    return isDeepStrictEqual(checked, { answers: sent, violations: [] }) ? [] : [checked];
  });
  expect(refused).toEqual([]);
});

test("every inspection scores and hashes again to what is stored", () => {
  const unlike = inspections.filter((inspection) => {
    const stored = Object.fromEntries(
      Object.keys(scoredFields(null)).map((name) => [name, inspection[name as keyof InspectionRow]]),
    );
    const isScored = isDeepStrictEqual(scoredFields(scoreOf(checklist, inspection)), stored);
    const { id, revision, assignmentId, tradeUnionId, employerId, siteId, checklistId, kind, period, basedOn } =
      inspection;
    const { location, notPerformed, findingChecks, announcements, signatures, remark, answers, generalVetoes } =
      inspection;
    const identity = {
      id,
      revision,
      assignmentId,
      tradeUnionId,
      employerId,
      siteId,
      checklistId,
      kind,
      period,
      basedOn,
    };
    const document = {
      location,
      notPerformed,
      findingChecks,
      announcements,
      signatures,
      remark,
      answers,
      generalVetoes,
    };
    const times = { startedAt: instant(inspection.startedAt), finishedAt: instant(inspection.finishedAt) };
    const content = { ...identity, ...document, ...times, coInspectorIds: [] };
    return !isScored || contentHash(content, inspection.contentSalt ?? "") !== inspection.contentHash;
  });
  expect(unlike.map(({ id }) => id)).toEqual([]);
});

test("results spread as real ones do: mean 75 to 85, 3 % vetoed, 5 % of answers not applicable", () => {
  const percents = inspections.map(({ percent }) => percent ?? Number.NaN);
  const mean = percents.reduce((sum, percent) => sum + percent, 0) / percents.length;
  expect(mean).toBeGreaterThan(75);
  expect(mean).toBeLessThan(85);
  expect(inspections.filter(({ vetoed }) => vetoed)).toHaveLength(91);
  const answers = inspections.flatMap((inspection) => inspection.answers);
  const notApplicable = answers.filter((answer) => answer.notApplicable).length / answers.length;
  expect(notApplicable).toBeGreaterThan(0.045);
  expect(notApplicable).toBeLessThan(0.055);
  const grades = new Set(inspections.map(({ grade }) => grade));
  expect([...grades].sort()).toEqual(["EXCELLENT", "FAIL", "GOOD", "PASS"]);
  expect(answers.filter(({ suspected }) => suspected)).toHaveLength(3);
});

test("visits lie in their quarter, take place near the union, and only the eligibility of chairs is flagged", () => {
  const misplaced = inspections.filter(({ startedAt, finishedAt, submittedAt, confirmedAt }) => {
    const times = [startedAt, finishedAt, submittedAt, confirmedAt].map((time) => instant(time) ?? "");
    const inOrder = ["2026-06-30T16:00", ...times, "2026-09-30T16:00"];
    return !isDeepStrictEqual(inOrder, [...inOrder].sort());
  });
  expect(misplaced).toEqual([]);
  const flags = new Set(inspections.flatMap((inspection) => inspection.flags.map(({ code }) => code)));
  expect(flags).toEqual(new Set(["ELIGIBILITY_WARNING"]));
});

test("results, sums and standings are those that confirming one inspection after the other gives", async () => {
  const em = orm.em.fork();
  await em
    .transactional(async (inner) => {
      const community = await row<{ id: string }>(
        inner,
        sql`select parent_id as id from trade_unions where level = 'GRASSROOTS' group by parent_id order by count(*), parent_id limit 1`,
      );
      const scopes = sql`select trade_union_id from trade_union_scopes where scope_id = ${community?.id}::uuid`;
      const read = () =>
        Promise.all([
          rows(
            inner,
            sql`select * from inspection_results where trade_union_id in (${scopes}) order by trade_union_id`,
          ),
          rows(inner, sql`select * from inspection_aggregates where scope_id in (${scopes}) order by scope_id`),
          rows(inner, sql`select * from criterion_aggregates where scope_id in (${scopes}) order by scope_id`),
          rows(inner, sql`select * from standings where scope_id in (${scopes}) order by scope_id, trade_union_id`),
          rows(
            inner,
            sql`select * from standing_histograms where scope_id in (${scopes}) and unions <> 0
            order by scope_id, level, group_code, whole`,
          ),
        ]);
      const loaded = await read();
      expect(loaded.map((found) => found.length > 0)).toEqual([true, true, true, true, true]);
      for (const table of [
        "standing_histograms",
        "standings",
        "criterion_aggregates",
        "inspection_aggregates",
        "inspection_results",
      ])
        await rows(inner, sql`delete from ${sql.table(table)}`);
      const series = { period: "2026-Q3", checklistKind: ChecklistKind.SIX_STANDARDS };
      const work = { em: inner, events: { emit: () => undefined } } as unknown as Work;
      const unions = await rows<{ tradeUnionId: string }>(
        inner,
        sql`select trade_union_id as "tradeUnionId" from (${scopes}) u order by 1`,
      );
      for (const { tradeUnionId } of unions) {
        await refreshResult(work, { tradeUnionId, ...series });
        await refreshStandings(inner, tradeUnionId, series);
      }
      expect(await read()).toEqual(loaded);
      throw new Error("roll back");
    })
    .catch((error: unknown) => {
      if (!(error instanceof Error) || error.message !== "roll back") throw error;
    });
}, 60_000);

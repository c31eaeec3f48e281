import type { EntityManager } from "@mikro-orm/postgresql";
import { preparedRows, sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import type { ChecklistKind } from "../../checklists/checklist.entity.js";
import { frozenChecklists } from "../../checklists/checklist.queries.js";
import { resultChanged } from "../records/inspections.events.js";
import { addedSums, countingKind, criterionSums, type CriterionSums } from "./result.rules.js";

/** A union's result of a period by a kind of checklist. */
export interface ResultKey {
  tradeUnionId: string;
  period: string;
  checklistKind: ChecklistKind;
}

interface CountedRow {
  place: "before" | "after";
  inspectionId: string;
  percent: number | null;
  grade: string | null;
  vetoed: boolean;
  checklistId: string;
  criterionPoints: (number | null)[];
}

/**
 * Brings the result that counts, and all sums above it, in line with the confirmed inspections. The union's row is
 * locked first: of two confirmations the second sees the result of the first, and nobody moves the union meanwhile.
 */
export async function refreshResult(work: Work, key: ResultKey): Promise<void> {
  const { em, events } = work;
  const { tradeUnionId, period, checklistKind } = key;
  await preparedRows(em, sql`select id from trade_unions where id = ${tradeUnionId}::uuid for no key update`);
  const found = await countedRows(em, key);
  const before = found.find(({ place }) => place === "before");
  const after = found.find(({ place }) => place === "after");
  if (isSame(before, after)) return;

  if (after === undefined) {
    await preparedRows(
      em,
      sql`delete from inspection_results where trade_union_id = ${tradeUnionId}::uuid and period = ${period} and checklist_kind = ${checklistKind}`,
    );
  } else {
    await preparedRows(
      em,
      sql`insert into inspection_results (trade_union_id, period, checklist_kind, inspection_id, percent, grade, vetoed, checklist_id, criterion_points)
        values (${tradeUnionId}::uuid, ${period}, ${checklistKind}, ${after.inspectionId}::uuid, ${after.percent}::numeric, ${after.grade}::text,
          ${after.vetoed}::boolean, ${after.checklistId}::uuid, ${JSON.stringify(after.criterionPoints)}::jsonb)
        on conflict (trade_union_id, period, checklist_kind) do update set inspection_id = excluded.inspection_id,
          percent = excluded.percent, grade = excluded.grade, vetoed = excluded.vetoed, checklist_id = excluded.checklist_id,
          criterion_points = excluded.criterion_points`,
    );
  }
  await addToAggregates(em, key, before, after);
  for (const [checklistId, sums] of await sumsByChecklist(em, before, after))
    await addToCriteria(em, key, checklistId, sums);
  events.emit(resultChanged, { ...key, before: counted(before), after: counted(after) });
}

/** What counts by the table, and what should count: the latest confirmed inspection of the kind that counts. */
const countedRows = (em: EntityManager, { tradeUnionId, period, checklistKind }: ResultKey): Promise<CountedRow[]> =>
  preparedRows<CountedRow>(
    em,
    sql`select 'before' as place, r.inspection_id as "inspectionId", r.percent, r.grade, r.vetoed, r.checklist_id as "checklistId",
        r.criterion_points as "criterionPoints"
      from inspection_results r
      where r.trade_union_id = ${tradeUnionId}::uuid and r.period = ${period} and r.checklist_kind = ${checklistKind}
      union all
      (select 'after', i.id, i.percent, i.grade, i.vetoed, i.checklist_id, i.criterion_points from inspections i
        where i.trade_union_id = ${tradeUnionId}::uuid and i.checklist_kind = ${checklistKind} and i.status = 'CONFIRMED'
          and i.period = ${period} and i.kind = ${countingKind(checklistKind)} and i.owner is null
        order by i.submitted_at desc, i.id limit 1)`,
  );

const counted = (row: CountedRow | undefined) => {
  if (row === undefined) return null;
  const { inspectionId, percent, grade, vetoed } = row;
  return { inspectionId, percent, grade, vetoed };
};

const isSame = (before: CountedRow | undefined, after: CountedRow | undefined): boolean =>
  JSON.stringify([counted(before), before?.checklistId, before?.criterionPoints]) ===
  JSON.stringify([counted(after), after?.checklistId, after?.criterionPoints]);

/** Sums of one union and everything above it; rows in the order of their scopes, so that two confirmations never wait in a circle. */
async function addToAggregates(
  em: EntityManager,
  { tradeUnionId, period, checklistKind }: ResultKey,
  before: CountedRow | undefined,
  after: CountedRow | undefined,
): Promise<void> {
  const grades: Record<string, number> = {};
  const count = (row: CountedRow | undefined, sign: 1 | -1) => {
    if (row?.grade != null) grades[row.grade] = (grades[row.grade] ?? 0) + sign;
  };
  count(before, -1);
  count(after, 1);
  const has = (value: unknown) => (value === undefined || value === null ? 0 : 1);
  await addAggregates(
    em,
    [
      {
        period,
        checklistKind,
        inspected: has(after) - has(before),
        scored: has(after?.percent) - has(before?.percent),
        percentSum: (after?.percent ?? 0) - (before?.percent ?? 0),
        grades,
      },
    ],
    sql`select scope_id, 1 as sign from trade_union_scopes where trade_union_id = ${tradeUnionId}::uuid`,
  );
}

interface AggregateChange {
  period: string;
  checklistKind: string;
  inspected: number;
  scored: number;
  percentSum: number;
  grades: Readonly<Record<string, number>>;
}

/** Adds changes to the sums of scopes, or takes them off where the scope's sign is −1. */
export const addAggregates = async (
  em: EntityManager,
  changes: readonly AggregateChange[],
  scopes: ReturnType<typeof sql>,
): Promise<void> =>
  void (await preparedRows(
    em,
    sql`insert into inspection_aggregates as held (scope_id, period, checklist_kind, inspected, scored, percent_sum, grades)
      select s.scope_id, c.period, c."checklistKind", s.sign * c.inspected, s.sign * c.scored, s.sign * c."percentSum",
        (select coalesce(jsonb_object_agg(key, s.sign * value::integer), '{}') from jsonb_each_text(c.grades))
      from (${scopes}) s cross join jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c
        (period text, "checklistKind" text, inspected integer, scored integer, "percentSum" numeric, grades jsonb)
      order by s.scope_id, c.period, c."checklistKind"
      on conflict (scope_id, period, checklist_kind) do update set inspected = held.inspected + excluded.inspected,
        scored = held.scored + excluded.scored, percent_sum = held.percent_sum + excluded.percent_sum,
        grades = (select coalesce(jsonb_object_agg(grade, number) filter (where number <> 0), '{}') from (
          select key as grade, sum(value::integer) as number from (
            select * from jsonb_each_text(held.grades) union all select * from jsonb_each_text(excluded.grades)) as both_sides
          group by key) as added)`,
  ));

async function sumsByChecklist(
  em: EntityManager,
  before: CountedRow | undefined,
  after: CountedRow | undefined,
): Promise<[string, CriterionSums][]> {
  const changes = [
    ...(before === undefined ? [] : [{ row: before, sign: -1 as const }]),
    ...(after === undefined ? [] : [{ row: after, sign: 1 as const }]),
  ];
  const checklists = await frozenChecklists(
    em,
    changes.map(({ row }) => row.checklistId),
  );
  const sums = new Map<string, CriterionSums>();
  for (const { row, sign } of changes) {
    const checklist = checklists.get(row.checklistId);
    if (checklist === undefined) throw new Error(`checklist ${row.checklistId} is referred to but not published`);
    const own = criterionSums(checklist.body, row.criterionPoints, sign);
    const known = sums.get(row.checklistId);
    sums.set(row.checklistId, known === undefined ? own : addedSums(known, own));
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
}

const addToCriteria = (
  em: EntityManager,
  { tradeUnionId, period }: ResultKey,
  checklistId: string,
  sums: CriterionSums,
): Promise<void> =>
  addCriteria(
    em,
    sql`select scope_id, ${period} as period, ${checklistId}::uuid as checklist_id, ${sums.answered}::integer[] as answered,
      ${sums.failed}::integer[] as failed, ${sums.lostHundredths}::bigint[] as lost_hundredths
      from trade_union_scopes where trade_union_id = ${tradeUnionId}::uuid`,
  );

/** Adds sums by criterion to the sums of scopes, place by place. */
export const addCriteria = async (em: EntityManager, changes: ReturnType<typeof sql>): Promise<void> => {
  const added = (column: string) =>
    sql.raw(
      `(select array_agg(x + y order by at) from unnest(held.${column}, excluded.${column}) with ordinality as pair (x, y, at))`,
    );
  await preparedRows(
    em,
    sql`insert into criterion_aggregates as held (scope_id, period, checklist_id, answered, failed, lost_hundredths)
      select scope_id, period, checklist_id, answered, failed, lost_hundredths from (${changes}) c
      order by scope_id, period, checklist_id
      on conflict (scope_id, period, checklist_id) do update set answered = ${added("answered")}, failed = ${added("failed")},
        lost_hundredths = ${added("lost_hundredths")}`,
  );
};

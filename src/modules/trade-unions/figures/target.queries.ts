import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../../platform/access/actor.js";
import { columnsOf } from "../../../platform/database/columns.js";
import { row, rows, sql, type Sql } from "../../../platform/database/sql.js";
import { nestedPage } from "../../../platform/graphql/api/nested-page.js";
import { leastExactOf } from "./qualifier.queries.js";
import type { Qualifier } from "./qualifier.rules.js";
import { MAXIMUM_PARTS } from "./target-progress.rules.js";
import type { Target } from "./target.entity.js";
import { withinReach } from "../tree/trade-union.queries.js";

/** How many current targets of one union statistics answer at the most. */
export const MAXIMUM_CURRENT_TARGETS = 100;

/** A target as lists answer it; `asOf` is the day of which its progress is asked, today when absent. */
export type TargetRow = Omit<Target, "idempotencyKey" | "createdAt" | "version"> & { asOf?: string };

const columns = columnsOf<Omit<TargetRow, "asOf">>({
  id: "t.id",
  tradeUnionId: "t.trade_union_id",
  parentId: "t.parent_id",
  measure: "t.measure",
  from: "t.starts_on",
  to: "t.ends_on",
  assigned: "t.assigned",
  assigner: "t.assigner",
  sourceDocument: "t.source_document",
});

/** The targets of a union whose period holds a day, the latest begun first. */
export async function targetsOn(em: EntityManager, tradeUnionId: string, on: string): Promise<TargetRow[]> {
  const found = await rows<TargetRow>(
    em,
    sql`select ${columns} from targets t
      where t.trade_union_id = ${tradeUnionId}::uuid and t.starts_on <= ${on}::date and t.ends_on >= ${on}::date
      order by t.starts_on desc, t.id desc limit ${MAXIMUM_CURRENT_TARGETS}`,
  );
  return found.map((target) => ({ ...target, asOf: on }));
}

/** A scalar expression: what the latest begun target of a measure assigns to a union on a day, or null. */
export const assignedOn = (tradeUnionId: Sql, measure: Sql, day: Sql): Sql =>
  sql`(select t.assigned from targets t
      where t.trade_union_id = ${tradeUnionId} and t.measure = ${measure} and t.starts_on <= ${day} and t.ends_on >= ${day}
      order by t.starts_on desc, t.id desc limit 1)`;

/** The parts of targets, in the order in which they were assigned. */
export const partsOf = (em: EntityManager, targetIds: readonly string[]): Promise<TargetRow[]> =>
  rows<TargetRow>(
    em,
    sql`select part.* from unnest(${targetIds}::uuid[]) as asked (id)
      cross join lateral (
        select ${columns} from targets t where t.parent_id = asked.id order by t.id limit ${MAXIMUM_PARTS}) part
      order by part.id`,
  );

export interface TargetOnDay {
  targetId: string;
  on: string;
}

export interface DoneRow {
  targetId: string;
  asOf: string;
  value: number;
  qualifier: Qualifier;
}

/**
 * What is done of targets as of days: the latest own report; without one the sum of the parts, however deep, except for
 * rates. Targets of which nothing was reported are absent.
 */
export function doneOf(em: EntityManager, keys: readonly TargetOnDay[]): Promise<DoneRow[]> {
  const latest = sql`left join lateral (
    select p.done, p.qualifier from target_progresses p where p.target_id = t.id and p.recorded_for <= day
    order by p.recorded_for desc limit 1) report on true`;
  return rows<DoneRow>(
    em,
    sql`with recursive tree as (
        select asked.id as root, asked.day, t.id, t.measure, report.done, report.qualifier
        from unnest(${keys.map((key) => key.targetId)}::uuid[], ${keys.map((key) => key.on)}::date[]) as asked (id, day)
        join targets t on t.id = asked.id ${latest}
        union all
        select above.root, above.day, t.id, t.measure, report.done, report.qualifier
        from tree above join targets t on t.parent_id = above.id ${latest}
        where above.done is null and above.measure not like '%\\_RATE')
      select root as "targetId", day as "asOf", sum(done) as value, ${leastExactOf(sql`qualifier`)} as qualifier
      from tree where done is not null group by root, day`,
  );
}

/** The targets of a union, the latest begun first; empty where the caller may not see the register. */
export const targetPage = nestedPage<TargetRow, null>({
  list: "targets",
  keys: (target) => [target.from, target.id],
  parentOf: ({ tradeUnionId }) => tradeUnionId,
  fetch: ({ em, actor }, ids, { limit, after }) =>
    rows(
      em,
      sql`select page.* from trade_unions u
        cross join lateral (
          select ${columns} from targets t
          where t.trade_union_id = u.id
            ${after === undefined ? sql`` : sql`and (t.starts_on, t.id) < (${after[0]}::date, ${after[1]}::uuid)`}
          order by t.starts_on desc, t.id desc limit ${limit}) page
        where u.id = any(${ids}::uuid[]) and ${withinReach(actor, sql`u.path`, "trade-union:read")}
        order by page."from" desc, page.id desc`,
    ),
  count: ({ em, actor }, ids) =>
    rows(
      em,
      sql`select u.id as "parentId", count(*) as count from trade_unions u join targets t on t.trade_union_id = u.id
        where u.id = any(${ids}::uuid[]) and ${withinReach(actor, sql`u.path`, "trade-union:read")} group by u.id`,
    ),
});

/** The target with where its union stands, or undefined when there is none within the actor's reach. */
export const visibleTarget = (
  em: EntityManager,
  actor: Actor,
  id: string,
): Promise<(TargetRow & { path: string }) | undefined> =>
  row(
    em,
    sql`select ${columns}, ltree2text(u.path) as path from targets t join trade_unions u on u.id = t.trade_union_id
      where t.id = ${id}::uuid and ${withinReach(actor, sql`u.path`)}`,
  );

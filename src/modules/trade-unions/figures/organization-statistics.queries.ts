import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../../platform/access/actor.js";
import { row, sql, type Sql } from "../../../platform/database/sql.js";
import type { FigureSource } from "./eligible-employer-report.entity.js";
import { existedOn } from "./headcount.queries.js";
import { leastExactOf } from "./qualifier.queries.js";
import type { Qualifier } from "./qualifier.rules.js";
import { withinReach } from "../tree/trade-union.queries.js";
import { coveredOn } from "../employers/coverage-days.queries.js";

/** The scope's id when the actor may read its statistics; undefined like for a scope that does not exist. */
export async function statisticsScope(em: EntityManager, actor: Actor, id: string): Promise<string | undefined> {
  const found = await row<{ id: string }>(
    em,
    sql`select u.id from trade_unions u where u.id = ${id}::uuid and ${withinReach(actor, sql`u.path`, "statistics:read")}`,
  );
  return found?.id;
}

/** How many grassroots unions at or below a scope existed on a day. */
export async function grassrootsUnionsOf(em: EntityManager, scopeId: string, on: string): Promise<number> {
  const found = await row<{ count: number }>(
    em,
    sql`select count(*) as count from trade_union_scopes s join trade_unions u on u.id = s.trade_union_id
      where s.scope_id = ${scopeId}::uuid and s.level = 'GRASSROOTS' and ${existedOn(sql`${on}::date`)}`,
  );
  return found?.count ?? 0;
}

/** How many employers may be organized, as the communities reported it. */
export interface EligibleEmployersFigure {
  value: number;
  qualifier: Qualifier;
  derivedFrom: FigureSource | null;
}

export interface EmployerFigures {
  covered: number;
  eligible: EligibleEmployersFigure | null;
}

/**
 * Scalar expressions for the covered and eligible employers at or below a scope as of a day. Only PRIMARY coverage
 * counts: an employer has one, so the figures of neighboring scopes add up to that of the scope above them. Eligible
 * employers are the latest report of each community, as a JSON object or null where none reported.
 */
export const employerFigures = (scopeId: Sql, day: Sql): { covered: Sql; eligible: Sql } => ({
  covered: sql`(select count(distinct c.employer_id) from trade_union_scopes s join coverages c on c.trade_union_id = s.trade_union_id
          where s.scope_id = ${scopeId} and c.kind = 'PRIMARY' and ${coveredOn("c", day)})`,
  eligible: sql`(select case when count(*) > 0 then json_build_object('value', sum(r.value),
            'qualifier', ${leastExactOf(sql`r.qualifier`)}, 'derivedFrom', max(r.derived_from)) end
          from trade_union_scopes s join trade_unions u on u.id = s.trade_union_id and ${existedOn(day)}
          cross join lateral (
            select * from eligible_employer_reports latest
            where latest.trade_union_id = u.id and latest.reported_on <= ${day}
            order by latest.reported_on desc limit 1) r
          where s.scope_id = ${scopeId} and s.level = 'COMMUNITY')`,
});

/** Covered and eligible employers at or below a scope as of a day. */
export async function employerFiguresOf(em: EntityManager, scopeId: string, on: string): Promise<EmployerFigures> {
  const { covered, eligible } = employerFigures(sql`${scopeId}::uuid`, sql`${on}::date`);
  const found = await row<EmployerFigures>(em, sql`select ${covered} as covered, ${eligible} as eligible`);
  return found ?? { covered: 0, eligible: null };
}

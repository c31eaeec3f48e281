import type { EntityManager } from "@mikro-orm/postgresql";
import { businessDay } from "../../../platform/clock/clock.js";
import { row, sql, type Sql } from "../../../platform/database/sql.js";
import { InspectionKind } from "../records/inspection-kind.types.js";
import type { InspectionPlanRow } from "./inspection-plan.queries.js";
import { coveredOn } from "../../trade-unions/employers/coverage-days.queries.js";

interface Planning {
  /** Kind of the checklist. */
  kind: string;
  /** Whom the checklist looks at besides the union. */
  subject: "TRADE_UNION" | "EMPLOYER" | "SITE";
  siteKind: string | null;
  /** At most so many visits are made. */
  limit: number;
  at: Date;
}

/** Employers by their one primary coverage: a secondary one would have them visited twice. */
const subjects = ({ subject, siteKind, at }: Planning): Sql => {
  if (subject === "EMPLOYER") {
    return sql`join lateral (
      select c.employer_id, null::uuid as site_id from coverages c join employers e on e.id = c.employer_id
      where c.trade_union_id = s.trade_union_id and c.kind = 'PRIMARY' and c.until is null
        and ${coveredOn("c", sql`${businessDay(at)}::date`)} and e.closed_on is null) subject on true`;
  }
  if (subject === "SITE") {
    return sql`join lateral (
      select null::uuid as employer_id, t.id as site_id from sites t
      where t.trade_union_id = s.trade_union_id and t.kind = ${siteKind} and t.closed_on is null) subject on true`;
  }
  return sql`cross join lateral (select null::uuid as employer_id, null::uuid as site_id) subject`;
};

/**
 * What the visit builds on: for a follow-up the latest confirmed inspection, without which there is nothing to follow
 * up; otherwise the union's self-inspection of the same period by the same checklist version, if there is one.
 */
const baseline = ({ kind, period, checklistId }: InspectionPlanRow, checklistKind: string): Sql => {
  const wanted =
    kind === InspectionKind.FOLLOW_UP
      ? sql`i.status = 'CONFIRMED' and i.kind <> 'SELF' and not i.is_restricted`
      : kind === InspectionKind.SELF
        ? sql`false`
        : sql`i.status in ('SUBMITTED', 'CONFIRMED') and i.kind = 'SELF' and i.period = ${period}
            and i.checklist_id = ${checklistId}::uuid`;
  return sql`${kind === InspectionKind.FOLLOW_UP ? sql`join` : sql`left join`} lateral (
    select i.id from inspections i
    where i.trade_union_id = s.trade_union_id and i.checklist_kind = ${checklistKind}
      and i.employer_id is not distinct from subject.employer_id and i.site_id is not distinct from subject.site_id
      and ${wanted}
    order by i.submitted_at desc, i.id desc limit 1) baseline on true`;
};

/** A version 7 UUID made in SQL: the instant, then random bits, with the version written over that of a random UUID. */
const newId = (at: Date): Sql => sql`encode(set_bit(set_bit(
  overlay(uuid_send(gen_random_uuid()) placing substring(int8send(${at.getTime()}::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid`;

/** Makes the visits of a new plan in one statement and answers how many they are. */
export async function planVisits(em: EntityManager, plan: InspectionPlanRow, planning: Planning): Promise<number> {
  const made = await row<{ planned: number }>(
    em,
    sql`with made as (
        insert into assignments (id, plan_id, trade_union_id, employer_id, site_id, baseline_inspection_id, status, due_on, created_at)
        select ${newId(planning.at)}, ${plan.id}::uuid, s.trade_union_id, subject.employer_id, subject.site_id, baseline.id,
          'UNASSIGNED', ${plan.dueOn}::date, ${planning.at.toISOString()}::timestamptz
        from trade_union_scopes s
        ${subjects(planning)}
        ${baseline(plan, planning.kind)}
        where s.scope_id = ${plan.scopeId}::uuid and s.level = any(${[...plan.levels]}::text[]) and s.status = 'ACTIVE'
        limit ${planning.limit}
        returning 1)
      select count(*) as planned from made`,
  );
  return made?.planned ?? 0;
}

import type { EntityManager } from "@mikro-orm/postgresql";
import { firstInstantOf } from "../../../platform/clock/days-in-sql.js";
import { rows, sql, type Sql } from "../../../platform/database/sql.js";
import type { ConsideredPlace } from "./visit-conflicts.rules.js";
import type { VisitSubjectCode } from "./visit.entity.js";
import { isPublished } from "./visit.policy.js";
import { liesIn } from "../../trade-unions/tree/trade-union.queries.js";

/** Something that could be drawn. */
export interface CandidatePlace extends ConsideredPlace {
  siteId: string | null;
  /** The street, or the scope for what lies above the streets. */
  stratumId: string;
  /** Whether it was visited within the days that were asked for, as far as the drafter may know. */
  isVisited: boolean;
}

/** The unions whose officers are looked at, and those that are looked at themselves. */
const LEVELS: Readonly<Record<Exclude<VisitSubjectCode, "SERVICE_POINT">, readonly string[]>> = {
  STAFF_CONDUCT: ["STREET", "COMMUNITY"],
  GRASSROOTS_COMPLIANCE: ["GRASSROOTS"],
};

export interface PlaceRequest {
  subject: VisitSubjectCode;
  scopeId: string;
  today: string;
  excludeVisitedWithinDays: number;
  drafterId: string;
}

/** Everything in the scope that a visit of the subject could go to today. */
export function placesFor(em: EntityManager, request: PlaceRequest): Promise<CandidatePlace[]> {
  const { subject, scopeId, today, excludeVisitedWithinDays: days, drafterId } = request;
  const visited = (site: Sql): Sql => sql`${days}::int > 0 and exists (select from supervision_visits v
    where v.trade_union_id = u.id and v.site_id is not distinct from ${site} and v.opened_at >= ${firstInstantOf(sql`${today}::date - ${days}::int`)}
      and (${isPublished} or v.drafted_by = ${drafterId}::uuid))`;
  const common = sql`u.id as "tradeUnionId", ltree2text(u.path) as path, coalesce((
      select t.id from trade_union_scopes s join trade_unions t on t.id = s.scope_id
      where s.trade_union_id = u.id and t.level = 'STREET'), ${scopeId}::uuid) as "stratumId"`;
  const isMeant = sql`u.status = 'ACTIVE' and ${liesIn(sql`${scopeId}::uuid`, sql`u.id`)}`;
  if (subject === "SERVICE_POINT")
    return rows<CandidatePlace>(
      em,
      sql`select site.id, site.id as "siteId", ${common}, ${visited(sql`site.id`)} as "isVisited"
        from sites site join trade_unions u on u.id = site.trade_union_id
        where site.kind = 'SERVICE_POINT' and site.closed_on is null and ${isMeant} order by site.id`,
    );
  return rows<CandidatePlace>(
    em,
    sql`select u.id, null::uuid as "siteId", ${common}, ${visited(sql`null::uuid`)} as "isVisited"
      from trade_unions u where u.level = any(${[...LEVELS[subject]]}::text[]) and ${isMeant} order by u.id`,
  );
}

/** The places' numbers of all streets, by which a path is known to lie in one. */
export async function streetNumbers(em: EntityManager): Promise<Set<string>> {
  const found = await rows<{ number: string }>(
    em,
    sql`select number::text as number from trade_unions where level = 'STREET'`,
  );
  return new Set(found.map(({ number }) => number));
}

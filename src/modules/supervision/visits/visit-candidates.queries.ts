import type { EntityManager } from "@mikro-orm/postgresql";
import { firstInstantOf } from "../../../platform/clock/days-in-sql.js";
import { rows, sql, type Sql } from "../../../platform/database/sql.js";
import { ownAccounts } from "../../identity/account.queries.js";
import type { TeamSource } from "./draw.rules.js";
import { activeSupervisors } from "../supervisors/supervisor.queries.js";
import { declaredConflicts } from "../supervisors/supervisor-relation.queries.js";
import { OFFICE_COUNTS_YEARS } from "../supervisors/supervisor-relation.rules.js";
import { YEARS_BETWEEN_VISITS, type Candidate } from "./visit-conflicts.rules.js";
import { isPublished } from "./visit.policy.js";
import { grantHeldSince, grantHoldsOn } from "../../trade-unions/duties/grant-days.queries.js";
import { inOfficeOnOrAfter } from "../../trade-unions/duties/office-days.queries.js";
import { overlaps } from "../../trade-unions/tree/trade-union.queries.js";

/** Who is asked for, where, and when. */
export interface CandidateRequest {
  supervisorIds: readonly string[];
  memberIds: readonly string[];
  /** The unions that they may have to visit. */
  tradeUnionIds: readonly string[];
  scopePath: string;
  /** The first and the last day on which they may be needed. */
  from: string;
  to: string;
  /** Whose knowledge counts: visits of others whose results do not stand are not known to them. */
  drafterId: string;
}

/**
 * Those who may be drawn with what could bar them. Unknown accounts, supervisors without a term for all of the days and
 * department members without the role there are missing.
 */
export async function candidatesFor(em: EntityManager, request: CandidateRequest): Promise<Candidate[]> {
  const { supervisorIds, memberIds, scopePath, from, to } = request;
  const [first, last] = [
    await activeSupervisors(em, supervisorIds, from),
    await activeSupervisors(em, supervisorIds, to),
  ];
  const stays = new Set(last.map(({ accountId, path }) => `${accountId} ${path}`));
  const supervisors = first.filter(({ accountId, path }) => stays.has(`${accountId} ${path}`));
  const members = await rows<{ accountId: string; path: string }>(
    em,
    sql`select g.account_id as "accountId", ltree2text(u.path) as path
      from grants g join trade_unions u on u.id = g.trade_union_id join accounts a on a.id = g.account_id
      where g.account_id = any(${[...memberIds]}::uuid[]) and g.role = 'DEPARTMENT_MEMBER' and a.disabled_at is null
        and ${grantHoldsOn("g", sql`${from}::date`)} and ${grantHoldsOn("g", sql`${to}::date`)}
        and ${overlaps(sql`u.path`, [scopePath])} order by g.account_id`,
  );
  const reach = (found: readonly { accountId: string; path: string }[], source: TeamSource) =>
    [...Map.groupBy(found, ({ accountId }) => accountId)].map(([accountId, places]) => ({
      accountId,
      source,
      reach: places.map(({ path }) => path),
    }));
  const people = [...reach(supervisors, "SUPERVISOR"), ...reach(members, "DEPARTMENT_MEMBER")];
  const ids = people.map(({ accountId }) => accountId);
  const known = await knownOf(em, ids, from, request.drafterId);
  const declared = Map.groupBy(await declaredConflicts(em, ids, request.tradeUnionIds, from), (each) => each.accountId);
  return people.map((person) => {
    const { offices = [], barred = [] } = known.get(person.accountId) ?? {};
    const relations = (declared.get(person.accountId) ?? []).map(({ tradeUnionId }) => tradeUnionId);
    return { ...person, offices, barred: new Set([...barred, ...relations]) };
  });
}

interface Known {
  accountId: string;
  offices: string[];
  barred: string[];
}

/**
 * Where people, by whichever of their accounts, hold office, or did, and where they were within a year or stepped back. Of visits whose results do not
 * stand only those of the drafter themselves count, so that no draw of theirs tells of others.
 */
async function knownOf(
  em: EntityManager,
  accountIds: readonly string[],
  on: string,
  drafterId: string,
): Promise<Map<string, Known>> {
  const yearsBefore = (years: number): Sql => sql`(${on}::date - make_interval(years => ${years}::int))::date`;
  const after = yearsBefore(OFFICE_COUNTS_YEARS);
  const found = await rows<Known>(
    em,
    sql`select person.id as "accountId",
        array(select ltree2text(u.path) from officers o join trade_unions u on u.id = o.trade_union_id
            where o.account_id in ${ownAccounts(sql`person.id`)} and ${inOfficeOnOrAfter("o", after)}
          union select ltree2text(u.path) from grants g join trade_unions u on u.id = g.trade_union_id
            where g.account_id in ${ownAccounts(sql`person.id`)} and g.role in ('UNION_OFFICER', 'STREET_OFFICER')
              and ${grantHeldSince("g", firstInstantOf(after), after)}
          order by 1) as offices,
        array(select distinct v.trade_union_id::text from visit_team_members m join supervision_visits v on v.id = m.visit_id
          where m.account_id in ${ownAccounts(sql`person.id`)} and (v.drafted_by = ${drafterId}::uuid and m.left_at is not null
            or (${isPublished} or v.drafted_by = ${drafterId}::uuid) and v.opened_at >= ${firstInstantOf(yearsBefore(YEARS_BETWEEN_VISITS))})
          order by 1) as barred
      from unnest(${[...accountIds]}::uuid[]) as person (id)`,
  );
  return new Map(found.map((known) => [known.accountId, known]));
}

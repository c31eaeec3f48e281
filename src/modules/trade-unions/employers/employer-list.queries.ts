import type { EntityManager } from "@mikro-orm/postgresql";
import { pathsOf, type Actor } from "../../../platform/access/actor.js";
import { row, rows, sql, type Sql } from "../../../platform/database/sql.js";
import type { CursorKeys } from "../../../platform/graphql/api/cursor.js";
import { isBlank, tidy } from "../../../platform/text/text-forms.rules.js";
import { coveredBelow, employerColumns, type EmployerRow } from "./employer.queries.js";
import type { OwnershipType } from "../tree/register-codes.js";
import { containsWords, hasPiecesOf, searchWords } from "../tree/search.queries.js";
import { scopesOf } from "../tree/trade-union.policy.js";
import { scopeWithin, withinReach } from "../tree/trade-union.queries.js";

export interface EmployerListFilter {
  scope?: string | null;
  search?: string | null;
  ownership?: readonly OwnershipType[] | null;
  isCovered?: boolean | null;
  isClosed?: boolean | null;
}

/** How many employers are looked at in order before all that match are sought out and sorted. */
const LOOK_AHEAD = 1000;

/** One page by name: what is frequent is found on the way, what is rare by its own index (`offset 0` keeps the planner from walking for it). */
export function employerPage(
  em: EntityManager,
  actor: Actor,
  filter: EmployerListFilter,
  limit: number,
  after: CursorKeys | undefined,
): Promise<EmployerRow[]> {
  const afterCursor = after === undefined ? sql`` : sql`and (e.name, e.id) > (${after[0]}, ${after[1]}::uuid)`;
  const inOrder = sql`${closedCondition(filter)} ${afterCursor}`;
  const conditions = employerConditions(actor, filter);
  return rows<EmployerRow>(
    em,
    sql`with ahead as materialized (
        select e.id, e.name from employers e where ${inOrder} order by e.name, e.id limit ${LOOK_AHEAD}),
      near as materialized (
        select e.id, e.name from ahead a join employers e on e.id = a.id where ${conditions}
        order by e.name, e.id limit ${limit}),
      enough as materialized (
        select (select count(*) from near) = ${limit} or (select count(*) from ahead) < ${LOOK_AHEAD} as met)
      select ${employerColumns} from (
        select near.id, near.name from near where (select met from enough)
        union all
        (select far.id, far.name from (
            select e.id, e.name from employers e
            where not (select met from enough) and ${inOrder} ${hasPiecesOf("e", searchWords(filter.search))} and ${conditions}
            offset 0) far
          order by far.name, far.id limit ${limit})) page
      join employers e on e.id = page.id order by page.name, page.id`,
  );
}

/** How many employers the whole list holds. */
export async function employerCount(em: EntityManager, actor: Actor, filter: EmployerListFilter): Promise<number> {
  const found = await row<{ count: number }>(
    em,
    sql`select count(*) as count from employers e
      where ${closedCondition(filter)} ${hasPiecesOf("e", searchWords(filter.search))} and ${employerConditions(actor, filter)}`,
  );
  return found?.count ?? 0;
}

const closedCondition = ({ isClosed }: EmployerListFilter): Sql =>
  isClosed === true ? sql`e.closed_on is not null` : sql`e.closed_on is null`;

function employerConditions(actor: Actor, { scope, search, ownership, isCovered }: EmployerListFilter): Sql {
  const conditions: Sql[] = [listedFor(actor, search)];
  if (scope != null) conditions.push(coveredInScope(actor, scope));
  if (ownership != null) conditions.push(sql`e.ownership = any(${ownership}::text[])`);
  if (isCovered != null) {
    const covered = coveredNow(actor);
    conditions.push(isCovered ? covered : sql`not ${covered}`);
  }
  return sql`${sql.join(conditions, sql` and `)} ${containsWords("e", searchWords(search))}`;
}

/**
 * What a list or search shows, less than what may be looked up by its id: the city's or district's administrators keep the
 * whole register; those of a street come by what others cover, or nobody, only if they know its name or code.
 */
function listedFor(actor: Actor, search: string | null | undefined): Sql {
  const covered = coveredBelow(scopesOf(actor, "trade-union:read"));
  if (!actor.permissions.has("trade-union:write")) return covered;
  const keepsWhole = sql`(select exists (select from trade_unions n
    where n.path = any(${pathsOf(actor, "trade-union:write")}::ltree[]) and n.level in ('CITY', 'DISTRICT')))`;
  if (search == null || isBlank(search)) return sql`(${keepsWhole} or ${covered})`;
  const given = sql`(select search_text(${tidy(search)}))`;
  return sql`(${keepsWhole} or search_text(e.name) = ${given} or search_text(e.credit_code) = ${given} or ${covered})`;
}

// Coverage by unions out of reach is nothing that anybody but administrators may learn of.
const coveredNow = (actor: Actor): Sql =>
  actor.permissions.has("trade-union:write")
    ? sql`exists (select from coverages c where c.employer_id = e.id and c.until is null)`
    : sql`exists (select from coverages c join trade_unions u on u.id = c.trade_union_id
        where c.employer_id = e.id and c.until is null and ${withinReach(actor, sql`u.path`, "trade-union:read")})`;

const coveredInScope = (actor: Actor, scope: string): Sql =>
  sql`${scopeWithin(scopesOf(actor, "trade-union:read"), scope)} and ${coveredBelow([scope])}`;

import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../../platform/access/actor.js";
import { columnsOf } from "../../../platform/database/columns.js";
import { row, rows, sql, type Sql } from "../../../platform/database/sql.js";
import type { CursorKeys } from "../../../platform/graphql/api/cursor.js";
import { lockedEntity } from "../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { Supervisor, type Pledge } from "./supervisor.entity.js";
import { visibleSupervisors } from "./supervisor.policy.js";
import { REQUIRED_PLEDGES } from "./supervisor.rules.js";
import { supervisorErrors } from "./supervisors.errors.js";
import { grantHoldsOn } from "../../trade-unions/duties/grant-days.queries.js";

/** A term as lists answer it. */
export type SupervisorRow = Omit<Supervisor, "idempotencyKey" | "createdAt"> & { name: string };

export interface SupervisorFilter {
  isActive?: boolean | null;
}

const columns = columnsOf<SupervisorRow>({
  id: "s.id",
  tradeUnionId: "s.trade_union_id",
  accountId: "s.account_id",
  name: "a.name",
  source: "s.source",
  termFrom: "s.term_from",
  termTo: "s.term_to",
  renewsId: "s.renews_id",
  endedOn: "s.ended_on",
  endReason: "s.end_reason",
  version: "s.version",
});
const source: Sql = sql`supervisors s join trade_unions u on u.id = s.trade_union_id join accounts a on a.id = s.account_id`;

/** Condition on `s`, its union `u` and its account `a`: the term counts on a day, the pledges are signed, and the person still holds the role. */
const isActiveOn = (on: string): Sql => sql`(s.term_from <= ${on}::date and s.term_to >= ${on}::date
  and (s.ended_on is null or s.ended_on > ${on}::date) and a.disabled_at is null
  and (select count(*) from supervisor_pledges p where p.supervisor_id = s.id and p.signed_on <= ${on}::date
    and p.kind = any(${REQUIRED_PLEDGES}::text[])) = ${REQUIRED_PLEDGES.length}
  and ${holdsRole(sql`s.account_id`, sql`u.path`, on)})`;

const holdsRole = (accountId: Sql, path: Sql, on: string): Sql => sql`exists (
  select from grants g join trade_unions gu on gu.id = g.trade_union_id
  where g.account_id = ${accountId} and g.role = 'SUPERVISOR' and ${path} <@ gu.path
    and ${grantHoldsOn("g", sql`${on}::date`)})`;

const conditions = (
  actor: Actor,
  { isActive }: SupervisorFilter,
  today: string,
): Sql => sql`${visibleSupervisors(actor)}
  and ${isActive == null ? sql`true` : sql`${isActiveOn(today)} = ${isActive}::bool`}`;

/** One page by name in pinyin order, terms of one person by their beginning. */
export const supervisorPage = (
  em: EntityManager,
  actor: Actor,
  filter: SupervisorFilter,
  today: string,
  limit: number,
  after: CursorKeys | undefined,
): Promise<SupervisorRow[]> =>
  rows<SupervisorRow>(
    em,
    sql`select ${columns} from ${source} where ${conditions(actor, filter, today)} ${
      after === undefined
        ? sql``
        : sql`and (a.name collate pinyin, s.term_from, s.id) > (${after[0]}::text collate pinyin, ${after[1]}::date, ${after[2]}::uuid)`
    } order by a.name collate pinyin, s.term_from, s.id limit ${limit}`,
  );

export const supervisorCount = async (
  em: EntityManager,
  actor: Actor,
  filter: SupervisorFilter,
  today: string,
): Promise<number> =>
  (
    await row<{ count: number }>(
      em,
      sql`select count(*) as count from ${source} where ${conditions(actor, filter, today)}`,
    )
  )?.count ?? 0;

/** What is known of a term beside its own columns. */
export interface SupervisorFacts {
  id: string;
  name: string;
  pledges: Pledge[];
  isActive: boolean;
}

export const supervisorFacts = (em: EntityManager, ids: readonly string[], on: string): Promise<SupervisorFacts[]> =>
  rows<SupervisorFacts>(
    em,
    sql`select s.id, a.name, ${isActiveOn(on)} as "isActive",
        coalesce((select json_agg(json_build_object('kind', p.kind, 'signedOn', p.signed_on) order by p.signed_on, p.kind)
          from supervisor_pledges p where p.supervisor_id = s.id), '[]') as pledges
      from ${source} where s.id = any(${[...ids]}::uuid[])`,
  );

/** Somebody who may be sent on visits, and where: below the union at `path`. */
export interface ActiveSupervisor {
  accountId: string;
  path: string;
}

/** Who of the accounts may be sent on a day: term running, pledges signed, role held, not shut out. In the order of the accounts' ids. */
export const activeSupervisors = (
  em: EntityManager,
  accountIds: readonly string[],
  on: string,
): Promise<ActiveSupervisor[]> =>
  rows<ActiveSupervisor>(
    em,
    sql`select s.account_id as "accountId", ltree2text(u.path) as path from ${source}
      where s.account_id = any(${[...accountIds]}::uuid[]) and ${isActiveOn(on)} order by s.account_id`,
  );

/** The term, locked, with the path of its union; one that the actor may not see is refused like one that does not exist. */
export async function supervisorForUpdate(
  work: Work,
  id: string,
  permits: (seen: { path: string; accountId: string }) => boolean,
  expectedVersion: number | null,
): Promise<{ supervisor: Supervisor; path: string }> {
  const { entity: supervisor, seen } = await lockedEntity<Supervisor, { path: string; accountId: string }>(
    work,
    Supervisor,
    id,
    {
      path: ["input", "supervisorId"],
      notFound: supervisorErrors.SUPERVISOR_NOT_FOUND,
      permits,
      expectedVersion,
      visible: sql`select ltree2text(u.path) as path, s.account_id as "accountId" from ${source}
      where s.id = ${id}::uuid and ${visibleSupervisors(work.actor)}`,
    },
  );
  return { supervisor, path: seen.path };
}

/** Refuses a term that shares a day with another one of the person, whose account is locked. */
export async function requireNoOtherTerm(
  em: EntityManager,
  accountId: string,
  { termFrom, termTo }: Pick<Supervisor, "termFrom" | "termTo">,
  path: readonly string[],
): Promise<void> {
  const other = await row(
    em,
    sql`select from supervisors s where s.account_id = ${accountId}::uuid and s.term_from <= ${termTo}::date
        and s.term_to >= ${termFrom}::date and (s.ended_on is null or s.ended_on > ${termFrom}::date) limit 1`,
  );
  if (other !== undefined) throw supervisorErrors.SUPERVISOR_TERM_OVERLAPS(path);
}

/** Whether the account holds the role of a supervisor at the union or above it on a day. */
export const holdsSupervisorRole = async (
  em: EntityManager,
  accountId: string,
  path: string,
  on: string,
): Promise<boolean> =>
  (await row(em, sql`select where ${holdsRole(sql`${accountId}::uuid`, sql`${path}::ltree`, on)}`)) !== undefined;

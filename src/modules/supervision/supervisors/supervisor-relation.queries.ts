import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../../platform/access/actor.js";
import { columnsOf } from "../../../platform/database/columns.js";
import { row, rows, sql, type Sql } from "../../../platform/database/sql.js";
import type { CursorKeys } from "../../../platform/graphql/api/cursor.js";
import { lockedEntity } from "../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { ownAccounts } from "../../identity/account.queries.js";
import { withinReach } from "../../trade-unions/tree/trade-union.queries.js";
import { DeclaredRelation } from "./supervisor-relation.entity.js";
import { ConflictReason, OFFICE_COUNTS_YEARS } from "./supervisor-relation.rules.js";
import { supervisorErrors } from "./supervisors.errors.js";

/** A relation as lists answer it. */
export type RelationRow = Omit<DeclaredRelation, "idempotencyKey" | "createdAt"> & { createdAt: string };

const columns = columnsOf<RelationRow>({
  id: "r.id",
  accountId: "r.account_id",
  tradeUnionId: "r.trade_union_id",
  reason: "r.reason",
  until: "r.until",
  version: "r.version",
  createdAt: "r.created_at",
});

/** The person themselves and those who keep the register; not those who draw, to whom it only says that somebody is left out. */
const visibleTo = (actor: Actor): Sql =>
  sql`(r.account_id = ${actor.accountId}::uuid or ${withinReach(actor, sql`u.path`, "supervisor:write")})`;

const source: Sql = sql`declared_relations r join trade_unions u on u.id = r.trade_union_id`;

/** One page, the latest first. */
export const relationPage = (
  em: EntityManager,
  actor: Actor,
  limit: number,
  after: CursorKeys | undefined,
): Promise<RelationRow[]> =>
  rows<RelationRow>(
    em,
    sql`select ${columns} from ${source} where ${visibleTo(actor)} ${
      after === undefined ? sql`` : sql`and (r.created_at, r.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
    } order by r.created_at desc, r.id desc limit ${limit}`,
  );

export const relationCount = async (em: EntityManager, actor: Actor): Promise<number> =>
  (await row<{ count: number }>(em, sql`select count(*) as count from ${source} where ${visibleTo(actor)}`))?.count ??
  0;

/** The relation at the version that was read, locked; its own person may change whatever they see. */
export async function relationForUpdate(work: Work, id: string, expectedVersion: number): Promise<DeclaredRelation> {
  const { entity } = await lockedEntity<DeclaredRelation, { id: string }>(work, DeclaredRelation, id, {
    path: ["input", "relationId"],
    notFound: supervisorErrors.RELATION_NOT_FOUND,
    expectedVersion,
    visible: sql`select r.id from ${source} where r.id = ${id}::uuid and ${visibleTo(work.actor)}`,
  });
  return entity;
}

/** Condition on `declared_relations r`: it stands in the way on a day. */
const countsOn = (on: string): Sql => sql`(r.until is null or ${on}::date <= case r.reason
  when ${ConflictReason.OFFICE} then (r.until + make_interval(years => ${OFFICE_COUNTS_YEARS}))::date else r.until end)`;

export interface DeclaredConflict {
  accountId: string;
  tradeUnionId: string;
}

/** Who of the accounts has declared, by whichever of their own, a relation to which of the unions, or to one above it, that counts on a day. */
export const declaredConflicts = (
  em: EntityManager,
  accountIds: readonly string[],
  tradeUnionIds: readonly string[],
  on: string,
): Promise<DeclaredConflict[]> =>
  rows<DeclaredConflict>(
    em,
    sql`select distinct person.id as "accountId", s.trade_union_id as "tradeUnionId"
      from unnest(${[...accountIds]}::uuid[]) as person (id) cross join lateral ${ownAccounts(sql`person.id`)} mine
      join declared_relations r on r.account_id = mine.id join trade_union_scopes s on s.scope_id = r.trade_union_id
      where s.trade_union_id = any(${[...tradeUnionIds]}::uuid[])
        and ${countsOn(on)} order by 1, 2`,
  );

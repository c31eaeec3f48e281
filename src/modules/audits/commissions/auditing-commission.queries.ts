import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../../platform/access/actor.js";
import { columnsOf } from "../../../platform/database/columns.js";
import { row, rows, sql, type Sql } from "../../../platform/database/sql.js";
import type { CursorKeys } from "../../../platform/graphql/api/cursor.js";
import { nestedPage } from "../../../platform/graphql/api/nested-page.js";
import { inScope, withinReach } from "../../trade-unions/tree/trade-union.queries.js";
import { POSTS_IN_CHARGE } from "../engagements/audit.rules.js";
import type { AuditingCommission, AuditingCommissionMember } from "./auditing-commission.entity.js";
import type { AuditingCommissionFilter } from "./auditing-commission.inputs.js";
import type { PersonInCharge } from "./auditing-commission.rules.js";
import { inOfficeOn } from "../../trade-unions/duties/office-days.queries.js";

/** A commission as lists answer it, with its members. */
export type AuditingCommissionRow = Omit<AuditingCommission, "idempotencyKey" | "createdAt"> & {
  members: AuditingCommissionMember[];
};

export const commissionColumns = columnsOf<AuditingCommissionRow>({
  id: "c.id",
  tradeUnionId: "c.trade_union_id",
  electedOn: "c.elected_on",
  termEndsOn: "c.term_ends_on",
  endedOn: "c.ended_on",
  version: "c.version",
  members:
    "(select coalesce(json_agg(json_build_object('name', m.name, 'post', m.post, 'accountId', m.account_id) order by m.place), '[]') from auditing_commission_members m where m.commission_id = c.id)",
});

const isVisible = (actor: Actor): Sql => withinReach(actor, sql`u.path`, "trade-union:read");

function matching(actor: Actor, { scope, level, ...asked }: AuditingCommissionFilter, today: string): Sql {
  const isSitting = asked.isSitting ?? asked.current ?? null;
  const isTermOver = asked.isTermOver ?? asked.termOver ?? null;
  return sql`${scope == null ? sql`true` : inScope(actor, scope, sql`c.trade_union_id`)}
    and (${level ?? null}::text[] is null or u.level = any(${level ?? null}))
    and (${isSitting}::boolean is null or (c.ended_on is null) = ${isSitting})
    and (${isTermOver}::boolean is null
      or (c.ended_on is null and c.term_ends_on < ${today}::date) = ${isTermOver})`;
}

const from: Sql = sql`from auditing_commissions c join trade_unions u on u.id = c.trade_union_id`;

/** Commissions of unions whose register the actor sees, the latest elected first. */
export const commissionPage = (
  em: EntityManager,
  actor: Actor,
  filter: AuditingCommissionFilter,
  today: string,
  limit: number,
  [electedOn = null, id = null]: CursorKeys = [],
): Promise<AuditingCommissionRow[]> =>
  rows<AuditingCommissionRow>(
    em,
    sql`select ${commissionColumns} ${from} where ${isVisible(actor)} and ${matching(actor, filter, today)}
        and (${electedOn}::date is null or (c.elected_on, c.id) < (${electedOn}::date, ${id}::uuid))
      order by c.elected_on desc, c.id desc limit ${limit}`,
  );

export async function commissionCount(
  em: EntityManager,
  actor: Actor,
  filter: AuditingCommissionFilter,
  today: string,
): Promise<number> {
  const found = await row<{ count: number }>(
    em,
    sql`select count(*) as count ${from} where ${isVisible(actor)} and ${matching(actor, filter, today)}`,
  );
  return found?.count ?? 0;
}

/** The commission that sits today, or undefined. */
export const sittingCommission = (
  em: EntityManager,
  tradeUnionId: string,
): Promise<AuditingCommissionRow | undefined> =>
  row<AuditingCommissionRow>(
    em,
    sql`select ${commissionColumns} from auditing_commissions c where c.trade_union_id = ${tradeUnionId}::uuid and c.ended_on is null`,
  );

/** Commissions of unions, the latest elected first; empty where the caller may not see the register. */
export const unionCommissionPage = nestedPage<AuditingCommissionRow, null>({
  list: "auditingCommissions",
  keys: ({ electedOn, id }) => [electedOn, id],
  parentOf: ({ tradeUnionId }) => tradeUnionId,
  fetch: ({ em, actor }, ids, { limit, after }) =>
    rows(
      em,
      sql`select page.* from trade_unions u cross join lateral (
          select ${commissionColumns} from auditing_commissions c where c.trade_union_id = u.id
            ${after === undefined ? sql`` : sql`and (c.elected_on, c.id) < (${after[0]}::date, ${after[1]}::uuid)`}
          order by c.elected_on desc, c.id desc limit ${limit}) page
        where u.id = any(${[...ids]}::uuid[]) and ${isVisible(actor)}
        order by page."electedOn" desc, page.id desc`,
    ),
  count: ({ em, actor }, ids) =>
    rows(
      em,
      sql`select u.id as "parentId", count(*) as count ${from}
        where u.id = any(${[...ids]}::uuid[]) and ${isVisible(actor)} group by u.id`,
    ),
});

/** Who is in charge of a union or its money today. */
export const peopleInCharge = (em: EntityManager, tradeUnionId: string, today: string): Promise<PersonInCharge[]> =>
  rows<PersonInCharge>(
    em,
    sql`select o.name, o.account_id as "accountId" from officers o
      where o.trade_union_id = ${tradeUnionId}::uuid and o.post = any(${[...POSTS_IN_CHARGE]}::text[])
        and ${inOfficeOn("o", sql`${today}::date`)}`,
  );

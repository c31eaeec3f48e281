import { businessDay } from "../../../platform/clock/clock.js";
import { row, rows, sql, type Sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { areInOneHand } from "../../identity/account.queries.js";
import { PERMISSIONS, type Permission } from "../../trade-unions/duties/role-permissions.rules.js";
import { publishedStatuses } from "./visit.lifecycle.js";
import { grantHoldsOn } from "../../trade-unions/duties/grant-days.queries.js";

/** The insiders of `supervision_visits v` as rows (account_id, the permission by which they are insiders). */
export const insiders: Sql = sql`(select v.drafted_by as account_id, 'visit:draw' as permission
  union select v.approver_id, 'visit:approve'
  union select m.account_id, 'visit:take-part' from visit_team_members m where m.visit_id = v.id and m.left_at is null) insider`;

/** Condition on `supervision_visits v`: it is shut for the account until another insider confirms. */
export const isShutFor = (account: Sql): Sql => sql`exists (select from visit_shut_insiders shut
  where shut.visit_id = v.id and shut.account_id = ${account} and shut.confirmed_at is null)`;

/** The same of a visit by its id, for what belongs to it, until its result stands. */
export const isVisitShutFor = (visitId: Sql, account: Sql): Sql => sql`exists (select from visit_shut_insiders shut
  join supervision_visits v on v.id = shut.visit_id and not v.status = any(${[...publishedStatuses]}::text[])
  where shut.visit_id = ${visitId} and shut.account_id = ${account} and shut.confirmed_at is null)`;

export interface OpenedAccount {
  accountId: string;
  /** Who opened the way in; null for the program beside the server. */
  byId: string | null;
  how: "PASSWORD_RESET" | "ENABLED";
}

/** Those of the accounts whose passwords somebody else issued last and for whom nobody has vouched since. */
export const unconfirmedAmong = async ({ em }: Work, accountIds: readonly string[]): Promise<string[]> =>
  (
    await rows<{ id: string }>(
      em,
      sql`select id from accounts where id = any(${[...accountIds]}::uuid[]) and password_issued_at is not null`,
    )
  ).map(({ id }) => id);

/**
 * Whether somebody is left who may confirm that an insider is the person again: another person who knows of the locked
 * visit, still has the role for it, can sign in, and is not in the hands of who opened the way in.
 */
export async function hasOtherInsider(
  { em, clock }: Work,
  visitId: string,
  { accountId, byId }: OpenedAccount,
): Promise<boolean> {
  const today = businessDay(clock.now());
  const rolesFor = (permission: Permission): Sql => sql`(${permission}, ${[...PERMISSIONS[permission]]}::text[])`;
  const found = await row(
    em,
    sql`select from supervision_visits v join trade_unions u on u.id = v.trade_union_id
        cross join lateral ${insiders} join accounts a on a.id = insider.account_id
        join (values ${rolesFor("visit:draw")}, ${rolesFor("visit:approve")}, ${rolesFor("visit:take-part")})
          as needed (permission, roles) on needed.permission = insider.permission
      where v.id = ${visitId}::uuid and a.disabled_at is null and not ${isShutFor(sql`a.id`)}
        and not ${areInOneHand(sql`a.id`, sql`${accountId}::uuid`)} and not ${areInOneHand(sql`a.id`, sql`${byId}::uuid`)}
        and exists (select from grants g join trade_unions gu on gu.id = g.trade_union_id
          where g.account_id = a.id and g.role = any(needed.roles) and u.path <@ gu.path
            and ${grantHoldsOn("g", sql`${today}::date`)}) limit 1`,
  );
  return found !== undefined;
}

/** Plans that are shut for somebody and of which one of the accounts is an insider, locked in the order of their ids. */
export const plansShutBeside = ({ em }: Work, accountIds: readonly string[]): Promise<{ id: string }[]> =>
  rows(
    em,
    sql`select v.id from supervision_visits v where v.status in ('DRAWN', 'APPROVED')
        and exists (select from visit_shut_insiders shut where shut.visit_id = v.id and shut.confirmed_at is null)
        and exists (select from ${insiders} where insider.account_id = any(${[...accountIds]}::uuid[]))
      order by v.id for no key update of v`,
  );

/** For whom a locked visit is shut, the latest first. */
export const accountsShutOut = ({ em }: Work, visitId: string): Promise<OpenedAccount[]> =>
  rows<OpenedAccount>(
    em,
    sql`select s.account_id as "accountId", s.opened_by as "byId", s.because as how from visit_shut_insiders s
      where s.visit_id = ${visitId}::uuid and s.confirmed_at is null order by s.shut_at desc, s.id`,
  );

export interface ShutInsider {
  id: string;
  openedBy: string | null;
  confirmedAt: string | null;
}

/** How a locked visit is, or last was, shut for an account; undefined where it never was. */
export const shutInsider = ({ em }: Work, visitId: string, accountId: string): Promise<ShutInsider | undefined> =>
  row<ShutInsider>(
    em,
    sql`select s.id, s.opened_by as "openedBy", s.confirmed_at as "confirmedAt" from visit_shut_insiders s
      where s.visit_id = ${visitId}::uuid and s.account_id = ${accountId}::uuid
      order by s.confirmed_at desc nulls first limit 1`,
  );

import { businessDay } from "../../../../platform/clock/clock.js";
import { isWithin } from "../../../../platform/access/actor.js";
import { row, rows, sql } from "../../../../platform/database/sql.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { accessChanged } from "../../../identity/access.events.js";
import type { Account } from "../../../identity/account.entity.js";
import { lockAccounts, lockedAccount } from "../../../identity/account.queries.js";
import { Grant } from "../grant.entity.js";
import type { RevokeGrantInput } from "../grant.inputs.js";
import { grantErrors } from "../grants.errors.js";
import { holdsNow, lockedPendingGrant, pendingGrantInReach } from "../pending-grant.queries.js";
import { decidePendingGrant } from "../pending-grant.writes.js";
import { PERMISSIONS } from "../../duties/role-permissions.rules.js";
import { withinReach } from "../../tree/trade-union.queries.js";
import { grantHoldsOn } from "../../duties/grant-days.queries.js";

const PATH = ["input", "grantId"];

/** Takes a role away at once, or what waits for a second person; a grant that was revoked before stays as it was. */
export async function revokeGrant(work: Work, input: RevokeGrantInput): Promise<Account> {
  const { em, actor, clock, events, journal } = work;
  const found = await row<{ accountId: string; path: string }>(
    em,
    sql`select g.account_id as "accountId", ltree2text(u.path) as path
      from grants g join trade_unions u on u.id = g.trade_union_id
      where g.id = ${input.grantId}::uuid and ${withinReach(actor, sql`u.path`, "account:manage")}`,
  );
  if (found === undefined) return withdrawPending(work, input.grantId);
  // Both, so that two administrators who revoke each other do not both succeed.
  await lockAccounts(work, [actor.accountId, found.accountId]);
  const grant = await em.findOneOrFail(Grant, { id: input.grantId });
  const account = await lockedAccount(work, grant.accountId);
  if (grant.revokedAt !== null) return account;

  const own = await ownAdministrations(work);
  if (!own.some(({ path }) => isWithin(found.path, path))) throw platformErrors.NOT_PERMITTED(PATH);
  if (own.length === 1 && own[0]?.id === grant.id) throw grantErrors.LAST_ADMINISTRATOR(PATH);

  grant.revokedAt = clock.now();
  await em.flush();
  events.emit(accessChanged, { accountIds: [account.id] });
  const details = { accountId: account.id, role: grant.role, tradeUnionId: grant.tradeUnionId };
  journal.record(
    "grant.revoked",
    { type: "Grant", id: grant.id },
    { details, before: { isRevoked: false }, after: { isRevoked: true } },
  );
  return account;
}

/** Takes back what waits. One that is being confirmed at the same time is found confirmed here, or is never confirmed. */
async function withdrawPending(work: Work, grantId: string): Promise<Account> {
  const seen = await pendingGrantInReach(work, grantId, "account:manage");
  if (seen === undefined) throw grantErrors.GRANT_NOT_FOUND(PATH);
  await lockAccounts(work, [work.actor.accountId, seen.accountId, seen.requestedBy]);
  const pending = await lockedPendingGrant(work, grantId);
  // Confirmed since it was looked for: now it is a grant, to be revoked like one.
  if (pending.outcome === "CONFIRMED") return revokeGrant(work, { grantId });
  const account = await lockedAccount(work, pending.accountId);
  if (pending.outcome === "WITHDRAWN") return account;
  if (!(await holdsNow(work, PERMISSIONS["account:manage"], pending.path))) throw platformErrors.NOT_PERMITTED(PATH);
  await decidePendingGrant(work, grantId, "WITHDRAWN");
  work.journal.record(
    "grant.withdrawn",
    { type: "Grant", id: grantId },
    {
      details: { accountId: account.id, role: pending.role, tradeUnionId: pending.tradeUnionId },
      before: { state: "PENDING" },
      after: { state: "WITHDRAWN" },
    },
  );
  return account;
}

/** Where the actor is administrator now, which may be less than when their request began. */
const ownAdministrations = ({ em, actor, clock }: Work): Promise<{ id: string; path: string }[]> =>
  rows(
    em,
    sql`select g.id, ltree2text(u.path) as path from grants g join trade_unions u on u.id = g.trade_union_id
      where g.account_id = ${actor.accountId}::uuid and g.role = 'ADMINISTRATOR'
        and ${grantHoldsOn("g", sql`${businessDay(clock.now())}::date`)}`,
  );

import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import type { Account } from "../../../identity/account.entity.js";
import { lockAccounts, lockedAccount, mayBeOnePerson } from "../../../identity/account.queries.js";
import { vouchFor } from "../../../identity/commands/vouch-for.js";
import type { ConfirmGrantInput } from "../grant.inputs.js";
import { CONFIRMING_ROLES } from "../grant.rules.js";
import { grantErrors } from "../grants.errors.js";
import { holdsNow, lockedPendingGrant, pendingGrantInReach } from "../pending-grant.queries.js";
import { decidePendingGrant } from "../pending-grant.writes.js";
import { PERMISSIONS } from "../../duties/role-permissions.rules.js";
import { requireSeparation } from "../../duties/separation-of-duty.queries.js";
import { TradeUnion } from "../../tree/trade-union.entity.js";
import { requireGrantable, holdGrant } from "./add-grant.js";

const PATH = ["input", "grantId"];

/**
 * Lets a grant that waits take effect: by a second leader or administrator at or above, who neither asked for it nor
 * receives it, as long as the one who asked may still give it. Who confirms vouches for the account too, so that whoever issued its password
 * before no longer counts as in it.
 */
export async function confirmGrant(work: Work, { grantId }: ConfirmGrantInput): Promise<Account> {
  const { em, actor } = work;
  const seen = await pendingGrantInReach(work, grantId, "grant:confirm");
  if (seen === undefined) throw grantErrors.GRANT_NOT_FOUND(PATH);
  // In one order with every other command about grants; behind them nobody confirms with a role that is being revoked.
  await lockAccounts(work, [actor.accountId, seen.accountId, seen.requestedBy]);
  const pending = await lockedPendingGrant(work, grantId);
  if (pending.outcome === "CONFIRMED" && pending.decidedBy === actor.accountId)
    return lockedAccount(work, pending.accountId);
  if (pending.outcome !== null) throw grantErrors.GRANT_NOT_PENDING(PATH);
  if (!(await holdsNow(work, CONFIRMING_ROLES, pending.path))) throw platformErrors.NOT_PERMITTED(PATH);
  await requireSeparation(work, "confirmGrant", { asks: [pending.requestedBy], receives: [pending.accountId] }, PATH);
  if (await mayBeOnePerson(em, actor.accountId, pending.requestedBy))
    throw grantErrors.GRANT_CONFIRMER_NOT_SECOND(PATH);
  // A grant is the word of two: what one of them could not say any more is not made good by the other.
  if (!(await holdsNow(work, PERMISSIONS["account:manage"], pending.path, pending.requestedBy)))
    throw grantErrors.GRANT_ASKER_LOST_ROLE(PATH);

  const account = await lockedAccount(work, pending.accountId);
  const union = await em.findOneOrFail(TradeUnion, { id: pending.tradeUnionId });
  await requireGrantable(work, account, union, pending, () => PATH);
  await decidePendingGrant(work, grantId, "CONFIRMED");
  await holdGrant(work, account.id, { ...pending, grantedBy: pending.requestedBy, confirmedBy: actor.accountId });
  if (await mayBeOnePerson(em, actor.accountId, account.id)) return account;
  await vouchFor(work, account.id, pending.requestedAt);
  return lockedAccount(work, account.id);
}

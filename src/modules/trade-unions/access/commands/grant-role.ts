import { holds } from "../../../../platform/access/actor.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import type { Account } from "../../../identity/account.entity.js";
import type { GrantRoleInput } from "../grant.inputs.js";
import { visibleAccountForUpdate } from "../managed-account.queries.js";
import { requireSeparation } from "../../duties/separation-of-duty.queries.js";
import { visibleTradeUnion } from "../../tree/trade-union.queries.js";
import { tradeUnionErrors } from "../../tree/trade-unions.errors.js";
import { addGrant } from "./add-grant.js";

/**
 * Gives somebody else a role at a union, for those who manage accounts there or above; what judges or sees what is sealed
 * waits for a second person. Answers the account and the grant's id.
 */
export async function grantRole(work: Work, input: GrantRoleInput): Promise<{ account: Account; grantId: string }> {
  const { em, actor } = work;
  const union = await visibleTradeUnion(em, actor, input.tradeUnionId);
  if (union === undefined) throw tradeUnionErrors.TRADE_UNION_NOT_FOUND(["input", "tradeUnionId"]);
  if (!holds(actor, "account:manage", union.path)) throw platformErrors.NOT_PERMITTED(["input", "tradeUnionId"]);
  const account = await visibleAccountForUpdate(work, input.accountId);
  await requireSeparation(work, "grantRole", { receives: [account.id] }, ["input", "accountId"]);
  return { account, grantId: await addGrant(work, account, union, input, actor.accountId) };
}

import { randomUUID } from "node:crypto";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { lockAccounts } from "../../../identity/account.queries.js";
import { contentOf, findIdempotentResult } from "../../../../platform/idempotency/idempotent-result.js";
import { visibleAccountForUpdate } from "../../../trade-unions/access/managed-account.queries.js";
import { visibleTradeUnion } from "../../../trade-unions/tree/trade-union.queries.js";
import { tradeUnionErrors } from "../../../trade-unions/tree/trade-unions.errors.js";
import { DeclaredRelation } from "../supervisor-relation.entity.js";
import type { DeclareRelationInput } from "../supervisor-relation.inputs.js";
import { canKeepSupervisors } from "../supervisor.policy.js";

const ACTION = "relation.declared";

/** Declares a relation to a union before a visit: the own one, or one on paper by whoever keeps the register. */
export async function declareRelation(work: Work, input: DeclareRelationInput): Promise<DeclaredRelation> {
  const { em, actor, clock, journal } = work;
  const union = await visibleTradeUnion(em, actor, input.tradeUnionId);
  if (union === undefined) throw tradeUnionErrors.TRADE_UNION_NOT_FOUND(["input", "tradeUnionId"]);
  const accountId = input.accountId ?? actor.accountId;
  if (accountId === actor.accountId) await lockAccounts(work, [accountId]);
  else {
    await visibleAccountForUpdate(work, accountId);
    if (!canKeepSupervisors(actor, union.path)) throw platformErrors.NOT_PERMITTED(["input", "tradeUnionId"]);
  }
  const content = contentOf(input);
  const key = { table: "declared_relations", action: ACTION, key: input.idempotencyKey, content };
  const made = await findIdempotentResult(work, key);
  if (made !== undefined) return em.findOneOrFail(DeclaredRelation, { id: made });

  const relation = em.create(DeclaredRelation, {
    id: randomUUID(),
    accountId,
    tradeUnionId: union.id,
    reason: input.reason,
    until: input.until ?? null,
    idempotencyKey: input.idempotencyKey,
    createdAt: clock.now(),
  });
  // What is declared stays between few, so the journal only says that something was.
  journal.record(ACTION, { type: "DeclaredRelation", id: relation.id }, { after: content });
  await em.flush();
  return relation;
}

import { rows, sql } from "../../../../platform/database/sql.js";
import { processor } from "../../../../platform/unit-of-work/processors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { accountOpenedByOther } from "../../../identity/access.events.js";
import { CONFIRMING_ROLES } from "../../../trade-unions/access/grant.rules.js";
import { grantWaits } from "../../../trade-unions/access/grants.events.js";
import { holdersAbove, unionsOfPerson } from "../../../trade-unions/access/people-in-charge.queries.js";
import { sendMessage } from "../commands/send-message.js";
import { MessageKind } from "../message.entity.js";

const namesOf = async ({ em }: Work, ids: readonly string[]): Promise<Map<string, string>> => {
  const found = await rows<{ id: string; name: string }>(
    em,
    sql`select id, name from accounts where id = any(${[...ids]}::uuid[])`,
  );
  return new Map(found.map(({ id, name }) => [id, name]));
};

/** Somebody else opened the way into an account: the person and the leaders above are told, whatever the person knows of. */
export const tellOfOpenedAccount = processor(accountOpenedByOther, async (work, { accountId, byId, how }) => {
  const unions = await unionsOfPerson(work, accountId);
  const [tradeUnionId] = unions;
  if (tradeUnionId === undefined) return;
  const names = await namesOf(work, byId === null ? [accountId] : [accountId, byId]);
  await sendMessage(work, {
    kind: MessageKind.ACCOUNT_OPENED,
    tradeUnionId,
    recipientIds: [...new Set([accountId, ...(await holdersAbove(work, ["LEADER"], unions))])],
    details: { person: names.get(accountId) ?? "", by: byId === null ? null : (names.get(byId) ?? ""), how },
  });
});

/** A role waits for a second person: those who may be it are told. */
export const tellOfPendingGrant = processor(grantWaits, async (work, grant) => {
  const { accountId, tradeUnionId, role, requestedBy } = grant;
  const names = await namesOf(work, [accountId, requestedBy]);
  const above = await holdersAbove(work, CONFIRMING_ROLES, [tradeUnionId]);
  await sendMessage(work, {
    kind: MessageKind.GRANT_PENDING,
    tradeUnionId,
    recipientIds: above.filter((id) => id !== accountId && id !== requestedBy),
    details: { person: names.get(accountId) ?? "", by: names.get(requestedBy) ?? "", role },
  });
});

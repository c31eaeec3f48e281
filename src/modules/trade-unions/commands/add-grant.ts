import { businessDay } from "../../../platform/clock/clock.js";
import { rows, sql } from "../../../platform/database/sql.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { accessChanged } from "../../identity/access.events.js";
import type { Account } from "../../identity/account.entity.js";
import { identityErrors } from "../../identity/identity.errors.js";
import { contentOf, earlierCreation } from "../creation.queries.js";
import { Grant } from "../grant.entity.js";
import { LEVELS_OF_ROLE, MAXIMUM_GRANTS, refusedExtras } from "../grant.rules.js";
import { grantErrors } from "../grants.errors.js";
import type { Role } from "../role-permissions.rules.js";
import { TradeUnionStatus, type TradeUnion } from "../trade-union.entity.js";
import { tradeUnionErrors } from "../trade-unions.errors.js";

export interface AddGrant {
  role: Role;
  until?: string | null;
  extraPermissions?: readonly string[] | null;
  idempotencyKey: string;
}

const LAST_DAY = "2199-12-31";

/** Gives a locked account a role at a union; who may give it is asked before. */
export async function addGrant(
  work: Work,
  account: Account,
  union: Pick<TradeUnion, "id" | "level" | "status">,
  input: AddGrant,
  grantedBy: string | null,
): Promise<Grant> {
  const { em, clock, journal, events } = work;
  const { role, idempotencyKey } = input;
  const until = input.until ?? null;
  const extraPermissions = [...new Set(input.extraPermissions ?? [])].sort();
  const content = contentOf({
    idempotencyKey,
    accountId: account.id,
    tradeUnionId: union.id,
    role,
    until,
    extraPermissions,
  });
  const earlier = await earlierCreation(work, { table: "grants", action: "grant.given", key: idempotencyKey, content });
  if (earlier !== undefined) return em.findOneOrFail(Grant, { id: earlier });

  const today = businessDay(clock.now());
  if (union.status === TradeUnionStatus.CLOSED) throw tradeUnionErrors.TRADE_UNION_CLOSED(["input", "tradeUnionId"]);
  if (!LEVELS_OF_ROLE[role].includes(union.level)) throw grantErrors.ROLE_NOT_AT_LEVEL(["input", "role"]);
  if (refusedExtras(role, extraPermissions).length > 0)
    throw grantErrors.PERMISSION_NOT_GRANTABLE(["input", "extraPermissions"]);
  if (until !== null && (until < today || until > LAST_DAY)) {
    throw platformErrors.DATE_OUT_OF_RANGE(["input", "until"], { min: today, max: LAST_DAY });
  }
  if (account.disabledAt !== null) throw identityErrors.ACCOUNT_DISABLED(["input", "accountId"]);

  await makeRoom(work, account.id, union.id, role, today);
  const grant = em.create(Grant, {
    accountId: account.id,
    tradeUnionId: union.id,
    role,
    extraPermissions,
    since: today,
    until,
    grantedBy,
    idempotencyKey,
    createdAt: clock.now(),
  });
  await em.flush();
  events.emit(accessChanged, { accountIds: [account.id] });
  journal.record(
    "grant.given",
    { type: "Grant", id: grant.id },
    { details: { accountId: account.id, role, tradeUnionId: union.id }, after: content },
  );
  return grant;
}

/** Refuses what is held already or is too much; an ended grant of the same role gives way to the new one. */
async function makeRoom(
  { em, clock }: Work,
  accountId: string,
  tradeUnionId: string,
  role: Role,
  today: string,
): Promise<void> {
  await rows(
    em,
    sql`update grants set revoked_at = ${clock.now().toISOString()}::timestamptz
      where account_id = ${accountId}::uuid and trade_union_id = ${tradeUnionId}::uuid and role = ${role}
        and revoked_at is null and until < ${today}::date`,
  );
  const held = await rows<{ tradeUnionId: string; role: string }>(
    em,
    sql`select trade_union_id as "tradeUnionId", role from grants
      where account_id = ${accountId}::uuid and revoked_at is null and (until is null or until >= ${today}::date)`,
  );
  if (held.some((grant) => grant.tradeUnionId === tradeUnionId && grant.role === role)) {
    throw grantErrors.GRANT_EXISTS(["input", "role"]);
  }
  if (held.length >= MAXIMUM_GRANTS) throw grantErrors.GRANTS_TOO_MANY([], { max: MAXIMUM_GRANTS });
}

import { v7 as uuidv7 } from "uuid";
import { businessDay } from "../../../../platform/clock/clock.js";
import { rows, sql } from "../../../../platform/database/sql.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { accessChanged } from "../../../identity/access.events.js";
import type { Account } from "../../../identity/account.entity.js";
import { identityErrors } from "../../../identity/identity.errors.js";
import { contentOf, findIdempotentResult } from "../../../../platform/idempotency/idempotent-result.js";
import { Grant } from "../grant.entity.js";
import { LEVELS_OF_ROLE, MAXIMUM_GRANTS, needsConfirmation, refusedExtras } from "../grant.rules.js";
import { grantErrors } from "../grants.errors.js";
import { grantWaits } from "../grants.events.js";
import type { Role } from "../../duties/role-permissions.rules.js";
import { TradeUnionStatus, type TradeUnion } from "../../tree/trade-union.entity.js";
import { tradeUnionErrors } from "../../tree/trade-unions.errors.js";
import { grantHoldsOnOrAfter } from "../../duties/grant-days.queries.js";

export interface AddGrant {
  role: Role;
  until?: string | null;
  extraPermissions?: readonly string[] | null;
  idempotencyKey: string;
}

type Place = Pick<TradeUnion, "id" | "level" | "status">;

const LAST_DAY = "2199-12-31";

/**
 * Gives a locked account a role at a union; who may give it is asked before. What needs a second person waits apart from
 * the grants until it is confirmed; from the program beside the server, where `grantedBy` is null, everything holds at once.
 * Answers the grant's id.
 */
export async function addGrant(
  work: Work,
  account: Account,
  union: Place,
  input: AddGrant,
  grantedBy: string | null,
): Promise<string> {
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
  const key = { key: idempotencyKey, content };
  const earlier =
    (await findIdempotentResult(work, { ...key, table: "grants", action: "grant.given" })) ??
    (await findIdempotentResult(work, { ...key, table: "pending_grants", action: "grant.requested" }));
  if (earlier !== undefined) return earlier;

  const asked = { id: uuidv7(), tradeUnionId: union.id, role, until, extraPermissions };
  await requireGrantable(work, account, union, asked);
  if (grantedBy !== null && needsConfirmation(role, extraPermissions))
    await letWait(work, account.id, { ...asked, content, idempotencyKey, requestedBy: grantedBy });
  else await holdGrant(work, account.id, { ...asked, content, idempotencyKey, grantedBy, confirmedBy: null });
  return asked.id;
}

interface AskedGrant {
  id: string;
  tradeUnionId: string;
  role: Role;
  until: string | null;
  extraPermissions: string[];
}

const ofInput = (field: string): string[] => ["input", field];

/** Refuses what cannot be held, when it is asked for and once more when it is confirmed; `at` is where a field stands in the input. */
export async function requireGrantable(
  work: Work,
  account: Account,
  union: Place,
  asked: Omit<AskedGrant, "tradeUnionId">,
  at: (field: string) => readonly string[] = ofInput,
): Promise<void> {
  const { role, until, extraPermissions } = asked;
  const today = businessDay(work.clock.now());
  if (union.status === TradeUnionStatus.CLOSED) throw tradeUnionErrors.TRADE_UNION_CLOSED(at("tradeUnionId"));
  if (!LEVELS_OF_ROLE[role].includes(union.level)) throw grantErrors.ROLE_NOT_AT_LEVEL(at("role"));
  if (refusedExtras(role, extraPermissions).length > 0)
    throw grantErrors.PERMISSION_NOT_GRANTABLE(at("extraPermissions"));
  if (until !== null && (until < today || until > LAST_DAY)) {
    throw platformErrors.DATE_OUT_OF_RANGE(at("until"), { min: today, max: LAST_DAY });
  }
  if (account.disabledAt !== null) throw identityErrors.ACCOUNT_DISABLED(at("accountId"));
  await makeRoom(work, account.id, union.id, asked, at("role"));
}

/** Makes a grant that holds from today on. */
export async function holdGrant(
  { em, clock, events, journal }: Work,
  accountId: string,
  given: AskedGrant & {
    grantedBy: string | null;
    confirmedBy: string | null;
    idempotencyKey?: string;
    content?: unknown;
  },
): Promise<void> {
  const { id, tradeUnionId, role, until, extraPermissions, grantedBy, confirmedBy } = given;
  em.create(Grant, {
    id,
    accountId,
    tradeUnionId,
    role,
    extraPermissions,
    until,
    grantedBy,
    confirmedBy,
    since: businessDay(clock.now()),
    idempotencyKey: given.idempotencyKey ?? null,
    createdAt: clock.now(),
  });
  await em.flush();
  events.emit(accessChanged, { accountIds: [accountId] });
  journal.record(
    "grant.given",
    { type: "Grant", id },
    {
      details: { accountId, role, tradeUnionId, ...(confirmedBy === null ? {} : { grantedBy, confirmedBy }) },
      after: given.content ?? contentOf({ idempotencyKey: "", accountId, tradeUnionId, role, until, extraPermissions }),
    },
  );
}

async function letWait(
  { em, clock, events, journal }: Work,
  accountId: string,
  asked: AskedGrant & { requestedBy: string; idempotencyKey: string; content: unknown },
): Promise<void> {
  const { id, tradeUnionId, role, until, extraPermissions, requestedBy, idempotencyKey, content } = asked;
  await rows(
    em,
    sql`insert into pending_grants (id, account_id, trade_union_id, role, extra_permissions, until, requested_by, requested_at,
        idempotency_key)
      values (${id}::uuid, ${accountId}::uuid, ${tradeUnionId}::uuid, ${role}, ${extraPermissions}::text[], ${until}::date,
        ${requestedBy}::uuid, ${clock.now().toISOString()}::timestamptz, ${idempotencyKey}::uuid)`,
  );
  events.emit(grantWaits, { grantId: id, accountId, tradeUnionId, role, requestedBy });
  journal.record(
    "grant.requested",
    { type: "Grant", id },
    { details: { accountId, role, tradeUnionId }, after: content },
  );
}

/** Refuses what is held or asked for already, or is too much; an ended grant of the same role gives way to the new one. */
async function makeRoom(
  { em, clock, journal }: Work,
  accountId: string,
  tradeUnionId: string,
  { id, role }: Pick<AskedGrant, "id" | "role">,
  path: readonly string[],
): Promise<void> {
  const today = businessDay(clock.now());
  const over = await rows<{ id: string }>(
    em,
    sql`update grants set revoked_at = ${clock.now().toISOString()}::timestamptz
      where account_id = ${accountId}::uuid and trade_union_id = ${tradeUnionId}::uuid and role = ${role}
        and revoked_at is null and not ${grantHoldsOnOrAfter("grants", sql`${today}::date`)} returning id`,
  );
  for (const grant of over)
    journal.record(
      "grant.run-out",
      { type: "Grant", id: grant.id },
      { before: { isRevoked: false }, after: { isRevoked: true } },
    );
  const taken = await rows<{ tradeUnionId: string; role: string; waits: boolean }>(
    em,
    sql`select trade_union_id as "tradeUnionId", role, false as waits from grants
      where account_id = ${accountId}::uuid and ${grantHoldsOnOrAfter("grants", sql`${today}::date`)}
      union all select trade_union_id, role, true from pending_grants
      where account_id = ${accountId}::uuid and outcome is null and id <> ${id}::uuid`,
  );
  const same = taken.find((grant) => grant.tradeUnionId === tradeUnionId && grant.role === role);
  if (same !== undefined) throw grantErrors[same.waits ? "GRANT_PENDING" : "GRANT_EXISTS"](path);
  if (taken.length >= MAXIMUM_GRANTS) throw grantErrors.GRANTS_TOO_MANY([], { max: MAXIMUM_GRANTS });
}

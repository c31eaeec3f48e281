import { LockMode } from "@mikro-orm/core";
import { v7 as uuidv7 } from "uuid";
import { daysBefore } from "../../../platform/clock/day.rules.js";
import { row, sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { Account } from "../account.entity.js";
import type { Credentials } from "../account.queries.js";
import { identityErrors } from "../identity.errors.js";
import { countStored } from "./count-stored.js";
import { requireRoom } from "./require-room.js";
import { BYTES_OF_A_SIGN_IN, SESSIONS_PER_DEVICE } from "../storage.rules.js";
import { ENDED_SESSIONS_DAYS, storePair } from "../session.writes.js";
import { endSessions } from "./end-sessions.js";
import { newFamily, newTokenPair, tokenHash, type TokenPair } from "../token.rules.js";

export interface SigningDevice {
  id: string;
  name: string;
  platform: string;
}

/** Opens a session for somebody whose password was just checked. */
export async function signIn(
  work: Work,
  credentials: Credentials,
  device: SigningDevice,
): Promise<{ account: Account; pair: TokenPair }> {
  const { em, clock } = work;
  const now = clock.now();
  // Disabling and resetting lock the row too: either they see this session, or this sees them.
  const account = await em.findOneOrFail(Account, { id: credentials.id }, { lockMode: LockMode.PESSIMISTIC_READ });
  if (account.disabledAt !== null || account.passwordHash !== credentials.passwordHash)
    throw identityErrors.SIGN_IN_FAILED();

  await useDevice(work, account.id, device);
  await countStored(work, account.id, "SIGN_INS", { items: 1, bytes: BYTES_OF_A_SIGN_IN }, ["input"]);
  const sessionId = uuidv7();
  const family = newFamily();
  const pair = newTokenPair(family, now);
  await row(
    em,
    sql`insert into sessions (id, account_id, device_id, family_hash, expires_at, created_at)
      values (${sessionId}::uuid, ${account.id}::uuid, ${device.id}::uuid, ${tokenHash(family)},
        ${pair.refreshTokenExpiresAt.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz)`,
  );
  await storePair(em, sessionId, 0, pair, now);
  await dropOldSessions(work, account.id, device.id);
  work.journal.record(
    "session.signed-in",
    { type: "Account", id: account.id },
    { details: { sessionId, deviceId: device.id } },
  );
  return { account, pair };
}

async function useDevice(work: Work, accountId: string, { id, name, platform }: SigningDevice): Promise<void> {
  const { em, clock } = work;
  const now = clock.now().toISOString();
  const used = await row<{ isRevoked: boolean; isNew: boolean }>(
    em,
    sql`insert into devices (id, account_id, name, platform, first_seen_at, last_seen_at)
      values (${id}::uuid, ${accountId}::uuid, ${name}, ${platform}, ${now}::timestamptz, ${now}::timestamptz)
      on conflict (id, account_id) do update
        set name = excluded.name, platform = excluded.platform, last_seen_at = excluded.last_seen_at
      returning revoked_at is not null as "isRevoked", xmax = 0 as "isNew"`,
  );
  if (used?.isRevoked === true) throw identityErrors.DEVICE_REVOKED(["input", "device", "id"]);
  if (used?.isNew === true)
    await requireRoom(
      work,
      accountId,
      "DEVICES",
      sql`select count(*)::integer as items, coalesce(sum(150 + octet_length(name) + octet_length(platform)), 0)::bigint as bytes
        from devices where account_id = ${accountId}::uuid`,
      ["input", "device"],
    );
}

async function dropOldSessions(work: Work, accountId: string, deviceId: string): Promise<void> {
  const keptSince = daysBefore(work.clock.now(), ENDED_SESSIONS_DAYS).toISOString();
  await row(
    work.em,
    sql`delete from sessions s where s.account_id = ${accountId}::uuid
      and (s.revoked_at < ${keptSince}::timestamptz or s.expires_at < ${keptSince}::timestamptz)`,
  );
  await endSessions(
    work,
    "TOO_MANY_SESSIONS",
    sql`s.id in (select id from sessions where account_id = ${accountId}::uuid and device_id = ${deviceId}::uuid
      and revoked_at is null order by created_at desc, id desc offset ${SESSIONS_PER_DEVICE}::int)`,
  );
}

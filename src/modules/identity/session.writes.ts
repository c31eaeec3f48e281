import { row, sql } from "../../platform/database/sql.js";
import type { EntityManager } from "@mikro-orm/postgresql";
import { tokenHash, type TokenPair } from "./token.rules.js";

/** How many pairs of one generation answer retries; older ones were lost with their answers. */
const PAIRS_OF_A_GENERATION = 32;

/** How many generations of access tokens stay open until they expire, so that a request under way never fails. */
const OPEN_GENERATIONS = 20;

/** For how long ended sessions are kept to tell a device why it is out, in days. */
export const ENDED_SESSIONS_DAYS = 30;

/** Keeps a new pair of a session, and gives up those that cannot be presented any more. */
export async function storePair(
  em: EntityManager,
  sessionId: string,
  generation: number,
  pair: TokenPair,
  now: Date,
): Promise<void> {
  await row(
    em,
    sql`delete from session_tokens t where t.session_id = ${sessionId}::uuid and (
        t.generation < ${generation}::int - 1 and t.access_expires_at <= ${now.toISOString()}::timestamptz
        or t.generation < ${generation}::int - ${OPEN_GENERATIONS}::int
        or t.access_hash in (
          select access_hash from session_tokens where session_id = ${sessionId}::uuid and generation = ${generation}::int
          order by access_expires_at desc, access_hash offset ${PAIRS_OF_A_GENERATION - 1}::int))`,
  );
  await row(
    em,
    sql`insert into session_tokens (access_hash, session_id, generation, refresh_hash, access_expires_at, refresh_expires_at)
      values (${tokenHash(pair.accessToken)}, ${sessionId}::uuid, ${generation}::int, ${tokenHash(pair.refreshToken)},
        ${pair.accessTokenExpiresAt.toISOString()}::timestamptz, ${pair.refreshTokenExpiresAt.toISOString()}::timestamptz)`,
  );
}

/**
 * Notes that a pair of this generation was used: the answer arrived, so the token before it is given up. A statement of
 * its own, as the request that brings the token may only be reading.
 */
export async function confirmGeneration(em: EntityManager, sessionId: string, generation: number): Promise<void> {
  await row(
    em,
    sql`update sessions set confirmed = true where id = ${sessionId}::uuid and generation = ${generation}::int and not confirmed`,
  );
}

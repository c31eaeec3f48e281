import type { DomainError } from "../../../platform/errors/domain-error.js";
import { row, sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { identityErrors } from "../identity.errors.js";
import { afterRefresh, judgeRefresh } from "../refresh.rules.js";
import { storePair } from "../session.writes.js";
import { endSessions } from "./end-sessions.js";
import type { RefreshSessionInput } from "../session.inputs.js";
import { familyOf, newTokenPair, tokenHash, type TokenPair } from "../token.rules.js";

interface FamilyRow {
  id: string;
  generation: number;
  confirmed: boolean;
  isRevoked: boolean;
  username: string;
}

/** A refusal is returned, not thrown: the end of a replayed session has to be committed. */
export type RefreshOutcome = { pair: TokenPair; username: string } | { refusal: DomainError };

/** Exchanges a refresh token for a fresh pair, again for a device that lost the answer, never for a copied token. */
export async function refreshSession(work: Work, { refreshToken }: RefreshSessionInput): Promise<RefreshOutcome> {
  const path = ["input", "refreshToken"];
  const family = familyOf(refreshToken);
  const session = family === undefined ? undefined : await lockedFamily(work, family);
  if (family === undefined || session === undefined) return { refusal: identityErrors.REFRESH_TOKEN_NOT_VALID(path) };

  const verdict = judgeRefresh(session, await presented(work, session.id, refreshToken));
  if (verdict === "EXPIRED") return { refusal: identityErrors.REFRESH_TOKEN_NOT_VALID(path) };
  if (verdict === "REVOKED") return { refusal: identityErrors.SESSION_REVOKED(path) };
  if (verdict === "REPLAY") {
    await endSessions(work, "REPLAYED", sql`s.id = ${session.id}::uuid`);
    work.journal.record(
      "session.replayed",
      { type: "Session", id: session.id },
      { details: { generation: session.generation } },
    );
    return { refusal: identityErrors.SESSION_REVOKED(path) };
  }
  const now = work.clock.now();
  const { generation } = afterRefresh(session, verdict);
  const pair = newTokenPair(family, now);
  await row(
    work.em,
    sql`update sessions set generation = ${generation}::int, confirmed = false, refreshed_at = ${now.toISOString()}::timestamptz,
        expires_at = ${pair.refreshTokenExpiresAt.toISOString()}::timestamptz
      where id = ${session.id}::uuid`,
  );
  await storePair(work.em, session.id, generation, pair, now);
  return { pair, username: session.username };
}

/** Locked, so that of two refreshes at once the second sees what the first did. */
const lockedFamily = ({ em }: Work, family: string): Promise<FamilyRow | undefined> =>
  row<FamilyRow>(
    em,
    sql`select s.id, s.generation, s.confirmed, s.revoked_at is not null as "isRevoked", a.username
      from sessions s join accounts a on a.id = s.account_id
      where s.family_hash = ${tokenHash(family)} for update of s`,
  );

const presented = ({ em, clock }: Work, sessionId: string, refreshToken: string) =>
  row<{ generation: number; isExpired: boolean }>(
    em,
    sql`select generation, refresh_expires_at <= ${clock.now().toISOString()}::timestamptz as "isExpired"
      from session_tokens where refresh_hash = ${tokenHash(refreshToken)} and session_id = ${sessionId}::uuid`,
  );

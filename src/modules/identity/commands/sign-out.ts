import { sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { endSessions } from "./end-sessions.js";

/** Ends the caller's session on this device; their other devices, and other people on this one, stay signed in. */
export async function signOut(work: Work): Promise<void> {
  const { sessionId, accountId } = work.actor;
  await endSessions(work, "SIGNED_OUT", sql`s.id = ${sessionId}::uuid`);
  work.journal.record("session.signed-out", { type: "Account", id: accountId }, { details: { sessionId } });
}

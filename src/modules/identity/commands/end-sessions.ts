import { rows, sql, type Sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { accessChanged } from "../access.events.js";
import type { SessionEnd } from "../session.entity.js";

/** Ends every live session that meets a condition on `s`; their tokens stop with the commit. */
export async function endSessions(work: Work, reason: SessionEnd, condition: Sql): Promise<void> {
  const ended = await rows<{ accountId: string }>(
    work.em,
    sql`update sessions s set revoked_at = ${work.clock.now().toISOString()}::timestamptz, revoked_reason = ${reason}
      where s.revoked_at is null and ${condition} returning s.account_id as "accountId"`,
  );
  const accountIds = [...new Set(ended.map(({ accountId }) => accountId))];
  if (accountIds.length > 0) work.events.emit(accessChanged, { accountIds });
}

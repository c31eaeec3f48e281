import { rows, sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { shutForUnconfirmed } from "./visit-insiders.writes.js";

/** Takes somebody out of the team and puts others in, behind the seats that were ever taken. */
export async function changeTeam(
  work: Work,
  visitId: string,
  leaving: { accountId: string; reason: string },
  joining: readonly string[],
): Promise<void> {
  const { em, clock } = work;
  await rows(
    em,
    sql`update visit_team_members set left_at = ${clock.now().toISOString()}::timestamptz, left_reason = ${leaving.reason}
      where visit_id = ${visitId}::uuid and account_id = ${leaving.accountId}::uuid`,
  );
  await rows(
    em,
    sql`insert into visit_team_members (visit_id, account_id, seat)
      select ${visitId}::uuid, joining.account_id, joining.place + (select max(m.seat) from visit_team_members m where m.visit_id = ${visitId}::uuid)
      from unnest(${[...joining]}::uuid[]) with ordinality as joining (account_id, place)`,
  );
  await shutForUnconfirmed(work, [visitId]);
}

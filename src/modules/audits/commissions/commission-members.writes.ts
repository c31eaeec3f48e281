import { row, rows, sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import type { CommissionMember } from "./auditing-commission.rules.js";

/** Writes who sits on a commission, in place of whoever sat there. */
export async function writeMembers(
  { em }: Work,
  commissionId: string,
  members: readonly CommissionMember[],
): Promise<void> {
  await row(em, sql`delete from auditing_commission_members where commission_id = ${commissionId}::uuid`);
  await rows(
    em,
    sql`insert into auditing_commission_members (commission_id, place, name, post, account_id)
      select ${commissionId}::uuid, m.place, m.name, m.post, m."accountId"
      from jsonb_to_recordset(${JSON.stringify(members.map((member, place) => ({ place, ...member })))}::jsonb)
        as m (place integer, name text, post text, "accountId" uuid)`,
  );
}

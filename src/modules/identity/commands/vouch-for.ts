import { row, sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";

/**
 * Notes that a second person has vouched for whom an account belongs to: from now on it counts as that person's own. Of a
 * password that was issued after what they agree to, they cannot have known.
 */
export async function vouchFor(
  { em, clock, journal }: Work,
  accountId: string,
  issuedUntil: string = clock.now().toISOString(),
): Promise<void> {
  const vouched = await row<{ issuedBy: string | null }>(
    em,
    sql`with known as (select id, password_issued_by from accounts
        where id = ${accountId}::uuid and password_issued_at <= ${issuedUntil}::timestamptz for no key update)
      update accounts a set password_issued_by = null, password_issued_at = null, version = a.version + 1
      from known k where a.id = k.id returning k.password_issued_by as "issuedBy"`,
  );
  if (vouched === undefined) return;
  journal.record(
    "account.vouched-for",
    { type: "Account", id: accountId },
    { before: { isIssued: true, issuedBy: vouched.issuedBy }, after: { isIssued: false } },
  );
}

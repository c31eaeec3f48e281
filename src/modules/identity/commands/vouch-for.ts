import { rows, sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";

/**
 * Notes that a second person has vouched for whom an account belongs to: from now on it counts as that person's own. Of a
 * password that was issued after what he agrees to, he cannot have known.
 */
export const vouchFor = (
  { em, clock }: Work,
  accountId: string,
  issuedUntil: string = clock.now().toISOString(),
): Promise<unknown> =>
  rows(
    em,
    sql`update accounts set password_issued_by = null, password_issued_at = null, version = version + 1
      where id = ${accountId}::uuid and password_issued_at <= ${issuedUntil}::timestamptz`,
  );

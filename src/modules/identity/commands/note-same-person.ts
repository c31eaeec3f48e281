import { rows, sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import type { Account } from "../account.entity.js";

/** Notes of two locked accounts that they belong to one person; answers whether that was new. Who may is asked before. */
export async function noteSamePerson({ em, journal }: Work, account: Account, other: Account): Promise<boolean> {
  const [before, first] = [account.samePersonAs ?? account.id, other.samePersonAs ?? other.id];
  if (before === first) return false;
  // Whoever was linked to the one is the same person as the other, too.
  const linked = await rows<{ id: string }>(
    em,
    sql`update accounts set same_person_as = ${first}::uuid, version = version + 1
      where id = ${before}::uuid or same_person_as = ${before}::uuid returning id`,
  );
  for (const { id } of linked)
    journal.record(
      "account.linked",
      { type: "Account", id },
      { before: { samePersonAs: id === before ? null : before }, after: { samePersonAs: first } },
    );
  return true;
}

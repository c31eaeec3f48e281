import { sql, type Sql } from "../../../platform/database/sql.js";
import type { InspectionOwnerCode } from "./inspection-codes.js";

/** Condition that an owner is shut for an account: nothing that belongs to it is shown to that account any more. */
export type ShutOwner = (ownerId: Sql, account: Sql) => Sql;

const conditions = new Map<InspectionOwnerCode, ShutOwner>();

/** A higher module says when what it owns is shut for somebody; asked for at start, before the first read. */
export const provideShutOwner = (owner: InspectionOwnerCode, condition: ShutOwner): void =>
  void conditions.set(owner, condition);

/** Condition on `assignments` or `inspections` under the given alias: it belongs to something that is shut for the account. */
export const isShutOwner = (alias: "a" | "i", accountId: string): Sql => {
  const [owner, ownerId] = [sql.ref(`${alias}.owner`), sql.ref(`${alias}.owner_id`)];
  const all = [...conditions].map(
    ([code, isShut]) =>
      sql`(${owner} is not distinct from ${sql.lit(code)} and ${isShut(ownerId, sql`${accountId}::uuid`)})`,
  );
  return all.length === 0 ? sql`false` : sql`(${sql.join(all, sql` or `)})`;
};

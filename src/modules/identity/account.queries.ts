import type { EntityManager } from "@mikro-orm/postgresql";
import { row, rows, sql, type Sql } from "../../platform/database/sql.js";
import type { Work } from "../../platform/unit-of-work/work.js";
import { Account } from "./account.entity.js";

/** What a sign-in is judged by. */
export interface Credentials {
  id: string;
  username: string;
  passwordHash: string;
  isDisabled: boolean;
  /** Whether the account was signed in before on the device that asks, and the device is not revoked. */
  knowsDevice: boolean;
}

export const accountColumns: Sql = sql`a.id, a.username, a.name, a.language,
  a.must_change_password as "mustChangePassword", a.disabled_at as "disabledAt", a.disabled_reason as "disabledReason",
  a.version, a.created_at as "createdAt"`;

/** An account as lists answer it: without its password's hash. */
export type AccountRow = Omit<Account, "passwordHash" | "idempotencyKey">;

/** The credentials kept for a username, as seen from a device where one asks; undefined when nobody has it. */
export const accountCredentials = (
  em: EntityManager,
  username: string,
  deviceId: string | null = null,
): Promise<Credentials | undefined> =>
  row<Credentials>(
    em,
    // A device is entered with the first session on it, so that nobody makes one known by naming it.
    sql`select a.id, a.username, a.password_hash as "passwordHash", a.disabled_at is not null as "isDisabled",
        exists (select from devices d where d.id = ${deviceId}::uuid and d.account_id = a.id and d.revoked_at is null)
          as "knowsDevice"
      from accounts a where a.username = ${username}`,
  );

/** Accounts by their ids, in no order; for loaders of any module that names a person. */
export const accountsByIds = (em: EntityManager, ids: readonly string[]): Promise<AccountRow[]> =>
  rows<AccountRow>(em, sql`select ${accountColumns} from accounts a where a.id = any(${[...ids]}::uuid[])`);

/** Locks accounts in id order; not the keys, to which every journal entry of these people refers. */
export const lockAccounts = ({ em }: Work, ids: readonly string[]): Promise<unknown> =>
  rows(em, sql`select from accounts where id = any(${[...ids]}::uuid[]) order by id for no key update`);

/** The account locked for a change; whether the caller may see it was asked before. */
export async function lockedAccount(work: Work, id: string): Promise<Account> {
  await lockAccounts(work, [id]);
  return work.em.findOneOrFail(Account, { id }, { refresh: true });
}

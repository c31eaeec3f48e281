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
export type AccountRow = Omit<
  Account,
  "passwordHash" | "idempotencyKey" | "samePersonAs" | "passwordIssuedBy" | "passwordIssuedAt"
>;

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

/** A subquery for the accounts of the person to whom an account belongs, as far as it is known; itself among them. */
export const ownAccounts = (account: Sql): Sql => sql`(select own.id from accounts known
  join accounts own on own.id = coalesce(known.same_person_as, known.id) or own.same_person_as = coalesce(known.same_person_as, known.id)
  where known.id = ${account})`;

/** All accounts of the people to whom these belong, the given ones among them. */
export const accountsOfSamePeople = async (em: EntityManager, ids: readonly string[]): Promise<string[]> =>
  (
    await rows<{ id: string }>(
      em,
      sql`select distinct each.id from unnest(${[...ids]}::uuid[]) as given (id)
        cross join lateral ${ownAccounts(sql`given.id`)} as each order by each.id`,
    )
  ).map(({ id }) => id);

/**
 * Whether two accounts may be in the hands of one person: they belong to one, or one of them issued the other's
 * password, or somebody issued both, and nobody else has vouched for it since.
 */
export const mayBeOnePerson = async (em: EntityManager, one: string, other: string): Promise<boolean> =>
  (
    await row<{ is: boolean }>(
      em,
      sql`select coalesce(a.same_person_as, a.id) = coalesce(b.same_person_as, b.id)
          or coalesce(a.password_issued_by = b.id, false) or coalesce(b.password_issued_by = a.id, false)
          or coalesce(a.password_issued_by = b.password_issued_by, false) as is
        from accounts a, accounts b where a.id = ${one}::uuid and b.id = ${other}::uuid`,
    )
  )?.is ?? true;

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

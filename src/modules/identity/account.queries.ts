import type { EntityManager } from "@mikro-orm/postgresql";
import { columnsOf } from "../../platform/database/columns.js";
import { row, rows, sql, type Sql } from "../../platform/database/sql.js";
import type { Work } from "../../platform/unit-of-work/work.js";
import { Account } from "./account.entity.js";

/** What a sign-in is judged by. */
export interface Credentials {
  id: string;
  username: string;
  passwordHash: string;
  isDisabled: boolean;
  /** Whether the password is a one-time password. */
  mustChangePassword: boolean;
  /** Whether the account was signed in before on the device that asks, and the device is not revoked. */
  knowsDevice: boolean;
}

export const accountColumns = columnsOf<AccountRow>({
  id: "a.id",
  username: "a.username",
  name: "a.name",
  language: "a.language",
  mustChangePassword: "a.must_change_password",
  disabledAt: "a.disabled_at",
  disabledReason: "a.disabled_reason",
  version: "a.version",
  createdAt: "a.created_at",
});

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
        a.must_change_password as "mustChangePassword",
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

/** The people to whom accounts belong, each named by their first account; an unknown account is nobody else's. */
export async function peopleOf(em: EntityManager, ids: readonly string[]): Promise<(id: string) => string> {
  const found = await rows<{ id: string; person: string }>(
    em,
    sql`select id, coalesce(same_person_as, id) as person from accounts where id = any(${[...ids]}::uuid[])`,
  );
  const people = new Map(found.map(({ id, person }) => [id, person]));
  return (id) => people.get(id) ?? id;
}

/**
 * A subquery for the people who may be in an account: the one to whom it belongs, whoever issued the password of one of
 * their accounts since somebody vouched for it, whoever issued that one's, and so on. A person is named by the first account.
 */
const possibleHands = (account: Sql): Sql => sql`(with recursive hands (person) as (
    select coalesce(asked.same_person_as, asked.id) from accounts asked where asked.id = ${account}
    union select coalesce(issuer.same_person_as, issuer.id) from hands
      join accounts own on own.id = hands.person or own.same_person_as = hands.person
      join accounts issuer on issuer.id = own.password_issued_by)
  select person from hands)`;

/** Condition on two accounts: one person may be in both. Where there is no such account, none is. */
export const areInOneHand = (one: Sql, other: Sql): Sql =>
  sql`exists (${possibleHands(one)} intersect ${possibleHands(other)})`;

/**
 * Whether two accounts may be in the hands of one person: they belong to one, or whoever issued the password of the one, or
 * of the account that did, may be in the other, and nobody else has vouched for it since.
 */
export const mayBeOnePerson = async (em: EntityManager, one: string, other: string): Promise<boolean> =>
  (await row<{ is: boolean }>(em, sql`select ${areInOneHand(sql`${one}::uuid`, sql`${other}::uuid`)} as is`))?.is ??
  true;

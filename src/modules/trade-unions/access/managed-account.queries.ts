import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../../platform/access/actor.js";
import { row, rows, sql, type Sql } from "../../../platform/database/sql.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";
import type { CursorKeys } from "../../../platform/graphql/api/cursor.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { tidy } from "../../../platform/text/text-forms.rules.js";
import type { Account } from "../../identity/account.entity.js";
import { accountColumns, lockedAccount, type AccountRow } from "../../identity/account.queries.js";
import { identityErrors } from "../../identity/identity.errors.js";
import { isManagedAccount, isVisibleAccount } from "./managed-account.policy.js";

/** The account, or undefined when there is none that the actor may see; everybody sees themselves. */
export const visibleAccount = (em: EntityManager, actor: Actor, id: string): Promise<AccountRow | undefined> =>
  row<AccountRow>(
    em,
    sql`select ${accountColumns} from accounts a where a.id = ${id}::uuid
      and (a.id = ${actor.accountId}::uuid or ${isVisibleAccount(actor, sql`a.id`)})`,
  );

const PATH = ["input", "accountId"];

/** The account locked for a grant; one that the actor may not see is refused like one that does not exist. */
export async function visibleAccountForUpdate(
  work: Work,
  id: string,
  path: readonly string[] = PATH,
): Promise<Account> {
  if ((await visibleAccount(work.em, work.actor, id)) === undefined) throw identityErrors.ACCOUNT_NOT_FOUND(path);
  return lockedAccount(work, id);
}

/** The account locked for a change of whether and how the person gets in; never the actor's own. */
export async function managedAccountForUpdate(
  work: Work,
  id: string,
  path: readonly string[] = PATH,
): Promise<Account> {
  const { actor } = work;
  const account = await visibleAccountForUpdate(work, id, path);
  // Asked behind the lock, under which roles are granted too.
  const managed = await row<{ is: boolean }>(work.em, sql`select ${isManagedAccount(actor, sql`${id}::uuid`)} as is`);
  if (managed?.is !== true || account.id === actor.accountId) throw platformErrors.NOT_PERMITTED(path);
  return account;
}

export interface AccountFilter {
  /** Part of the username or name. */
  search?: string | null;
}

const filtered = (actor: Actor, { search }: AccountFilter): Sql => {
  const given = sql`(select search_text(${search == null ? null : tidy(search)}))`;
  return sql`from accounts a where (a.id = ${actor.accountId}::uuid or ${isVisibleAccount(actor, sql`a.id`)})
    and (${search ?? null}::text is null or strpos(search_text(a.username), ${given}) > 0 or strpos(search_text(a.name), ${given}) > 0)`;
};

/** Accounts that the actor may see, by name; `after` are the name and id of the one before. */
export const accountsPage = (
  em: EntityManager,
  actor: Actor,
  filter: AccountFilter,
  limit: number,
  after: CursorKeys | undefined,
): Promise<AccountRow[]> =>
  rows<AccountRow>(
    em,
    sql`select ${accountColumns} ${filtered(actor, filter)} ${
      after === undefined
        ? sql``
        : sql`and (a.name collate pinyin, a.id) > (${after[0]}::text collate pinyin, ${after[1]}::uuid)`
    } order by a.name collate pinyin, a.id limit ${limit}`,
  );

export const countAccounts = async (em: EntityManager, actor: Actor, filter: AccountFilter): Promise<number> =>
  (await row<{ count: number }>(em, sql`select count(*) as count ${filtered(actor, filter)}`))?.count ?? 0;

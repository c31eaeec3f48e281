import { businessDay } from "../../../platform/clock/clock.js";
import { row, sql, type Sql } from "../../../platform/database/sql.js";
import { DomainError } from "../../../platform/errors/domain-error.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { OfficerPost } from "./officer-post.rules.js";
import { FORMER_ACCOUNT, OFFICE_ENDED, OFFICER_CHANGED } from "./officer-entries.rules.js";
import { ownAccounts } from "../../identity/account.queries.js";
import { PERMISSIONS, type Role } from "./role-permissions.rules.js";
// Its sentences are looked up by their codes, which the table names.
import "./separation-of-duty.errors.js";
import { metDuty, type Concerned, type Matter, type SeparatedCommand } from "./separation-of-duty.rules.js";
import { grantHeldSince, grantHoldsOn } from "./grant-days.queries.js";
import { inOfficeOn, inOfficeOnOrAfter } from "./office-days.queries.js";

/** Roles that answer for the very union at which they are held. */
const ROLES_THAT_ANSWER: readonly Role[] = PERMISSIONS["finding:rectify"];

/** Posts of a union's own auditing commission, which audits the union by its office. */
const AUDITING_POSTS: ReadonlySet<string> = new Set([OfficerPost.AUDITING_CHAIR, OfficerPost.AUDITING_MEMBER]);

/**
 * A subquery for the unions in which a person holds office on a day otherwise than by a role of this account: by the
 * register of officers, whose auditors by office are told apart, or by a role of another account of theirs.
 */
export const officesOf = (account: Sql, today: string): Sql => sql`(
  select o.trade_union_id, false as reaches_down, o.post = any(${[...AUDITING_POSTS]}::text[]) as audits
    from ${ownAccounts(account)} mine join officers o on o.account_id = mine.id
    where ${inOfficeOn("o", sql`${today}::date`)}
  union select g.trade_union_id, g.role = 'UNION_OFFICER', false from ${ownAccounts(account)} mine join grants g on g.account_id = mine.id
    where mine.id <> ${account} and g.role = any(${[...ROLES_THAT_ANSWER]}::text[])
      and ${grantHoldsOn("g", sql`${today}::date`)})`;

type ActingPerson = Parameters<typeof metDuty>[2];

/**
 * Refuses a command to somebody who has a duty on the same matter that may not meet with it: by any of their accounts, and
 * by office in a union concerned. Asked behind the lock of the matter, after whether their roles allow the command at all.
 */
export async function requireSeparation<Command extends SeparatedCommand>(
  work: Work,
  command: Command,
  matter: Matter<Command>,
  path: readonly string[],
): Promise<void> {
  const concerned = { tradeUnionIds: [], openSince: work.clock.now() };
  const { tradeUnionIds, openSince, ...accounts } = { ...concerned, ...(matter as Partial<Concerned>) };
  const met = metDuty(command, accounts, await actingPerson(work, { tradeUnionIds, openSince }));
  if (met !== undefined) throw new DomainError(met.code, path);
}

/**
 * All accounts of the person who acts, and whether they answer for one of the unions, or are in charge of one, or did since
 * the matter was opened. Neither an end that was entered meanwhile for an earlier day, nor an account that was taken off the
 * register meanwhile, makes them somebody who had no office: the journal knows of both.
 */
async function actingPerson(
  { em, actor, clock }: Work,
  { tradeUnionIds, openSince }: Concerned,
): Promise<ActingPerson> {
  const now = clock.now();
  const opened = new Date(Math.min(now.getTime(), new Date(openSince).getTime()));
  const [unions, at, day] = [
    sql`${[...tradeUnionIds]}::uuid[]`,
    sql`${opened.toISOString()}::timestamptz`,
    sql`${businessDay(opened)}::date`,
  ];
  const found = await row<{ accountIds: string[]; posts: string[]; hasRole: boolean }>(
    em,
    sql`with own as ${ownAccounts(sql`${actor.accountId}::uuid`)}
      select array(select id::text from own) as "accountIds",
        array(select o.post from officers o join own on own.id = o.account_id
          where o.trade_union_id = any(${unions}) and (${inOfficeOnOrAfter("o", day)} or exists (
            select from journal_entries j where j.subject_id = o.id and j.at >= ${at} and j.action = ${OFFICE_ENDED}))
          union select o.post from officers o
            join journal_entries j on j.subject_id = o.id and j.at >= ${at} and j.action = ${OFFICER_CHANGED}
            join own on own.id::text = j.details ->> ${FORMER_ACCOUNT}
          where o.trade_union_id = any(${unions})) as posts,
        exists (select from grants g join own on own.id = g.account_id
          where g.trade_union_id = any(${unions}) and g.role = any(${[...ROLES_THAT_ANSWER]}::text[])
            and ${grantHeldSince("g", at, day)}) as "hasRole"`,
  );
  if (found === undefined) throw new Error("a select without a table answers its row");
  const { accountIds, posts, hasRole } = found;
  const inCharge = hasRole || posts.some((post) => !AUDITING_POSTS.has(post));
  return { accountIds, answersFor: hasRole || posts.length > 0, inCharge };
}

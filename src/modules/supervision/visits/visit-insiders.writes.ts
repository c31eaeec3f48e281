import { rows, sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { insiders, type OpenedAccount } from "./visit-insiders.queries.js";
import { publishedStatuses } from "./visit.lifecycle.js";

/**
 * Shuts for an account what it knows of visits whose results do not stand; the visits stay locked, in the order of their
 * ids. Answers those that are not begun yet.
 */
export async function shutVisits(
  { em, clock, journal }: Work,
  { accountId, byId, how }: OpenedAccount,
): Promise<{ id: string }[]> {
  const known = await rows<{ id: string; isPlan: boolean }>(
    em,
    sql`select v.id, v.status in ('DRAWN', 'APPROVED') as "isPlan" from supervision_visits v
      where not v.status = any(${[...publishedStatuses]}::text[])
        and exists (select from ${insiders} where insider.account_id = ${accountId}::uuid)
      order by v.id for no key update of v`,
  );
  await rows(
    em,
    sql`insert into visit_shut_insiders (id, visit_id, account_id, opened_by, because, shut_at)
      select gen_random_uuid(), visit_id, ${accountId}::uuid, ${byId}::uuid, ${how}, ${clock.now().toISOString()}::timestamptz
      from unnest(${known.map(({ id }) => id)}::uuid[]) as visit_id
      on conflict (visit_id, account_id) where confirmed_at is null
        do update set opened_by = excluded.opened_by, because = excluded.because, shut_at = excluded.shut_at`,
  );
  for (const { id } of known)
    journal.record(
      "supervision-visit.shut",
      { type: "SupervisionVisit", id },
      { details: { accountId, how }, after: { isShutFor: accountId, byId, how } },
    );
  return known.filter(({ isPlan }) => isPlan);
}

/**
 * Shuts visits that were just drawn, or whose teams were, for those of their insiders whose passwords somebody else issued
 * last and for whom nobody has vouched since. Who draws sees what they draw; who is drawn for anew does not by that.
 */
export const shutForUnconfirmed = async ({ em, actor, clock }: Work, visitIds: readonly string[]): Promise<void> => {
  await rows(
    em,
    sql`insert into visit_shut_insiders (id, visit_id, account_id, opened_by, because, shut_at)
      select gen_random_uuid(), v.id, a.id, a.password_issued_by, 'PASSWORD_RESET', ${clock.now().toISOString()}::timestamptz
      from supervision_visits v cross join lateral ${insiders} join accounts a on a.id = insider.account_id
      where v.id = any(${[...visitIds]}::uuid[]) and a.password_issued_at is not null and a.id <> ${actor.accountId}::uuid
        and not exists (select from visit_shut_insiders known where known.visit_id = v.id and known.account_id = a.id)
      on conflict do nothing`,
  );
};

/** Shuts a visit for those of its insiders for whom the one that it replaces is shut. */
export const shutLike = ({ em, clock }: Work, visitId: string, replacedId: string): Promise<unknown> =>
  rows(
    em,
    sql`insert into visit_shut_insiders (id, visit_id, account_id, opened_by, because, shut_at)
      select gen_random_uuid(), v.id, s.account_id, s.opened_by, s.because, ${clock.now().toISOString()}::timestamptz
      from supervision_visits v join visit_shut_insiders s on s.visit_id = ${replacedId}::uuid and s.confirmed_at is null
      where v.id = ${visitId}::uuid and exists (select from ${insiders} where insider.account_id = s.account_id)
      on conflict do nothing`,
  );

/** Opens a visit for an insider again. */
export const openForInsider = ({ em, actor, clock }: Work, shutId: string): Promise<unknown> =>
  rows(
    em,
    sql`update visit_shut_insiders set confirmed_by = ${actor.accountId}::uuid,
        confirmed_at = ${clock.now().toISOString()}::timestamptz where id = ${shutId}::uuid`,
  );

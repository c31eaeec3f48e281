import { sql, type Sql } from "../../../platform/database/sql.js";
import { STORAGE_DAYS } from "../../identity/storage.rules.js";

/** About what a row of `inspections i` takes; of what is stored beside it only the size is read. */
const bytes: Sql = sql`500 + pg_column_size(i.answers) + pg_column_size(i.answers_in_brief) + pg_column_size(i.finding_checks)
  + pg_column_size(i.general_vetoes) + pg_column_size(i.signatures) + pg_column_size(i.announcements) + pg_column_size(i.evidence)
  + coalesce(pg_column_size(i.remark), 0) + coalesce(pg_column_size(i.draft), 0)`;

/** All drafts of an inspector, those beside returned inspections included. */
export const storedDrafts = (accountId: string): Sql =>
  sql`select count(*)::integer as items, coalesce(sum(bytes), 0)::bigint as bytes from (
    select ${bytes} as bytes from inspections i
      where i.inspector_id = ${accountId}::uuid and i.submitted_at is null and i.status = 'DRAFT'
    union all
    select ${bytes} from inspections i where i.inspector_id = ${accountId}::uuid and i.draft is not null) as draft`;

/** What an inspector submitted lately without being sent, unless somebody has confirmed it, and what they took back. */
export const storedOwnInspections = (accountId: string, now: Date): Sql =>
  sql`select count(*)::integer as items, coalesce(sum(${bytes}), 0)::bigint as bytes from inspections i
    where i.inspector_id = ${accountId}::uuid
      and i.submitted_at > ${now.toISOString()}::timestamptz - make_interval(days => ${STORAGE_DAYS}::integer)
      and (i.status = 'WITHDRAWN' or i.assignment_id is null and i.status <> 'CONFIRMED')`;

/** All that is kept of an account's refused submissions. */
export const storedRejections = (accountId: string): Sql =>
  sql`select count(*)::integer as items, coalesce(sum(200 + pg_column_size(payload) + pg_column_size(errors)), 0)::bigint as bytes
    from rejections where account_id = ${accountId}::uuid`;

import type { EntityManager } from "@mikro-orm/postgresql";
import { rows, sql } from "../../../platform/database/sql.js";
import { publishedStatuses } from "./visit.lifecycle.js";

/** Notes reads of visits by what came with them, an assignment or an inspection, as long as their results do not stand. */
export async function noteVisitReads(
  em: EntityManager,
  accountId: string,
  at: Date,
  visitIds: readonly string[],
): Promise<void> {
  await rows(
    em,
    sql`insert into visit_reads (visit_id, account_id, status, at)
      select v.id, ${accountId}::uuid, v.status, ${at.toISOString()}::timestamptz from supervision_visits v
      where v.id = any(${[...visitIds]}::uuid[]) and not v.status = any(${[...publishedStatuses]}::text[])`,
  );
}

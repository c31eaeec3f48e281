import type { EntityManager } from "@mikro-orm/postgresql";
import { rows, sql } from "../../../platform/database/sql.js";

/** Puts these quotas in the place of those that the program had. */
export async function replaceQuotas(
  em: EntityManager,
  programId: string,
  quotas: readonly { tradeUnionId: string; count: number }[],
): Promise<void> {
  await rows(em, sql`delete from rating_quotas where program_id = ${programId}::uuid`);
  await rows(
    em,
    sql`insert into rating_quotas (program_id, trade_union_id, count)
      select ${programId}::uuid, * from unnest(${quotas.map((each) => each.tradeUnionId)}::uuid[], ${quotas.map((each) => each.count)}::integer[])`,
  );
}

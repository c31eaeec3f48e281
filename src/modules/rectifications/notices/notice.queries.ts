import type { EntityManager } from "@mikro-orm/postgresql";
import { rows, sql } from "../../../platform/database/sql.js";
import type { Notice } from "./notice.entity.js";

/** Notices by id, whoever asks; what names them decides about that. */
export const noticesByIds = (em: EntityManager, ids: readonly string[]): Promise<Notice[]> =>
  rows<Notice>(
    em,
    sql`select n.id, n.kind, n.number, n.trade_union_id as "tradeUnionId", n.issued_by as "issuedById", n.issued_at as "issuedAt",
        n.acknowledged_at as "acknowledgedAt", n.acknowledged_by as "acknowledgedBy", n.acknowledged_post as "acknowledgedPost",
        n.served_on as "servedOn"
      from notices n where n.id = any(${[...ids]}::uuid[])`,
  );

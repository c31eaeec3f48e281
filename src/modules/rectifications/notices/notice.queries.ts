import type { EntityManager } from "@mikro-orm/postgresql";
import { rows, sql } from "../../../platform/database/sql.js";
import { columnsOf } from "../../../platform/database/columns.js";
import type { Notice } from "./notice.entity.js";

/** A notice as reads answer it. */
export type NoticeRow = Omit<Notice, "federationId" | "year" | "acknowledgedAccountId" | "idempotencyKey">;

const columns = columnsOf<NoticeRow>({
  id: "n.id",
  kind: "n.kind",
  number: "n.number",
  tradeUnionId: "n.trade_union_id",
  issuedById: "n.issued_by",
  issuedAt: "n.issued_at",
  acknowledgedAt: "n.acknowledged_at",
  acknowledgedBy: "n.acknowledged_by",
  acknowledgedPost: "n.acknowledged_post",
  servedOn: "n.served_on",
});

/** Notices by id, whoever asks; what names them decides about that. */
export const noticesByIds = (em: EntityManager, ids: readonly string[]): Promise<NoticeRow[]> =>
  rows<NoticeRow>(
    em,
    sql`select ${columns}
      from notices n where n.id = any(${[...ids]}::uuid[])`,
  );

import type { EntityManager } from "@mikro-orm/postgresql";
import { row, rows, sql } from "../../platform/database/sql.js";
import type { CursorKeys } from "../../platform/graphql/cursor.js";
import type { Award } from "./award.entity.js";
import type { RatingProgram } from "./rating-program.entity.js";

/** An award as lists answer it, with the program it belongs to. */
export type AwardRow = Omit<Award, "createdAt"> & { program: RatingProgram };

export const awardKeys = (award: AwardRow): CursorKeys => [award.conferredOn, award.id];

/** Awards of a union and of its sites, newest first. */
export function awardsOfUnion(
  em: EntityManager,
  tradeUnionId: string,
  limit: number,
  after: CursorKeys | undefined,
): Promise<AwardRow[]> {
  const [conferredOn = null, id = null] = after ?? [];
  return rows<AwardRow>(
    em,
    sql`select a.id, a.program_id as "programId", a.level_code as "levelCode", a.trade_union_id as "tradeUnionId", a.site_id as "siteId",
        a.status, a.conferring_level as "conferringLevel", a.document_number as "documentNumber", a.conferred_on as "conferredOn",
        a.valid_until as "validUntil", a.reexamine_by as "reexamineBy", a.version,
        json_build_object('id', p.id, 'code', p.code, 'title', p.title, 'subject', p.subject, 'checklistId', p.checklist_id,
          'basisDocument', p.basis_document, 'body', p.body) as program
      from awards a join rating_programs p on p.id = a.program_id
      where a.trade_union_id = ${tradeUnionId}::uuid
        and (${conferredOn}::date is null or (a.conferred_on, a.id) < (${conferredOn}, ${id}::uuid))
      order by a.conferred_on desc, a.id desc limit ${limit}`,
  );
}

export const countAwardsOfUnion = async (em: EntityManager, tradeUnionId: string): Promise<number> =>
  (
    await row<{ count: number }>(
      em,
      sql`select count(*) as count from awards where trade_union_id = ${tradeUnionId}::uuid`,
    )
  )?.count ?? 0;

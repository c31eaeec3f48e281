import type { EntityManager } from "@mikro-orm/postgresql";
import { row, rows, sql } from "../../../platform/database/sql.js";
import type { Reader } from "../../inspections/records/owned-reads.queries.js";
import type { VisitDrawRow } from "./visit-draw.types.js";
import { visibleVisits } from "./visit.policy.js";
import { notedVisits, visitColumns, type VisitRow } from "./visit.queries.js";

/** A draw by its id, for those who may see it: whoever made it, and what goes on from it. */
export async function visitDrawById(em: EntityManager, id: string): Promise<VisitDrawRow> {
  const found = await row<VisitDrawRow>(
    em,
    sql`select d.id, d.scope_id as "scopeId", d.rule_version as "ruleVersion", d.seed, d.list,
        d.eligible_list_hash as "eligibleListHash", d.outcome, d.drafted_by as "draftedBy", d.created_at as "createdAt"
      from visit_draws d where d.id = ${id}::uuid`,
  );
  if (found === undefined) throw new Error(`there is no draw ${id}`);
  return found;
}

/** The visits of a draw that the actor may know of, in no order: their ids are random. */
export const visibleVisitsOfDraw = async (reader: Reader, drawId: string): Promise<VisitRow[]> =>
  notedVisits(
    reader,
    await rows<VisitRow>(
      reader.em,
      sql`select ${visitColumns} from supervision_visits v join trade_unions u on u.id = v.trade_union_id
        where v.draw_id = ${drawId}::uuid and ${visibleVisits(reader.actor)} order by v.id`,
    ),
  );

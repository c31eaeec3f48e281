import type { EntityManager } from "@mikro-orm/postgresql";
import { rows, sql, type Sql } from "../../../platform/database/sql.js";
import { frozenChecklists, type FrozenChecklist } from "../../checklists/checklist.queries.js";
import type { InspectionRow } from "./inspection.columns.js";

const BATCH = 500;

/**
 * Everything that some sources of submitted documents hold, each source by inspection and revision, together with the
 * checklist version that it answers (undefined where that is none); read in batches, so that memory does not grow with them.
 */
export async function* storedDocuments<Stored extends Pick<InspectionRow, "id" | "revision" | "checklistId">>(
  em: EntityManager,
  sources: readonly Sql[],
): AsyncGenerator<{ stored: Stored; checklist: FrozenChecklist | undefined }> {
  for (const source of sources) {
    let after: Stored | undefined;
    do {
      const afterCursor =
        after === undefined ? sql`true` : sql`(id, revision) > (${after.id}::uuid, ${after.revision}::integer)`;
      const batch: Stored[] = await rows<Stored>(
        em,
        sql`select * from (${source}) as stored where ${afterCursor} order by id, revision limit ${sql.lit(BATCH)}`,
      );
      const checklists = await frozenChecklists(
        em,
        batch.map(({ checklistId }) => checklistId),
      );
      for (const stored of batch) yield { stored, checklist: checklists.get(stored.checklistId) };
      after = batch.length < BATCH ? undefined : batch.at(-1);
    } while (after !== undefined);
  }
}

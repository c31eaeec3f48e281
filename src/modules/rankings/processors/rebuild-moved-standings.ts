import { rows, sql } from "../../../platform/database/sql.js";
import { processor } from "../../../platform/unit-of-work/processors.js";
import { tradeUnionChanged, tradeUnionMoved } from "../../trade-unions/tree/trade-unions.events.js";
import { rebuildStandings, refreshStandings, type StandingSeries } from "../standing.projection.js";

/** Moved unions stand below other scopes: every order that they or their streets had a place in is made anew. Moves are rare. */
export const rebuildMovedStandings = processor(tradeUnionMoved, async ({ em }, { newPath }) => {
  const series = await rows<StandingSeries>(
    em,
    sql`select distinct r.period, r.checklist_kind as "checklistKind" from inspection_results r
      join trade_unions u on u.id = r.trade_union_id where u.path <@ ${newPath}::ltree order by 1, 2`,
  );
  for (const each of series) await rebuildStandings(em, each);
});

const GROUPED_BY = ["form", "ownership", "sizeClass", "level"];

/** A union of another form, ownership or size belongs to other groups from now on. */
export const regroupChangedUnion = processor(tradeUnionChanged, async ({ em }, { tradeUnionId, fields }) => {
  if (!fields.some((field) => GROUPED_BY.includes(field))) return;
  // The change itself may still wait in the entity manager.
  await em.flush();
  const series = await rows<StandingSeries>(
    em,
    sql`select distinct period, checklist_kind as "checklistKind" from standings where trade_union_id = ${tradeUnionId}::uuid order by 1, 2`,
  );
  for (const each of series) {
    await rows(
      em,
      sql`select from inspection_aggregates where period = ${each.period} and checklist_kind = ${each.checklistKind}
        and scope_id in (select scope_id from trade_union_scopes where trade_union_id = ${tradeUnionId}::uuid) order by scope_id for update`,
    );
    await refreshStandings(em, tradeUnionId, each);
  }
});

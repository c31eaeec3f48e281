import { rows, sql } from "../../../../platform/database/sql.js";
import { processor } from "../../../../platform/unit-of-work/processors.js";
import { tradeUnionMoved } from "../../../trade-unions/tree/trade-unions.events.js";
import { addAggregates, addCriteria } from "../result.projection.js";

/**
 * Takes the sums of a moved union along: off the scopes that it left, onto those that it came to. Its own sums hold
 * everything below it, so a subtree of any size costs the same.
 */
export const moveResults = processor(tradeUnionMoved, async ({ em }, { tradeUnionId, oldPath, newPath }) => {
  const steps = (path: string) => path.split(".").slice(0, -1);
  const [old, current] = [steps(oldPath), steps(newPath)];
  const left = old.filter((step) => !current.includes(step));
  const entered = current.filter((step) => !old.includes(step));
  if (left.length + entered.length === 0) return;
  const scopes = sql`select u.id as scope_id, case when u.number = any(${left}::bigint[]) then -1 else 1 end as sign
    from trade_unions u where u.number = any(${[...left, ...entered]}::bigint[])`;
  const sums = await rows<Parameters<typeof addAggregates>[1][number]>(
    em,
    sql`select period, checklist_kind as "checklistKind", inspected, scored, percent_sum as "percentSum", grades
      from inspection_aggregates where scope_id = ${tradeUnionId}::uuid`,
  );
  if (sums.length === 0) return;
  await addAggregates(em, sums, scopes);
  const signed = (column: string) =>
    sql.raw(`array(select s.sign * x from unnest(c.${column}) with ordinality as item (x, at) order by at)`);
  await addCriteria(
    em,
    sql`select s.scope_id, c.period, c.checklist_id, ${signed("answered")} as answered, ${signed("failed")} as failed,
        ${signed("lost_hundredths")} as lost_hundredths
      from criterion_aggregates c cross join (${scopes}) s where c.scope_id = ${tradeUnionId}::uuid`,
  );
});

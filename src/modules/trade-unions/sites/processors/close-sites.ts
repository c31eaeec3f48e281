import { rows, sql } from "../../../../platform/database/sql.js";
import { processor } from "../../../../platform/unit-of-work/processors.js";
import { tradeUnionClosed } from "../../tree/trade-unions.events.js";

/** A closed union keeps no site. */
export const closeSitesOfClosedUnion = processor(
  tradeUnionClosed,
  async ({ em, journal }, { tradeUnionId, closedOn }) => {
    const closed = await rows<{ id: string }>(
      em,
      sql`update sites set closed_on = ${closedOn}::date, version = version + 1
        where trade_union_id = ${tradeUnionId}::uuid and closed_on is null returning id`,
    );
    for (const { id } of closed)
      journal.record(
        "site.closed",
        { type: "Site", id },
        { details: { on: closedOn }, before: { closedOn: null }, after: { closedOn } },
      );
  },
);

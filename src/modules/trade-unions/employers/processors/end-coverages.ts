import { sql } from "../../../../platform/database/sql.js";
import { processor } from "../../../../platform/unit-of-work/processors.js";
import { tradeUnionClosed } from "../../tree/trade-unions.events.js";
import { endCoverages } from "../coverage.writes.js";

/** A closed union covers nobody any more. */
export const endCoveragesOfClosedUnion = processor(tradeUnionClosed, (work, { tradeUnionId, closedOn }) =>
  endCoverages(work, closedOn, sql`c.trade_union_id = ${tradeUnionId}::uuid`),
);

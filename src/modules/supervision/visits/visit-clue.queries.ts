import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../../platform/access/actor.js";
import { row, rows, sql, type Sql } from "../../../platform/database/sql.js";
import type { CursorKeys } from "../../../platform/graphql/api/cursor.js";
import { concernsActor } from "../../inspections/records/inspection.policy.js";
import { withinReach } from "../../trade-unions/tree/trade-union.queries.js";
import type { VisitClue } from "./visit.types.js";

// What a visit gave is handed on when its report has been confirmed, like everything else of it; never to whom it concerns.
const handled = (actor: Actor): Sql => sql`visit_clues c join supervision_visits v on v.id = c.visit_id
  join trade_unions u on u.id = v.trade_union_id
  where v.confirmed_at is not null and ${withinReach(actor, sql`u.path`, "visit:clues")} and not ${concernsActor(actor)}`;

/** Clues for the handlers of the discipline body, the latest first. */
export const cluePage = (
  em: EntityManager,
  actor: Actor,
  limit: number,
  after: CursorKeys | undefined,
): Promise<VisitClue[]> =>
  rows<VisitClue>(
    em,
    sql`select c.id, c.visit_id as "visitId", v.trade_union_id as "tradeUnionId", c.code, c.note, c.evidence,
        c.reported_by as "reportedBy", c.reported_at as "reportedAt"
      from ${handled(actor)} ${
        after === undefined ? sql`` : sql`and (c.reported_at, c.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
      } order by c.reported_at desc, c.id desc limit ${limit}`,
  );

export const clueCount = async (em: EntityManager, actor: Actor): Promise<number> =>
  (await row<{ count: number }>(em, sql`select count(*) as count from ${handled(actor)}`))?.count ?? 0;

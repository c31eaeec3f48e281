import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../../platform/access/actor.js";
import { columnsOf } from "../../../platform/database/columns.js";
import { row, rows, sql, type Sql } from "../../../platform/database/sql.js";
import type { CursorKeys } from "../../../platform/graphql/api/cursor.js";
import type { ProposalKind, ProposalStatus, TradeUnionProposal } from "./trade-union-proposal.entity.js";
import { inScope, withinReach } from "../tree/trade-union.queries.js";

/** A proposal as reads answer it. */
export type ProposalRow = Omit<TradeUnionProposal, "proposedAt" | "decidedAt"> & {
  proposedAt: string;
  decidedAt: string | null;
};

export interface ProposalFilter {
  scope?: string | null;
  status?: readonly ProposalStatus[] | null;
  kind?: readonly ProposalKind[] | null;
}

const columns = columnsOf<ProposalRow>({
  id: "p.id",
  tradeUnionId: "p.trade_union_id",
  kind: "p.kind",
  note: "p.note",
  changes: "p.changes",
  evidence: "p.evidence",
  proposedById: "p.proposed_by",
  proposedAt: "p.proposed_at",
  status: "p.status",
  decidedById: "p.decided_by",
  decidedAt: "p.decided_at",
  decisionComment: "p.decision_comment",
  version: "p.version",
});

/** Who keeps the register sees all proposals about it; who made one sees it as long as the union is within their reach. */
const visibleTo = (actor: Actor): Sql => sql`(${withinReach(actor, sql`u.path`, "trade-union:write")}
  or (p.proposed_by = ${actor.accountId}::uuid and ${withinReach(actor, sql`u.path`)}))`;

function conditions(actor: Actor, { scope, status, kind }: ProposalFilter): Sql {
  const all = [visibleTo(actor)];
  if (scope != null) all.push(inScope(actor, scope, sql`u.id`));
  if (status != null) all.push(sql`p.status = any(${status}::text[])`);
  if (kind != null) all.push(sql`p.kind = any(${kind}::text[])`);
  return sql.join(all, sql` and `);
}

/** One page, the latest first. */
export function proposalPage(
  em: EntityManager,
  actor: Actor,
  filter: ProposalFilter,
  limit: number,
  after: CursorKeys | undefined,
): Promise<ProposalRow[]> {
  const afterCursor =
    after === undefined ? sql`` : sql`and (p.proposed_at, p.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`;
  return rows<ProposalRow>(
    em,
    sql`select ${columns} from trade_union_proposals p join trade_unions u on u.id = p.trade_union_id
      where ${conditions(actor, filter)} ${afterCursor} order by p.proposed_at desc, p.id desc limit ${limit}`,
  );
}

/** How many proposals the whole list holds. */
export async function proposalCount(em: EntityManager, actor: Actor, filter: ProposalFilter): Promise<number> {
  const found = await row<{ count: number }>(
    em,
    sql`select count(*) as count from trade_union_proposals p join trade_unions u on u.id = p.trade_union_id
      where ${conditions(actor, filter)}`,
  );
  return found?.count ?? 0;
}

/** The union that a proposal is about, or undefined when the actor may not see the proposal. */
export async function unionOfVisibleProposal(em: EntityManager, actor: Actor, id: string): Promise<string | undefined> {
  const found = await row<{ tradeUnionId: string }>(
    em,
    sql`select p.trade_union_id as "tradeUnionId" from trade_union_proposals p join trade_unions u on u.id = p.trade_union_id
      where p.id = ${id}::uuid and ${visibleTo(actor)}`,
  );
  return found?.tradeUnionId;
}

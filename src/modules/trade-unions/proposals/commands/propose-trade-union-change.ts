import { v7 as uuidv7 } from "uuid";
import { businessDay } from "../../../../platform/clock/clock.js";
import { DomainErrors } from "../../../../platform/errors/domain-error.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import { sql } from "../../../../platform/database/sql.js";
import { requireRoom } from "../../../identity/commands/require-room.js";
import { canonicalHash } from "../../../../platform/journal/journal.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { applyDetails, detailsFaults } from "../../tree/trade-union-details.rules.js";
import { ProposalStatus, TradeUnionProposal, type ProposedChanges } from "../trade-union-proposal.entity.js";
import { TradeUnionStatus } from "../../tree/trade-union.entity.js";
import { canPropose } from "../../tree/trade-union.policy.js";
import { tradeUnionForUpdate } from "../../tree/trade-union.queries.js";
import { tradeUnionErrors } from "../../tree/trade-unions.errors.js";
import type { ProposeTradeUnionChangeInput } from "../trade-union-proposal.inputs.js";

/** Reports from the field that the register is wrong; the register itself stays as it is until an administrator decides. */
export async function proposeTradeUnionChange(
  work: Work,
  input: ProposeTradeUnionChangeInput,
): Promise<TradeUnionProposal> {
  const { em, actor, clock } = work;
  // Locked, so that a report sent twice at once is found by the second.
  const union = await tradeUnionForUpdate(work, input.tradeUnionId, ["input", "tradeUnionId"]);
  if (!canPropose(actor, union)) throw platformErrors.NOT_PERMITTED(["input", "tradeUnionId"]);
  if (union.status === TradeUnionStatus.CLOSED) throw tradeUnionErrors.TRADE_UNION_CLOSED(["input", "tradeUnionId"]);
  const changes = saidIn(input.changes ?? {});
  const changed = { ...union };
  applyDetails(changed, changes);
  const faults = detailsFaults(changed, changes, businessDay(clock.now()), ["input", "changes"]);
  if (faults.length > 0) throw new DomainErrors(faults);

  const content = { kind: input.kind, note: input.note, evidence: [...new Set(input.evidence ?? [])], changes };
  const open = await em.find(TradeUnionProposal, {
    tradeUnionId: union.id,
    proposedById: actor.accountId,
    status: ProposalStatus.OPEN,
  });
  const same = open.find(
    ({ kind, note, evidence, changes }) => canonicalHash({ kind, note, evidence, changes }) === canonicalHash(content),
  );
  if (same !== undefined) return same;

  const proposal = em.create(TradeUnionProposal, {
    ...content,
    id: uuidv7(),
    tradeUnionId: union.id,
    proposedById: actor.accountId,
    proposedAt: clock.now(),
  });
  work.journal.record(
    "trade-union.change-proposed",
    { type: "TradeUnionProposal", id: proposal.id },
    {
      details: { tradeUnionId: union.id, kind: input.kind },
      after: content,
    },
  );
  await em.flush();
  await requireRoom(
    work,
    actor.accountId,
    "PROPOSALS",
    sql`select count(*)::integer as items,
        coalesce(sum(200 + pg_column_size(note) + pg_column_size(changes) + pg_column_size(evidence)), 0)::bigint as bytes
      from trade_union_proposals where proposed_by = ${actor.accountId}::uuid and status = 'OPEN'`,
    ["input"],
  );
  return proposal;
}

/** What is really said: neither left out nor null. */
const saidIn = (changes: ProposedChanges): ProposedChanges =>
  JSON.parse(JSON.stringify(changes, (_name, value: unknown) => value ?? undefined)) as ProposedChanges;

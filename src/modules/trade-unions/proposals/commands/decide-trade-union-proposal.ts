import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import { LOCKED, requireVersion } from "../../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { requireSeparation } from "../../duties/separation-of-duty.queries.js";
import { ProposalDecision, ProposalStatus, TradeUnionProposal } from "../trade-union-proposal.entity.js";
import type { DecideTradeUnionProposalInput } from "../trade-union-proposal.inputs.js";
import { unionOfVisibleProposal } from "../trade-union-proposal.queries.js";
import { proposalErrors } from "../trade-union-proposals.errors.js";
import { TradeUnionStatus } from "../../tree/trade-union.entity.js";
import { canWrite } from "../../tree/trade-union.policy.js";
import { tradeUnionForUpdate } from "../../tree/trade-union.queries.js";
import { tradeUnionErrors } from "../../tree/trade-unions.errors.js";
import { writeDetails } from "../../tree/commands/change-trade-union.js";

/** Accepts or rejects what was reported from the field; accepting writes what it says into the register, by the register's own rules. */
export async function decideTradeUnionProposal(
  work: Work,
  input: DecideTradeUnionProposalInput,
): Promise<TradeUnionProposal> {
  const { em, actor, clock } = work;
  const at = ["input", "proposalId"];
  const tradeUnionId = await unionOfVisibleProposal(em, actor, input.proposalId);
  if (tradeUnionId === undefined) throw proposalErrors.PROPOSAL_NOT_FOUND(at);
  const union = await tradeUnionForUpdate(work, tradeUnionId, at);
  if (!canWrite(actor, union)) throw platformErrors.NOT_PERMITTED(at);
  const proposal = await em.findOneOrFail(TradeUnionProposal, { id: input.proposalId }, LOCKED);
  await requireSeparation(work, "decideTradeUnionProposal", { proposes: [proposal.proposedById] }, at);
  requireVersion(proposal, input.expectedVersion);
  if (proposal.status !== ProposalStatus.OPEN) throw proposalErrors.PROPOSAL_DECIDED(at);

  const isAccepted = input.decision === ProposalDecision.ACCEPT;
  if (!isAccepted && input.comment == null) throw platformErrors.TEXT_EMPTY(["input", "comment"]);
  if (isAccepted && Object.keys(proposal.changes).length > 0) {
    if (union.status === TradeUnionStatus.CLOSED) throw tradeUnionErrors.TRADE_UNION_CLOSED(at);
    await writeDetails(work, union, proposal.changes, at);
  }
  proposal.status = isAccepted ? ProposalStatus.ACCEPTED : ProposalStatus.REJECTED;
  proposal.decidedById = actor.accountId;
  proposal.decidedAt = clock.now();
  proposal.decisionComment = input.comment ?? null;
  work.journal.record(
    isAccepted ? "trade-union.proposal-accepted" : "trade-union.proposal-rejected",
    { type: "TradeUnionProposal", id: proposal.id },
    {
      details: { tradeUnionId },
      before: { status: ProposalStatus.OPEN },
      after: { status: proposal.status },
    },
  );
  await em.flush();
  return proposal;
}

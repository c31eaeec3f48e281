import { businessDay } from "../../../platform/clock/clock.js";
import { row, sql } from "../../../platform/database/sql.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import type { Finding } from "../finding.entity.js";
import { findingForUpdate } from "../finding-for-update.queries.js";
import type { VerifyRectificationInput } from "../finding.inputs.js";
import { findingErrors } from "../findings.errors.js";
import { Rectification } from "../rectification.entity.js";
import { moveFinding } from "./move-finding.js";

const TARGET = ["input", "findingId"];

/** Somebody other than the rectifier accepts a rectification, or rejects it; a rejected one leaves the due day as it was. */
export async function verifyRectification(work: Work, input: VerifyRectificationInput): Promise<Finding> {
  const { em, actor, clock } = work;
  const { finding } = await findingForUpdate(work, input, "finding:verify");
  const waiting = await em.findOne(Rectification, { findingId: finding.id, outcome: null });
  if (waiting?.submittedById === actor.accountId) throw findingErrors.VERIFIER_IS_RECTIFIER(TARGET);
  if (await holdsOffice(work, finding.tradeUnionId)) throw findingErrors.VERIFIER_HOLDS_OFFICE(TARGET);
  const comment = input.comment == null || input.comment.trim() === "" ? null : input.comment;
  const isAccepted = input.outcome === "ACCEPTED";
  if (!isAccepted && comment === null) throw findingErrors.FINDING_REJECTION_WITHOUT_REASON(["input", "comment"]);
  moveFinding(work, finding, isAccepted ? "accept" : "reject", TARGET, {}, { comment });
  const now = clock.now();
  if (waiting !== null)
    Object.assign(waiting, { outcome: input.outcome, comment, verifiedById: actor.accountId, verifiedAt: now });
  if (isAccepted) finding.settledOn = businessDay(now);
  await em.flush();
  return finding;
}

/** Whether the actor keeps the union's own affairs, as its officer or by a grant at exactly this union. */
async function holdsOffice({ em, actor, clock }: Work, tradeUnionId: string): Promise<boolean> {
  if (actor.grants.some((grant) => grant.role === "UNION_OFFICER" && grant.tradeUnionId === tradeUnionId)) return true;
  const found = await row(
    em,
    sql`select o.id from officers o where o.trade_union_id = ${tradeUnionId}::uuid and o.account_id = ${actor.accountId}::uuid
      and (o.until is null or o.until >= ${businessDay(clock.now())}::date) limit 1`,
  );
  return found !== undefined;
}

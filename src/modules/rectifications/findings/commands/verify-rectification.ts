import { businessDay } from "../../../../platform/clock/clock.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { isBlank } from "../../../../platform/text/text-forms.rules.js";
import type { Finding } from "../finding.entity.js";
import { judgedFindingForUpdate } from "../finding-for-update.queries.js";
import type { VerifyRectificationInput } from "../finding.inputs.js";
import { findingErrors } from "../findings.errors.js";
import { Rectification } from "../rectification.entity.js";
import { moveFinding } from "./move-finding.js";

const TARGET = ["input", "findingId"];

/** Somebody other than the rectifier accepts a rectification, or rejects it; a rejected one leaves the due day as it was. */
export async function verifyRectification(work: Work, input: VerifyRectificationInput): Promise<Finding> {
  const { em, actor, clock } = work;
  const finding = await judgedFindingForUpdate(work, input, "verifyRectification", "finding:verify");
  const waiting = await em.findOne(Rectification, { findingId: finding.id, outcome: null });
  const comment = input.comment == null || isBlank(input.comment) ? null : input.comment;
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

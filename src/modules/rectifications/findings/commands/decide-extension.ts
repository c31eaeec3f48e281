import type { Work } from "../../../../platform/unit-of-work/work.js";
import { isBlank } from "../../../../platform/text/text-forms.rules.js";
import { FindingExtension } from "../finding-extension.entity.js";
import type { Finding } from "../finding.entity.js";
import { judgedFindingForUpdate } from "../finding-for-update.queries.js";
import type { DecideExtensionInput } from "../finding.inputs.js";
import { findingErrors } from "../findings.errors.js";

/** A reviewer who has no part in it gives more time or not. What was promised for a named day stays at that day, whatever the calendar becomes. */
export async function decideExtension(work: Work, input: DecideExtensionInput): Promise<Finding> {
  const { em, actor, clock, journal } = work;
  const finding = await judgedFindingForUpdate(work, input, "decideExtension", "finding:decide");
  const target = ["input", "findingId"];
  const request = await em.findOne(FindingExtension, { findingId: finding.id, decision: null });
  if (request === null) throw findingErrors.EXTENSION_NOT_PENDING(target);
  if (finding.status !== "ISSUED") throw findingErrors.FINDING_TRANSITION_REFUSED(target, { status: finding.status });
  const comment = input.comment == null || isBlank(input.comment) ? null : input.comment;
  if (input.decision === "REJECT" && comment === null)
    throw findingErrors.FINDING_REJECTION_WITHOUT_REASON(["input", "comment"]);
  Object.assign(request, { decision: input.decision, comment, decidedById: actor.accountId, decidedAt: clock.now() });
  const before = finding.dueOn;
  if (input.decision === "APPROVE")
    Object.assign(finding, { dueOn: request.until, dueWorkingDays: null, dueIsProvisional: false });
  finding.extensionPending = false;
  journal.record(
    "finding.extension-decided",
    { type: "Finding", id: finding.id },
    { details: { decision: input.decision }, before: { dueOn: before }, after: { dueOn: finding.dueOn, comment } },
  );
  await em.flush();
  return finding;
}

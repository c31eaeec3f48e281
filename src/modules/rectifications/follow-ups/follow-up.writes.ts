import type { Work } from "../../../platform/unit-of-work/work.js";
import type { Finding } from "../findings/finding.entity.js";
import type { FollowUpStateCode } from "../findings/finding.types.js";

/** Says of a locked finding how far its follow-up is; whoever calls it flushes. */
export function setFollowUp(
  { journal }: Work,
  finding: Finding,
  followUp: FollowUpStateCode,
  details: Readonly<Record<string, unknown>> = {},
): void {
  journal.record(
    `finding.follow-up-${followUp.toLowerCase()}`,
    { type: "Finding", id: finding.id },
    { details, before: { followUp: finding.followUp }, after: { followUp } },
  );
  finding.followUp = followUp;
}

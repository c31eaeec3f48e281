import { requireVersion } from "../../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { announceFiles } from "../../../evidence/commands/announce-files.js";
import type { Finding } from "../finding.entity.js";
import { findingForUpdate } from "../finding-for-update.queries.js";
import type { SubmitRectificationInput } from "../finding.inputs.js";
import { MAXIMUM_RECTIFICATIONS } from "../finding.rules.js";
import { findingErrors } from "../findings.errors.js";
import { Rectification } from "../rectification.entity.js";
import { moveFinding } from "./move-finding.js";

/** The union says what it did about a finding. The same again under the same id is the same success. */
export async function submitRectification(work: Work, input: SubmitRectificationInput): Promise<Finding> {
  const { em, actor, clock } = work;
  const { finding } = await findingForUpdate(
    work,
    { findingId: input.findingId, expectedVersion: null },
    "finding:rectify",
  );
  const evidence = [...new Set(input.evidence ?? [])];
  const earlier = await em.findOne(Rectification, { id: input.rectificationId });
  if (earlier !== null) {
    const isSame =
      earlier.findingId === finding.id &&
      earlier.submittedById === actor.accountId &&
      earlier.description === input.description &&
      earlier.evidence.join() === evidence.join();
    if (!isSame) throw findingErrors.RECTIFICATION_ID_REUSED(["input", "rectificationId"]);
    return finding;
  }
  requireVersion(finding, input.expectedVersion);
  if ((await em.count(Rectification, { findingId: finding.id })) >= MAXIMUM_RECTIFICATIONS)
    throw findingErrors.RECTIFICATIONS_TOO_MANY(["input", "findingId"], { max: MAXIMUM_RECTIFICATIONS });
  const { rectificationId, description } = input;
  moveFinding(work, finding, "submit", ["input", "findingId"], { rectificationId }, { description, evidence });
  await announceFiles(work, evidence);
  em.create(Rectification, {
    id: input.rectificationId,
    findingId: finding.id,
    description: input.description,
    evidence,
    submittedById: actor.accountId,
    submittedAt: clock.now(),
  });
  await em.flush();
  return finding;
}

import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import { requireVersion } from "../../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import type { RatingApplication } from "../rating-application.entity.js";
import type { ResubmitRatingApplicationInput } from "../rating-application.inputs.js";
import { nextApplicationStatus } from "../rating-application.lifecycle.js";
import { applicationForUpdate } from "../rating-application.queries.js";
import { moveApplication } from "../rating-application.writes.js";
import { ratingProgram } from "../../programs/rating-program.queries.js";
import { levelOf, programRules } from "../../programs/rating-program.rules.js";
import { requirePrerequisites, requireStatement } from "../rating-statement.queries.js";
import { announceAttachments } from "../rating-statement.writes.js";
import { ratingErrors } from "../../programs/ratings.errors.js";
import { appliesFor } from "../rating.policy.js";

/** Hands in again what was given back, by the same rules as the first time. */
export async function resubmitRatingApplication(
  work: Work,
  input: ResubmitRatingApplicationInput,
): Promise<RatingApplication> {
  const path = ["input", "applicationId"];
  const { application } = await applicationForUpdate(work, input.applicationId);
  if (!appliesFor(work.actor, application.tradeUnionId)) throw platformErrors.NOT_PERMITTED(path);
  requireVersion(application, input.expectedVersion);
  const { status, levelCode } = application;
  if (nextApplicationStatus(status, "resubmit") === undefined)
    throw ratingErrors.RATING_TRANSITION_REFUSED(path, { status });
  const program = await ratingProgram(work, application.programId);
  const level = levelOf(programRules(program.body), levelCode);
  if (level === undefined) throw ratingErrors.RATING_LEVEL_UNKNOWN(path, { levelCode });
  await requireStatement(work, program, level, application, input);
  const inspectionId = input.selfInspectionId ?? null;
  const claim = { inspectionId, counts: input.counts ?? [], declared: input.declared ?? [] };
  await requirePrerequisites(work, program, level, application, claim, path);

  application.selfInspectionId = inspectionId;
  application.counts = claim.counts.map(({ measure, value }) => ({ measure, value }));
  application.declared = claim.declared;
  application.attachments = input.attachments.map(({ kind, sha256 }) => ({ kind, sha256 }));
  moveApplication(work, application, "resubmit");
  await work.em.flush();
  await announceAttachments(work, input);
  return application;
}

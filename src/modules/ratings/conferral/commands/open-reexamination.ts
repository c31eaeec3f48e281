import { businessDay } from "../../../../platform/clock/clock.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import { requireVersion } from "../../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { requireSeparation } from "../../../trade-unions/duties/separation-of-duty.queries.js";
import { happen } from "../../awards/award-event.writes.js";
import { awardForUpdate } from "../../awards/award-for-update.queries.js";
import { partiesOfAward } from "../award-parties.queries.js";
import type { Award } from "../../awards/award.entity.js";
import type { OpenReexaminationInput } from "../conferral.inputs.js";
import { AwardEventKind, awardStatusOn, nextAwardStatus } from "../../awards/award.lifecycle.js";
import { ratingProgram } from "../../programs/rating-program.queries.js";
import { sendInspectors } from "../../applications/rating-visit.writes.js";
import { ratingErrors } from "../../programs/ratings.errors.js";
import { holdsAtDistrict } from "../../applications/rating.policy.js";

/** Sends inspectors to look whether an award is still deserved; what they find decides whether it goes on. */
export async function openReexamination(work: Work, input: OpenReexaminationInput): Promise<Award> {
  const path = ["input", "awardId"];
  const { award, place } = await awardForUpdate(work, input.awardId);
  if (!holdsAtDistrict(work.actor, "rating:propose", place)) throw platformErrors.NOT_PERMITTED(path);
  await requireSeparation(work, "openReexamination", await partiesOfAward(work, award), path);
  requireVersion(award, input.expectedVersion);
  const today = businessDay(work.clock.now());
  const status = awardStatusOn(award, today);
  if (award.reexaminationId !== null || nextAwardStatus(status, AwardEventKind.REEXAMINE) === undefined)
    throw ratingErrors.AWARD_TRANSITION_REFUSED(path, { status });
  const { tradeUnionId, employerId, siteId } = award;
  const visit = {
    ownerId: award.id,
    program: await ratingProgram(work, award.programId),
    place,
    subject: { tradeUnionId, employerId, siteId },
    baselineInspectionId: null,
  };
  award.reexaminationId = await sendInspectors(work, visit, input);
  await happen(work, award, { kind: AwardEventKind.REEXAMINE, on: today, cause: { code: "REEXAMINATION_OPENED" } });
  return award;
}

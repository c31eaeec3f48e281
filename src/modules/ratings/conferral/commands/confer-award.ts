import { v7 as uuidv7 } from "uuid";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import { requireVersion } from "../../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { requireSeparation } from "../../../trade-unions/duties/separation-of-duty.queries.js";
import { begin, happen } from "../../awards/award-event.writes.js";
import { heldAward } from "../../awards/held-award.writes.js";
import { conferredInYear, quotaOf } from "../award-quota.queries.js";
import { awardTerm } from "../../awards/award-term.rules.js";
import type { Award } from "../../awards/award.entity.js";
import type { ConferAwardInput } from "../conferral.inputs.js";
import { AwardEventKind, AwardStatus } from "../../awards/award.lifecycle.js";
import { requireRunOutNotice } from "../../notices/decided-notice.queries.js";
import { concludeNotice } from "../../notices/public-notice.writes.js";
import {
  applicationForUpdate,
  partiesOfApplications,
  visibleApplications,
} from "../../applications/rating-application.queries.js";
import { moveApplication } from "../../applications/rating-application.writes.js";
import type { RatingApplication } from "../../applications/rating-application.entity.js";
import type { RatingProgram } from "../../programs/rating-program.entity.js";
import { lockedProgram } from "../../programs/rating-program.queries.js";
import {
  isConferredBy,
  levelOf,
  programRules,
  type LevelRules,
  type ProgramRules,
} from "../../programs/rating-program.rules.js";
import { requirePrerequisites } from "../../applications/rating-statement.queries.js";
import type { RatingPlace } from "../../programs/rating-subject.queries.js";
import { ratingErrors } from "../../programs/ratings.errors.js";
import { holdsAtDistrict } from "../../applications/rating.policy.js";

const PATH = ["input", "applicationId"];
const DISTRICT = "DISTRICT";
/** What may have come up while the notice was posted; the rest was compared before it. */
const STILL_ASKED = new Set(["BASIS_DOCUMENT", "NO_AWARD_BLOCK"]);

/** Confers what was posted without an open objection, within the street's quota; on who holds a lower level, as an upgrade. */
export async function conferAward(work: Work, input: ConferAwardInput): Promise<Award> {
  const { em, actor } = work;
  const [visible] = await visibleApplications(em, actor, [input.applicationId]);
  if (visible === undefined) throw ratingErrors.RATING_APPLICATION_NOT_FOUND(PATH);
  // Before the application: whoever confers under the program counts the quota alone.
  const program = await lockedProgram(work, visible.programId);
  const { application, place } = await applicationForUpdate(work, input.applicationId);
  if (!holdsAtDistrict(actor, "award:confer", place)) throw platformErrors.NOT_PERMITTED(PATH);
  const matter = await partiesOfApplications(work, [application]);
  await requireSeparation(work, "conferAward", matter, PATH);
  requireVersion(application, input.expectedVersion);
  const rules = programRules(program.body);
  const level = conferredLevel(rules, application.levelCode);
  const notice = await requireRunOutNotice(work, application, "confer", input.on);
  const claim = { inspectionId: application.inspectionId, counts: [], declared: application.declared };
  await requirePrerequisites(work, program, level, application, claim, PATH, (code) => STILL_ASKED.has(code));
  await requireQuota(work, program, place, input.on);

  const award = await conferred(work, program, rules, level, application, input);
  application.awardId = award.id;
  moveApplication(work, application, "confer", { awardId: award.id, documentNumber: input.documentNumber });
  await em.flush();
  await concludeNotice(work, notice);
  return award;
}

function conferredLevel(rules: ProgramRules, levelCode: string): LevelRules {
  const level = levelOf(rules, levelCode);
  if (level === undefined) throw ratingErrors.RATING_LEVEL_UNKNOWN(PATH, { levelCode });
  if (!isConferredBy(rules, level, DISTRICT)) {
    const conferringLevel = level.conferringLevel ?? rules.conferringLevels.join(", ");
    throw ratingErrors.AWARD_CONFERRED_BY_SUPERIOR(PATH, { conferringLevel });
  }
  return level;
}

async function requireQuota(work: Work, program: RatingProgram, { streetId }: RatingPlace, on: string): Promise<void> {
  if (streetId === null) return;
  const quota = await quotaOf(work, program.id, streetId);
  if (quota !== null && (await conferredInYear(work, program.id, streetId, on)) >= quota)
    throw ratingErrors.QUOTA_EXHAUSTED(PATH, { count: quota });
}

/** A new award, or the one of that scale that the subject holds already, at the higher level. */
async function conferred(
  work: Work,
  program: RatingProgram,
  rules: ProgramRules,
  level: LevelRules,
  { tradeUnionId, siteId, employerId, inspectionId }: RatingApplication,
  { on, documentNumber }: ConferAwardInput,
): Promise<Award> {
  const term = awardTerm(rules, level, on);
  const cause = { code: "NOTICE_ENDED" } as const;
  const event = { on, cause, levelCode: level.code, documentNumber, inspectionId };
  const held = await heldAward(work, program.id, { tradeUnionId, siteId, employerId }, level.scale, DISTRICT);
  if (held !== null) {
    if ((levelOf(rules, held.levelCode)?.rank ?? -1) >= level.rank)
      throw ratingErrors.AWARD_ALREADY_HELD(PATH, { levelCode: held.levelCode });
    if (held.status !== AwardStatus.CONFERRED) throw ratingErrors.AWARD_NOT_IN_FORCE(PATH, { status: held.status });
    Object.assign(held, term);
    await happen(work, held, { ...event, kind: AwardEventKind.UPGRADE });
    return held;
  }
  return begin(
    work,
    {
      id: uuidv7(),
      programId: program.id,
      levelCode: level.code,
      scale: level.scale,
      tradeUnionId,
      siteId,
      employerId,
      conferringLevel: DISTRICT,
      documentNumber,
      conferredOn: on,
      ...term,
      createdAt: work.clock.now(),
    },
    { ...event, kind: AwardEventKind.CONFER },
  );
}

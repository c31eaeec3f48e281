import { v7 as uuidv7 } from "uuid";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { requireSeparation } from "../../../trade-unions/duties/separation-of-duty.queries.js";
import { tradeUnionForUpdate } from "../../../trade-unions/tree/trade-union.queries.js";
import { begin } from "../../awards/award-event.writes.js";
import { heldAward } from "../../awards/held-award.writes.js";
import { awardTerm } from "../../awards/award-term.rules.js";
import { Award } from "../../awards/award.entity.js";
import type { RecordSuperiorAwardInput } from "../conferral.inputs.js";
import { AwardEventKind } from "../../awards/award.lifecycle.js";
import type { RatingApplication } from "../../applications/rating-application.entity.js";
import { RatingApplicationStatus } from "../../applications/rating-application.lifecycle.js";
import { applicationForUpdate, partiesOfApplications } from "../../applications/rating-application.queries.js";
import { moveApplication } from "../../applications/rating-application.writes.js";
import { ratingProgram } from "../../programs/rating-program.queries.js";
import {
  isConferredBy,
  levelOf,
  programRules,
  type LevelRules,
  type ProgramRules,
} from "../../programs/rating-program.rules.js";
import { ratingPlaceOf, requireSubject, type RatingSubject } from "../../programs/rating-subject.queries.js";
import { ratingErrors } from "../../programs/ratings.errors.js";
import { holdsAtDistrict } from "../../applications/rating.policy.js";
import { firstInstant } from "../../../../platform/clock/day.rules.js";
import { contentOf, findIdempotentResult } from "../../../../platform/idempotency/idempotent-result.js";

/** The journal entry that keeps the hash of the request, beside that of the event. */
const ACTION = "award.entered";

/** Records what a superior conferred, with its document number; it settles the application that the district recommended. */
export async function recordSuperiorAward(work: Work, input: RecordSuperiorAwardInput): Promise<Award> {
  const { em, actor, clock } = work;
  const path = ["input", "tradeUnionId"];
  const union = await tradeUnionForUpdate(work, input.tradeUnionId, path);
  if (!holdsAtDistrict(actor, "award:record", await ratingPlaceOf(em, union.id)))
    throw platformErrors.NOT_PERMITTED(path);
  const made = await findIdempotentResult(work, {
    table: "awards",
    action: ACTION,
    key: input.idempotencyKey,
    content: contentOf(input),
  });
  if (made !== undefined) return em.findOneOrFail(Award, { id: made });
  const program = await ratingProgram(work, input.programId);
  const rules = programRules(program.body);
  const level = recordedLevel(rules, input);
  const subject = { tradeUnionId: union.id, siteId: input.siteId ?? null, employerId: input.employerId ?? null };
  await requireSubject(em, program, subject, union.level);
  const application = input.applicationId == null ? null : await recommended(work, input, subject);
  // Without an application there is nothing to it before the superior's own day.
  const matter =
    application === null
      ? { applies: [], tradeUnionIds: [union.id], openSince: firstInstant(input.on).toISOString() }
      : await partiesOfApplications(work, [application]);
  await requireSeparation(work, "recordSuperiorAward", matter, path);
  const held = await heldAward(work, program.id, subject, level.scale, input.conferringLevel);
  if (held !== null) throw ratingErrors.AWARD_ALREADY_HELD(["input", "levelCode"], { levelCode: held.levelCode });

  const { on, documentNumber, conferringLevel, idempotencyKey } = input;
  const award = await begin(
    work,
    {
      ...subject,
      ...awardTerm(rules, level, on),
      id: uuidv7(),
      programId: program.id,
      levelCode: level.code,
      scale: level.scale,
      conferringLevel,
      documentNumber,
      conferredOn: on,
      idempotencyKey,
      createdAt: clock.now(),
      recommendedOn: application?.recommendedOn ?? null,
    },
    { kind: AwardEventKind.RECORD, on, cause: { code: "SUPERIOR_AWARD" }, documentNumber },
  );
  work.journal.record(ACTION, { type: "Award", id: award.id }, { after: contentOf(input) });
  if (application !== null) {
    application.awardId = award.id;
    moveApplication(work, application, "confer", { awardId: award.id, documentNumber });
    await em.flush();
  }
  return award;
}

function recordedLevel(rules: ProgramRules, { levelCode, conferringLevel }: RecordSuperiorAwardInput): LevelRules {
  const level = levelOf(rules, levelCode);
  if (level === undefined) throw ratingErrors.RATING_LEVEL_UNKNOWN(["input", "levelCode"], { levelCode });
  const path = ["input", "conferringLevel"];
  if (conferringLevel === "DISTRICT") throw ratingErrors.AWARD_CONFERRED_BY_DISTRICT(path);
  if (!isConferredBy(rules, level, conferringLevel))
    throw ratingErrors.CONFERRING_LEVEL_MISMATCH(path, { conferringLevel });
  return level;
}

/** The application that the district recommended for just this. */
async function recommended(
  work: Work,
  { applicationId, programId, levelCode }: RecordSuperiorAwardInput,
  subject: RatingSubject,
): Promise<RatingApplication> {
  const { application } = await applicationForUpdate(work, applicationId ?? "");
  const isSame =
    application.programId === programId &&
    application.levelCode === levelCode &&
    application.tradeUnionId === subject.tradeUnionId &&
    application.siteId === subject.siteId &&
    application.employerId === subject.employerId;
  if (!isSame || application.status !== RatingApplicationStatus.RECOMMENDED)
    throw ratingErrors.RECOMMENDATION_NOT_MATCHING(["input", "applicationId"]);
  return application;
}

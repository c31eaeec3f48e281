import { businessDay } from "../../../../platform/clock/clock.js";
import { row, sql } from "../../../../platform/database/sql.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import { requireVersion } from "../../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { visibleInspections } from "../../../inspections/records/inspection.policy.js";
import { notedOne, type Owned } from "../../../inspections/records/owned-reads.queries.js";
import { requireSeparation } from "../../../trade-unions/duties/separation-of-duty.queries.js";
import { happen } from "../../awards/award-event.writes.js";
import { awardForUpdate } from "../../awards/award-for-update.queries.js";
import { partiesOfAward } from "../award-parties.queries.js";
import { awardTerm } from "../../awards/award-term.rules.js";
import type { Award } from "../../awards/award.entity.js";
import { AwardChange } from "../award-change.types.js";
import type { ChangeAwardInput } from "../conferral.inputs.js";
import { AwardEventKind, awardStatusOn, nextAwardStatus } from "../../awards/award.lifecycle.js";
import { ratingProgram } from "../../programs/rating-program.queries.js";
import { levelOf, programRules, type LevelRules } from "../../programs/rating-program.rules.js";
import { ratingErrors } from "../../programs/ratings.errors.js";
import { holdsAtDistrict } from "../../applications/rating.policy.js";

/** Suspends, resumes, upgrades, downgrades, revokes an award, or lets it lapse, on a day and for a cause. */
export async function changeAward(work: Work, input: ChangeAwardInput): Promise<Award> {
  const path = ["input", "awardId"];
  const { award, place } = await awardForUpdate(work, input.awardId);
  if (!holdsAtDistrict(work.actor, "award:confer", place)) throw platformErrors.NOT_PERMITTED(path);
  await requireSeparation(work, "changeAward", await partiesOfAward(work, award), path);
  requireVersion(award, input.expectedVersion);
  const kind = AwardEventKind[input.change];
  const today = businessDay(work.clock.now());
  const status = kind === AwardEventKind.LAPSE ? award.status : awardStatusOn(award, today);
  if (nextAwardStatus(status, kind) === undefined) throw ratingErrors.AWARD_TRANSITION_REFUSED(path, { status });
  await requireInspection(work, award, input.inspectionId ?? null);
  if (input.change === AwardChange.LAPSE) requireRunOut(award, input.on);
  const { cause, on, documentNumber, inspectionId } = input;
  const event = { kind, cause, on, documentNumber: documentNumber ?? null, inspectionId: inspectionId ?? null };
  const level = await changedLevel(work, award, input);
  if (level === null) {
    await happen(work, award, event);
    return award;
  }
  const { body } = await ratingProgram(work, award.programId);
  // A better level begins anew; a worse one ends when the better one would have.
  if (input.change === AwardChange.UPGRADE) Object.assign(award, awardTerm(programRules(body), level, on));
  await happen(work, award, { ...event, levelCode: level.code });
  return award;
}

function requireRunOut({ validUntil }: Award, on: string): void {
  if (validUntil === null || on <= validUntil) throw ratingErrors.AWARD_NOT_RUN_OUT(["input", "on"], { validUntil });
}

/** The level afterwards, in the right direction of the same scale; null where the change does not touch it. */
async function changedLevel(
  work: Work,
  award: Award,
  { change, levelCode, documentNumber }: ChangeAwardInput,
): Promise<LevelRules | null> {
  if (change !== AwardChange.UPGRADE && change !== AwardChange.DOWNGRADE) return null;
  const path = ["input", "levelCode"];
  const isUpgrade = change === AwardChange.UPGRADE;
  if (isUpgrade && award.conferringLevel === "DISTRICT")
    throw ratingErrors.AWARD_UPGRADE_NEEDS_APPLICATION(["input", "change"]);
  if (isUpgrade && documentNumber == null) throw ratingErrors.AWARD_DOCUMENT_MISSING(["input", "documentNumber"]);
  if (levelCode == null) throw ratingErrors.AWARD_LEVEL_MISSING(path);
  const rules = programRules((await ratingProgram(work, award.programId)).body);
  const level = levelOf(rules, levelCode);
  if (level === undefined) throw ratingErrors.RATING_LEVEL_UNKNOWN(path, { levelCode });
  const rank = levelOf(rules, award.levelCode)?.rank ?? -1;
  const fits = level.scale === award.scale && (isUpgrade ? level.rank > rank : level.rank < rank);
  if (fits) return level;
  throw isUpgrade ? ratingErrors.AWARD_LEVEL_NOT_HIGHER(path) : ratingErrors.AWARD_LEVEL_NOT_LOWER(path);
}

/** What is named as the reason has to be an inspection of the holder that the actor may see. */
async function requireInspection(work: Work, award: Award, inspectionId: string | null): Promise<void> {
  if (inspectionId === null) return;
  const { em, actor } = work;
  const found = await row<Owned>(
    em,
    sql`select i.owner, i.owner_id as "ownerId", i.is_restricted as "isRestricted" from inspections i join trade_unions u on u.id = i.trade_union_id
      where i.id = ${inspectionId}::uuid and ${visibleInspections(actor)} and i.trade_union_id = ${award.tradeUnionId}::uuid
        and i.status <> 'DRAFT' and (i.site_id is null or i.site_id is not distinct from ${award.siteId}::uuid)
        and (i.employer_id is null or i.employer_id is not distinct from ${award.employerId}::uuid)`,
  );
  if (found === undefined) throw ratingErrors.AWARD_INSPECTION_NOT_FOUND(["input", "inspectionId"]);
  await notedOne(work, found);
}

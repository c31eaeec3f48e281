import { addDays } from "../../../platform/clock/day.rules.js";
import { businessDay } from "../../../platform/clock/clock.js";
import { LOCKED } from "../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import type { RatingSubject } from "../programs/rating-subject.queries.js";
import { happen } from "./award-event.writes.js";
import { Award } from "./award.entity.js";
import { AwardEventKind, awardStatusOn, AwardStatus, IN_FORCE_STATUSES } from "./award.lifecycle.js";

/** The award of a scale that the subject holds from a conferring level, locked; one that has run out lapses here. */
export async function heldAward(
  work: Work,
  programId: string,
  { siteId, employerId, tradeUnionId }: RatingSubject,
  scale: string,
  conferringLevel: string,
): Promise<Award | null> {
  const award = await work.em.findOne(
    Award,
    { programId, siteId, employerId, tradeUnionId, scale, conferringLevel, status: { $in: IN_FORCE_STATUSES } },
    LOCKED,
  );
  if (award === null || awardStatusOn(award, businessDay(work.clock.now())) !== AwardStatus.LAPSED) return award;
  await lapse(work, award);
  return null;
}

/** Writes down that an award's last day has passed. */
export async function lapse(work: Work, award: Award): Promise<void> {
  const day = addDays(award.validUntil ?? award.changedOn, 1);
  const on = day < award.changedOn ? award.changedOn : day;
  await happen(work, award, { kind: AwardEventKind.LAPSE, on, cause: { code: "TERM_ENDED" } });
}

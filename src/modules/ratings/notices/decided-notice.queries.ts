import { businessDay } from "../../../platform/clock/clock.js";
import { LOCKED } from "../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { hasOpenObjection } from "./objection.queries.js";
import { PublicNotice } from "./public-notice.entity.js";
import { hasRunOutOn } from "./public-notice.lifecycle.js";
import type { RatingApplication } from "../applications/rating-application.entity.js";
import { nextApplicationStatus, type RatingApplicationMove } from "../applications/rating-application.lifecycle.js";
import { ratingErrors } from "../programs/ratings.errors.js";

const PATH = ["input", "applicationId"];

/**
 * Refuses what was not posted, is still posted, or was objected to without an answer. The notice is locked, so that
 * nobody objects or takes it back meanwhile. `on` is the day that the decision bears.
 */
export async function requireRunOutNotice(
  work: Work,
  application: RatingApplication,
  move: RatingApplicationMove,
  on: string,
): Promise<PublicNotice> {
  const { em, clock } = work;
  const { status, noticeId } = application;
  const isOver = nextApplicationStatus(status, move) === undefined;
  if (noticeId === null && !(isOver && ["REJECTED", "WITHDRAWN"].includes(status)))
    throw ratingErrors.AWARD_WITHOUT_NOTICE(PATH);
  if (isOver || noticeId === null) throw ratingErrors.RATING_TRANSITION_REFUSED(PATH, { status });
  const notice = await em.findOneOrFail(PublicNotice, { id: noticeId }, LOCKED);
  const { closesOn } = notice;
  const today = businessDay(clock.now());
  if (!hasRunOutOn(notice, today)) throw ratingErrors.NOTICE_NOT_RUN_OUT(PATH, { closesOn });
  if (on > today) throw ratingErrors.AWARD_EVENT_IN_FUTURE(["input", "on"]);
  if (on <= closesOn) throw ratingErrors.NOTICE_NOT_RUN_OUT(["input", "on"], { closesOn });
  if (await hasOpenObjection(em, application.id)) throw ratingErrors.OBJECTION_OPEN(PATH);
  return notice;
}

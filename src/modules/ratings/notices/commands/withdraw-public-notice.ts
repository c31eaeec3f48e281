import { holds } from "../../../../platform/access/actor.js";
import { businessDay } from "../../../../platform/clock/clock.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import { LOCKED, requireVersion } from "../../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { requireSeparation } from "../../../trade-unions/duties/separation-of-duty.queries.js";
import { tradeUnionsByIds } from "../../../trade-unions/tree/trade-union.queries.js";
import type { PublicNotice } from "../public-notice.entity.js";
import type { WithdrawPublicNoticeInput } from "../public-notice.inputs.js";
import { nextNoticeStatus } from "../public-notice.lifecycle.js";
import { noticeForUpdate } from "../public-notice.queries.js";
import { RatingApplication } from "../../applications/rating-application.entity.js";
import { RatingApplicationStatus } from "../../applications/rating-application.lifecycle.js";
import { partiesOfApplications } from "../../applications/rating-application.queries.js";
import { moveApplication } from "../../applications/rating-application.writes.js";
import { ratingErrors } from "../../programs/ratings.errors.js";

/** Takes a notice back: what it proposed is as it was before, and has to be posted anew to be conferred. */
export async function withdrawPublicNotice(work: Work, input: WithdrawPublicNoticeInput): Promise<PublicNotice> {
  const { em, actor, clock, journal } = work;
  const path = ["input", "noticeId"];
  const notice = await noticeForUpdate(work, input.noticeId);
  const [scope] = await tradeUnionsByIds(em, [notice.scopeId]);
  if (scope === undefined || !holds(actor, "rating:propose", scope.path)) throw platformErrors.NOT_PERMITTED(path);
  requireVersion(notice, input.expectedVersion);
  const { status } = notice;
  const next = nextNoticeStatus(status, "withdraw");
  if (next === undefined) throw ratingErrors.NOTICE_TRANSITION_REFUSED(path, { status });
  notice.status = next;
  notice.statusReason = input.reason;
  notice.withdrawnOn = businessDay(clock.now());
  const proposed = await em.find(
    RatingApplication,
    { noticeId: notice.id, status: RatingApplicationStatus.PROPOSED },
    { ...LOCKED, orderBy: { id: "asc" } },
  );
  const matter = await partiesOfApplications(work, proposed);
  await requireSeparation(work, "withdrawPublicNotice", matter, path);
  for (const application of proposed) {
    moveApplication(work, application, "withdrawNotice", { noticeId: notice.id }, path);
    application.noticeId = null;
  }
  journal.record(
    "public-notice.withdrawn",
    { type: "PublicNotice", id: notice.id },
    { details: { reason: input.reason }, before: { status }, after: { status: next } },
  );
  await em.flush();
  return notice;
}

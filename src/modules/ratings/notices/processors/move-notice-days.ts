import { businessDay } from "../../../../platform/clock/clock.js";
import { processor } from "../../../../platform/unit-of-work/processors.js";
import { workingCalendar } from "../../../calendar/calendar.queries.js";
import { calendarChanged } from "../../../calendar/calendar.events.js";
import { noticeDays } from "../notice-days.rules.js";
import { PublicNotice } from "../public-notice.entity.js";
import { LOCKED } from "../../../../platform/unit-of-work/locked-row.js";
import { PublicNoticeStatus } from "../public-notice.lifecycle.js";

/** Counts the last day of notices that are still posted anew when holidays change; what has run out stays so. */
export const moveNoticeDays = processor(calendarChanged, async ({ em, clock, journal }) => {
  const today = businessDay(clock.now());
  const notices = await em.find(
    PublicNotice,
    { status: PublicNoticeStatus.PUBLISHED, closesOn: { $gte: today } },
    { ...LOCKED, orderBy: { id: "asc" } },
  );
  const calendar = await workingCalendar(em);
  for (const notice of notices) {
    const before = { closesOn: notice.closesOn, isProvisional: notice.isProvisional };
    const after = noticeDays(calendar, notice.opensOn, notice.workingDays);
    // Nothing that is posted today ends in the past.
    const closesOn = after.closesOn < today ? today : after.closesOn;
    if (closesOn === before.closesOn && after.isProvisional === before.isProvisional) continue;
    Object.assign(notice, after, { closesOn });
    journal.record(
      "public-notice.days-moved",
      { type: "PublicNotice", id: notice.id },
      { details: { closesOn }, before, after: { ...after, closesOn } },
    );
  }
  await em.flush();
});

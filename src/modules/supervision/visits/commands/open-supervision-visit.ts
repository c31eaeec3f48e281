import { quarterOf } from "../../../../platform/clock/period.rules.js";
import { json, row, sql } from "../../../../platform/database/sql.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { workingCalendar } from "../../../calendar/calendar.queries.js";
import { assignOwnedInspection } from "../../../inspections/planning/commands/assign-owned-inspection.js";
import { isPlausibleTime } from "../../../inspections/submission/claimed-time.rules.js";
import { openingFlags } from "../visit-flags.rules.js";
import type { OpenSupervisionVisitInput } from "../visit.inputs.js";
import { type LockedVisit, type VisitRow, requireVisitMove, visibleVisitForUpdate } from "../visit.queries.js";
import { openingDay, reportDue } from "../visit-timeline.rules.js";
import { moveVisit } from "../visit.writes.js";
import { visitErrors } from "../visits.errors.js";

/**
 * Turns the plan into a visit. It may come from a tablet that was offline: what it says of time and place is kept as a
 * claim and flagged where it is doubtful. The assignment has the visit's own id, so that the inspection can be written
 * before the opening has been sent; the same opening sent again gives the same answer.
 */
export async function openSupervisionVisit(work: Work, input: OpenSupervisionVisitInput): Promise<VisitRow> {
  const { em, actor, clock } = work;
  const receivedAt = clock.now();
  const { openedAt } = input;
  if (!isPlausibleTime(openedAt, receivedAt)) throw visitErrors.OPENING_TIME_OUT_OF_RANGE(["input", "openedAt"]);
  const visit = await visibleVisitForUpdate(work, input.visitId);
  if (!visit.team.includes(actor.accountId)) throw platformErrors.NOT_PERMITTED(["input", "visitId"]);
  if (visit.openedBy === actor.accountId && sameInstant(visit.openedAt, openedAt)) return visit;
  requireVisitMove(visit, "open", input.expectedVersion);

  const location = input.location == null ? null : { accuracyMeters: null, ...input.location };
  const flags = openingFlags({
    openedAt,
    receivedAt,
    approvedAt: new Date(visit.approvedAt ?? receivedAt),
    windowFrom: visit.windowFrom,
    windowTo: visit.windowTo,
    location,
    registered: await registeredPlace(work, visit),
  });
  const day = openingDay(openedAt, receivedAt);
  const due = reportDue(await workingCalendar(em), { openedAt, openedReceivedAt: receivedAt });
  const opened = await moveVisit(
    work,
    visit,
    "open",
    sql`, opened_at = ${openedAt.toISOString()}::timestamptz, opened_by = ${actor.accountId}::uuid,
      opened_received_at = ${receivedAt.toISOString()}::timestamptz,
      opened_location = ${location === null ? sql`null` : json(location)}, flags = ${json(flags)}`,
    { flags: flags.map(({ code }) => code) },
  );
  await assignOwnedInspection(work, {
    id: visit.id,
    owner: "SUPERVISION",
    ownerId: visit.id,
    kind: "SPECIAL",
    period: quarterOf(day),
    checklistId: visit.checklistId,
    tradeUnionId: visit.tradeUnionId,
    siteId: visit.siteId,
    visitSubject: visit.subject,
    inspectorIds: visit.team,
    dueOn: due?.dueOn ?? day,
  });
  return opened;
}

const sameInstant = (stored: Date | string | null, claimed: Date): boolean =>
  stored !== null && new Date(stored).getTime() === claimed.getTime();

/** Where the register says the site or union is. */
const registeredPlace = async ({ em }: Work, { siteId, tradeUnionId }: LockedVisit) => {
  const found = await row<{ latitude: number | null; longitude: number | null }>(
    em,
    siteId === null
      ? sql`select latitude, longitude from trade_unions where id = ${tradeUnionId}::uuid`
      : sql`select latitude, longitude from sites where id = ${siteId}::uuid`,
  );
  if (found === undefined || found.latitude === null || found.longitude === null) return null;
  return { latitude: found.latitude, longitude: found.longitude };
};

import { hiddenAs, SHOWN, shownPart, type PartOf } from "../../../platform/access/shown-part.js";
import { businessDay } from "../../../platform/clock/clock.js";
import { isoInstant } from "../../../platform/graphql/api/scalars.js";
import type { VisitRow } from "./visit.queries.js";

/** The day of the visit in place of one that was fixed with the draw; only insiders read a visit before it was opened. */
const onItsDay =
  (day: "windowFrom" | "windowTo") =>
  (visit: VisitRow): string =>
    visit.openedAt === null ? visit[day] : businessDay(new Date(isoInstant(visit.openedAt)));

/**
 * A visit as those read it who may know of it and had no part in it. What was fixed with the draw is the same for all its
 * visits, and would tell those who know one that there may be more.
 */
const FOR_OTHERS: PartOf<VisitRow> = {
  id: SHOWN,
  drawId: hiddenAs(""),
  replacesId: hiddenAs(null),
  stratumId: hiddenAs(""),
  tradeUnionId: SHOWN,
  siteId: SHOWN,
  checklistId: SHOWN,
  subject: SHOWN,
  mode: SHOWN,
  status: SHOWN,
  windowFrom: { hidden: onItsDay("windowFrom") },
  windowTo: { hidden: onItsDay("windowTo") },
  draftedBy: SHOWN,
  approverId: SHOWN,
  approvedAt: hiddenAs(null),
  voidedBecause: hiddenAs(null),
  voidedNote: hiddenAs(null),
  openedAt: SHOWN,
  openedBy: SHOWN,
  openedReceivedAt: SHOWN,
  openedLocation: SHOWN,
  flags: SHOWN,
  inspectionId: SHOWN,
  reportedAt: SHOWN,
  confirmedAt: SHOWN,
  version: SHOWN,
  createdAt: { hidden: ({ createdAt, openedReceivedAt }) => openedReceivedAt ?? createdAt },
};

/** The visit as it is read by somebody who had no part in it. */
export const visitForOthers = (visit: VisitRow): VisitRow => shownPart(visit, FOR_OTHERS);

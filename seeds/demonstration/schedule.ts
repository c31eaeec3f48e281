import { addDays } from "../../src/platform/clock/day.rules.js";
import { type DemonstrationCalendar, instantOn, visitingDays } from "./calendar.js";
import type { PlannedVisit } from "./plans.js";
import { type Random, randomFor } from "./random.js";

/** When one visit took place and when its report arrived and was confirmed, in milliseconds. */
export interface VisitTimes {
  readonly visit: PlannedVisit;
  readonly day: string;
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly submittedAt: number;
  readonly confirmedAt: number;
  /** The inspector's own stream, so that the ids of each inspector run with their time. */
  readonly random: Random;
}

/** First and last minute of a working day. */
const WORK = { from: 8 * 60 + 30, to: 17 * 60 + 30 };
/** A visit that lasted less would be doubted. */
const SHORTEST_MINUTES = 11;

/** Spreads each inspector's visits evenly over the quarter, street by street, leaving room at its end for the review. */
export function scheduleVisits(
  seed: number,
  calendar: DemonstrationCalendar,
  visits: readonly PlannedVisit[],
): VisitTimes[] {
  const days = visitingDays(addDays(calendar.inspectedFrom, 3), addDays(calendar.inspectedTo, -13));
  const inspectors = [...new Set(visits.map(({ inspectorId }) => inspectorId))].sort();
  return inspectors.flatMap((inspectorId, place) => {
    const random = randomFor(seed, `visits ${place}`);
    const own = visits.filter((visit) => visit.inspectorId === inspectorId);
    const perDay = Math.ceil(own.length / days.length);
    const slot = Math.floor((WORK.to - WORK.from) / perDay);
    return own.map((visit, nth) => {
      const day = days[Math.floor(nth / perDay)] ?? calendar.inspectedFrom;
      const begins = WORK.from + (nth % perDay) * slot + random.fraction();
      const lasts = SHORTEST_MINUTES + random.fraction() * (slot - SHORTEST_MINUTES - 2);
      const startedAt = Math.round(instantOn(day, begins));
      const finishedAt = Math.round(instantOn(day, begins + lasts));
      const submittedAt = finishedAt + random.between(60_000, random.chance(0.2) ? 36_000_000 : 1_800_000);
      const confirmedAt = Math.round(instantOn(addDays(day, random.between(2, 9)), 9 * 60 + random.fraction() * 480));
      return { visit, day, startedAt, finishedAt, submittedAt, confirmedAt, random };
    });
  });
}

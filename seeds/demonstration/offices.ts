import { addDays, addYears } from "../../src/platform/clock/day.rules.js";
import type { DemonstrationCalendar } from "./calendar.js";
import { addressOn, roadName } from "./names.js";
import type { Random } from "./random.js";

/** Terms of 3 or 5 years; about one in twelve had ended before the inspected quarter began. */
export function termOf(calendar: DemonstrationCalendar, random: Random, mayBeOver: boolean) {
  const years = random.chance(0.35) ? 3 : 5;
  const isOver = mayBeOver && random.chance(0.085);
  const termEndsOn = isOver
    ? addDays(calendar.inspectedFrom, -random.between(1, 420))
    : addDays(calendar.inspectedTo, random.between(1, years * 300));
  const termStartsOn = addDays(addYears(termEndsOn, -years), 1);
  return { termStartsOn, termEndsOn, foundedOn: addYears(termStartsOn, -years * random.between(0, 3)) };
}

/** Somewhere around a point, but inside the district. */
export function around(latitude: number, longitude: number, spread: number, random: Random) {
  const moved = (middle: number, low: number, high: number) => {
    const value = middle + spread * (random.fraction() - 0.5) * 2;
    return Math.round(Math.min(high, Math.max(low, value)) * 1e6) / 1e6;
  };
  return { latitude: moved(latitude, 24.421, 24.509), longitude: moved(longitude, 118.051, 118.199) };
}

/** Address, place and term of a union above the grassroots, whose terms never run out unnoticed. */
export const higherOffice = (
  { latitude, longitude }: { readonly latitude: number; readonly longitude: number },
  spread: number,
  calendar: DemonstrationCalendar,
  random: Random,
) => ({
  address: addressOn(roadName(random), random),
  ...around(latitude, longitude, spread, random),
  ...termOf(calendar, random, false),
});

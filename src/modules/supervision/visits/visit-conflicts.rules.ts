import { isWithin } from "../../../platform/access/actor.js";
import type { DrawnPerson, TeamSource } from "./draw.rules.js";

/** Nobody visits a unit twice within a year. */
export const YEARS_BETWEEN_VISITS = 1;

/** What is known of somebody who may be drawn. */
export interface Candidate {
  accountId: string;
  source: TeamSource;
  /** Paths of the unions below which the person may be sent. */
  reach: readonly string[];
  /** Paths of the unions in which the person holds office, or did within three years. */
  offices: readonly string[];
  /** Unions that the person declared not to visit, or visited within a year. */
  barred: ReadonlySet<string>;
}

/** A place as far as conflicts depend on it. */
export interface ConsideredPlace {
  id: string;
  tradeUnionId: string;
  path: string;
}

/** The street of a path, or undefined above the streets; streets are known by their numbers in the tree. */
const streetNumberOf = (path: string, streets: ReadonlySet<string>): string | undefined =>
  path.split(".").find((step) => streets.has(step));

/** Whether the person must not visit the place. Office anywhere in a street bars from all of it; above the streets, from its own union. */
export function isBarred(person: Candidate, place: ConsideredPlace, streets: ReadonlySet<string>): boolean {
  if (!person.reach.some((node) => isWithin(place.path, node))) return true;
  if (person.barred.has(place.tradeUnionId)) return true;
  const street = streetNumberOf(place.path, streets);
  return person.offices.some(
    (office) => office === place.path || (street !== undefined && streetNumberOf(office, streets) === street),
  );
}

/** The people of a draw, each with the places that they must not visit. */
export const peopleFor = (
  candidates: readonly Candidate[],
  places: readonly ConsideredPlace[],
  streets: ReadonlySet<string>,
): DrawnPerson[] =>
  candidates.map((person) => ({
    accountId: person.accountId,
    source: person.source,
    barredFrom: places.filter((place) => isBarred(person, place, streets)).map(({ id }) => id),
  }));

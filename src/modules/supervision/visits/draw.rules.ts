import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import { RandomStream } from "./random-stream.rules.js";

/** Raised with every change of what the same list and seed lead to; a stored draw is replayed by its own version. */
export const DRAW_RULE_VERSION = 1;

/** The law binds labor inspectors to it; the federation takes it over for its own visits. */
export const SMALLEST_TEAM = 2;

/** Where people come from: the register of special supervisors, or a department. */
export type TeamSource = "SUPERVISOR" | "DEPARTMENT_MEMBER";

/** A union, or a site with the union that answers for it. */
export interface DrawnPlace {
  readonly id: string;
  readonly tradeUnionId: string;
  readonly siteId: string | null;
}

export interface Stratum {
  /** The street, or the scope for what lies above the streets. */
  readonly id: string;
  /** What may be drawn. */
  readonly places: readonly DrawnPlace[];
}

export interface DrawnPerson {
  readonly accountId: string;
  readonly source: TeamSource;
  /** Ids of the places that the person must not visit. */
  readonly barredFrom: readonly string[];
}

/** Everything a draw depends on besides its seed; this is the eligible list that is hashed and stored. */
export interface DrawList {
  readonly strata: readonly Stratum[];
  readonly people: readonly DrawnPerson[];
  readonly perStratum: number;
  readonly teamSize: number;
}

export interface DrawnVisit {
  readonly stratumId: string;
  readonly place: DrawnPlace;
  /** In the order of the draw; supervisors first. */
  readonly team: readonly string[];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byId = (a: { id: string }, b: { id: string }): number => compare(a.id, b.id);

/** The list in its one order, so that the order in which it was read makes no difference. */
export const canonicalList = ({ strata, people, perStratum, teamSize }: DrawList): DrawList => ({
  strata: strata
    .map(({ id, places }) => ({
      id,
      places: places
        .map((place) => ({ id: place.id, tradeUnionId: place.tradeUnionId, siteId: place.siteId }))
        .sort(byId),
    }))
    .sort(byId),
  people: people
    .map(({ accountId, source, barredFrom }) => ({ accountId, source, barredFrom: [...barredFrom].sort(compare) }))
    .sort((a, b) => compare(a.accountId, b.accountId)),
  perStratum,
  teamSize,
});

/** SHA-256, in hexadecimal, of the list's RFC 8785 canonical JSON. */
export const eligibleListHash = (list: DrawList): string =>
  createHash("sha256")
    .update(canonicalize(canonicalList(list)) ?? "")
    .digest("hex");

/** Supervisors are the larger part of a team; members of departments come beside them. */
export const supervisorsOf = (teamSize: number): number => Math.ceil(teamSize / 2);

const whoMayVisit = (people: readonly DrawnPerson[], placeId: string): DrawnPerson[] =>
  people.filter(({ barredFrom }) => !barredFrom.includes(placeId));

/** Whether a team can be sent to the place at all. */
export function canBeStaffed(people: readonly DrawnPerson[], placeId: string, teamSize: number): boolean {
  const free = whoMayVisit(people, placeId);
  const supervisors = free.filter(({ source }) => source === "SUPERVISOR").length;
  return teamSize >= SMALLEST_TEAM && free.length >= teamSize && supervisors >= supervisorsOf(teamSize);
}

/**
 * Draws a team for a place, `kept` of it standing already; undefined when too few may go. The seats of supervisors are
 * drawn first, the others among everybody who is left.
 */
export function drawTeam(
  seed: string,
  people: readonly DrawnPerson[],
  placeId: string,
  teamSize: number,
  kept: readonly string[] = [],
): string[] | undefined {
  const free = whoMayVisit(canonicalPeople(people), placeId);
  const standing = free.filter(({ accountId }) => kept.includes(accountId));
  if (standing.length !== kept.length || !canBeStaffed(free, placeId, teamSize)) return undefined;
  const random = new RandomStream(seed, `team ${placeId}`);
  const others = free.filter(({ accountId }) => !kept.includes(accountId));
  const isSupervisor = ({ source }: DrawnPerson): boolean => source === "SUPERVISOR";
  const seats = Math.max(0, supervisorsOf(teamSize) - standing.filter(isSupervisor).length);
  const supervisors = random.sample(others.filter(isSupervisor), seats);
  const rest = random.sample(
    others.filter((person) => !supervisors.includes(person)),
    teamSize - standing.length - supervisors.length,
  );
  const drawn = [...supervisors, ...rest];
  if (standing.length + drawn.length !== teamSize || supervisors.length !== seats) return undefined;
  return [...kept, ...drawn.map(({ accountId }) => accountId)];
}

const canonicalPeople = (people: readonly DrawnPerson[]): DrawnPerson[] =>
  [...people].sort((a, b) => compare(a.accountId, b.accountId));

/** Draws places from every stratum, and a team for each; the same list and seed always give the same visits. */
export function drawVisits(seed: string, given: DrawList): DrawnVisit[] {
  const { strata, people, perStratum, teamSize } = canonicalList(given);
  return strata.flatMap(({ id: stratumId, places }) =>
    new RandomStream(seed, `places ${stratumId}`).sample(places, perStratum).map((place) => {
      const team = drawTeam(seed, people, place.id, teamSize);
      if (team === undefined) throw new RangeError(`place ${place.id} is on the list, but no team can go there`);
      return { stratumId, place, team };
    }),
  );
}

import { canBeStaffed, type DrawList } from "./draw.rules.js";
import { isBarred, peopleFor, type Candidate } from "./visit-conflicts.rules.js";
import type { ExcludedPlace } from "./visit-draw.types.js";
import type { CandidatePlace } from "./visit-places.queries.js";

/** What may be drawn, and why the rest may not: it was visited lately, or no team can be sent there. */
export function eligibleList(
  { perStratum, teamSize }: Pick<DrawList, "perStratum" | "teamSize">,
  places: readonly CandidatePlace[],
  candidates: readonly Candidate[],
  streets: ReadonlySet<string>,
): { list: DrawList; excluded: ExcludedPlace[] } {
  const hasTeam = (place: CandidatePlace): boolean => {
    const free = candidates.filter((person) => !isBarred(person, place, streets));
    return canBeStaffed(
      free.map(({ accountId, source }) => ({ accountId, source, barredFrom: [] })),
      place.id,
      teamSize,
    );
  };
  const eligible = places.filter((place) => !place.isVisited && hasTeam(place));
  const drawable = new Set(eligible);
  const strata = [...Map.groupBy(eligible, ({ stratumId }) => stratumId)].map(([id, within]) => ({
    id,
    places: within.map((place) => ({ id: place.id, tradeUnionId: place.tradeUnionId, siteId: place.siteId })),
  }));
  return {
    list: { strata, people: peopleFor(candidates, eligible, streets), perStratum, teamSize },
    excluded: places
      .filter((place) => !drawable.has(place))
      .map(({ id, isVisited }) => ({ id, reason: isVisited ? "VISITED" : "NO_TEAM" })),
  };
}

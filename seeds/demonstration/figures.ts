import { apportion, settle } from "./apportionment.js";
import { JOINT_FORMS, type UnionKind } from "./forms.js";
import { PUBLIC_OWNERSHIPS } from "./model.js";
import type { Random } from "./random.js";

/** The published figures of the district; everything below adds up to them. */
export const DISTRICT_FIGURES = {
  communities: 95,
  grassrootsUnions: 3_021,
  coveredEmployers: 13_949,
  eligibleEmployers: 17_221,
  members: 237_252,
  workers: 272_703,
  nonPublicMembers: 210_900,
} as const;

/** Workers of the 129 public unions; with 92 % of them members, which leaves the published number of other members. */
const PUBLIC_WORKERS = 28_640;
/** Fewest employers of a union of several, and fewest workers of any employer. */
const LEAST_EMPLOYERS = 3;
const LEAST_WORKERS = 2;

/** Employers, workers, members and women members of one grassroots union. */
export interface UnionFigures {
  employers: number;
  workers: number;
  members: number;
  women: number;
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const lognormal = (random: Random, spread: number): number => Math.exp(spread * random.normal());

export const isPublic = ({ ownership }: UnionKind): boolean =>
  ownership !== null && PUBLIC_OWNERSHIPS.includes(ownership);

function employersOf(kinds: readonly UnionKind[], random: Random): number[] {
  const least = kinds.map(({ form }) => (form === "SINGLE" ? 1 : LEAST_EMPLOYERS));
  const weights = kinds.map(({ form }) => {
    const joint = JOINT_FORMS.find((candidate) => candidate.form === form);
    return joint === undefined ? 0 : joint.employers * lognormal(random, 0.5);
  });
  const more = apportion(DISTRICT_FIGURES.coveredEmployers - sum(least), weights);
  return least.map((employers, at) => employers + (more[at] ?? 0));
}

/** Share of the workers who are members: most unions have between four fifths and all of them. */
function membershipRate(random: Random, ofPublic: boolean): number {
  const band = random.fraction();
  if (ofPublic) return band < 0.6 ? 0.95 + 0.05 * random.fraction() : 0.82 + 0.13 * random.fraction();
  if (band < 0.25) return 0.95 + 0.05 * random.fraction();
  if (band < 0.52) return 0.9 + 0.05 * random.fraction();
  if (band < 0.8) return 0.8 + 0.1 * random.fraction();
  return band < 0.95 ? 0.6 + 0.2 * random.fraction() : 0.35 + 0.25 * random.fraction();
}

function women(members: number, random: Random): number {
  if (members <= 12 && random.chance(0.25)) return 0;
  return Math.min(members, Math.round(members * Math.max(0.05, 0.43 + 0.15 * random.normal())));
}

/** The figures of all grassroots unions; their sums are the published ones, to the unit. */
export function unionFigures(kinds: readonly UnionKind[], random: Random): UnionFigures[] {
  const employers = employersOf(kinds, random);
  const figures = employers.map((count) => ({ employers: count, workers: 0, members: 0, women: 0 }));
  const { members, workers, nonPublicMembers } = DISTRICT_FIGURES;
  for (const ofPublic of [true, false]) {
    const places = kinds.flatMap((kind, at) => (isPublic(kind) === ofPublic ? [at] : []));
    const least = places.map((at) => (employers[at] ?? 1) * LEAST_WORKERS);
    const weights = places.map((at) => {
      const own = kinds[at]?.form === "SINGLE" ? 68 : (employers[at] ?? 1) * 4.2;
      return own * lognormal(random, ofPublic ? 0.7 : 0.8);
    });
    const allWorkers = ofPublic ? PUBLIC_WORKERS : workers - PUBLIC_WORKERS;
    const more = apportion(allWorkers - sum(least), weights);
    const counts = least.map((count, nth) => count + (more[nth] ?? 0));
    const joined = settle(
      counts.map((count) => Math.max(1, Math.round(count * membershipRate(random, ofPublic)))),
      ofPublic ? members - nonPublicMembers : nonPublicMembers,
      counts.map((count) => [1, count] as const),
    );
    places.forEach((at, nth) => {
      const figure = figures[at];
      if (figure === undefined) return;
      figure.workers = counts[nth] ?? 0;
      figure.members = joined[nth] ?? 0;
      figure.women = women(figure.members, random);
    });
  }
  return figures;
}

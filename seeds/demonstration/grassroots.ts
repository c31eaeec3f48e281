import { addDays } from "../../src/platform/clock/day.rules.js";
import { creditCodeOf } from "../../src/modules/trade-unions/tree/credit-code.rules.js";
import { apportion } from "./apportionment.js";
import type { DemonstrationCalendar } from "./calendar.js";
import { employerTitle } from "./employer-names.js";
import { DISTRICT_FIGURES, isPublic, type UnionFigures, unionFigures } from "./figures.js";
import { JOINT_FORMS, type UnionKind, unionKinds } from "./forms.js";
import type { DemonstrationUnion } from "./model.js";
import { brandSyllables } from "./names.js";
import { termOf } from "./offices.js";
import type { Random } from "./random.js";
import { demonstrationStreets } from "./streets.js";

/** A grassroots union that has its community, but is not yet in the tree. */
export interface PlacedUnion {
  /** Place of the community in the list of all communities. */
  readonly community: number;
  readonly kind: UnionKind;
  readonly figures: UnionFigures;
}

/** Lawful committee sizes by members (Election Work Regulations 2016 art. 8): members up to, fewest, most. */
const COMMITTEES = [
  [24, 3, 5],
  [200, 3, 7],
  [1_000, 7, 15],
  [5_000, 15, 21],
] as const;

/** A few committees are smaller than the rules ask for. */
function committeeSize(members: number, random: Random): number {
  const [, least, most] = COMMITTEES.find(([upTo]) => members <= upTo) ?? COMMITTEES[3];
  if (members <= 24 && random.chance(0.3)) return 1;
  if (members > 24 && random.chance(0.05)) return least - 1;
  return random.between(least, most) | 1;
}

/** Every community gets its regional union and its share of the others. */
export function placedUnions(random: Random): PlacedUnion[] {
  const others = unionKinds(random);
  const weights = demonstrationStreets.flatMap(({ communities, weight }) =>
    Array.from({ length: communities }, () => (weight / communities) * (0.6 + 0.8 * random.fraction())),
  );
  const shares = apportion(others.length, weights);
  const regional: UnionKind = { form: "REGIONAL", ownership: null, tags: [] };
  let next = 0;
  const placed = shares.flatMap((share, community) => {
    const own = [regional, ...others.slice(next, next + share)];
    next += share;
    return own.map((kind) => ({ community, kind }));
  });
  if (placed.length !== DISTRICT_FIGURES.grassrootsUnions)
    throw new RangeError("the unions are not as many as published");
  const figures = unionFigures(
    placed.map(({ kind }) => kind),
    random,
  );
  return placed.map((place, at) => ({
    ...place,
    figures: figures[at] ?? { employers: 0, workers: 0, members: 0, women: 0 },
  }));
}

/** What a union has of its own, wherever it lies. */
export function ownFacts({ kind, figures }: PlacedUnion, at: number, calendar: DemonstrationCalendar, random: Random) {
  const term = termOf(calendar, random, true);
  // Small unions often lack what a legal person needs.
  const isLegalPerson = isPublic(kind) || !random.chance(figures.members < 40 ? 0.46 : 0.14);
  const isRenewedLate = random.chance(0.06);
  return {
    form: kind.form,
    ownership: kind.ownership,
    ownershipTags: kind.tags,
    isPublic: isPublic(kind),
    ...figures,
    ...term,
    committeeSize: committeeSize(figures.members, random),
    creditCode: isLegalPerson ? creditCodeOf("81", "350203", `MD${100_001 + at}`) : null,
    certificateExpiresOn: !isLegalPerson
      ? null
      : isRenewedLate
        ? addDays(calendar.inspectedFrom, -random.between(5, 300))
        : term.termEndsOn,
  };
}

/** The parts of its name: its employer's, or what joins its employers. */
export function nameOf(kind: UnionKind, home: DemonstrationUnion, at: number, random: Random): string[] {
  if (kind.ownership !== null) return [...employerTitle(kind.ownership, at, random), "工会"];
  const title = JOINT_FORMS.find(({ form }) => form === kind.form)?.title ?? "联合工会";
  const place = home.name.replace(/工会$/, "");
  return kind.form === "REGIONAL" ? [place, title] : [place, ...brandSyllables(at), title];
}

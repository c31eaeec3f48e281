import { addDays } from "../../src/platform/clock/day.rules.js";
import { creditCodeOf } from "../../src/modules/trade-unions/tree/credit-code.rules.js";
import { apportion } from "./apportionment.js";
import { type DemonstrationCalendar, instantOn, isoInstant } from "./calendar.js";
import { type Row, textArray } from "./copy.js";
import { employerTitle } from "./employer-names.js";
import { DISTRICT_FIGURES } from "./figures.js";
import type { GrassrootsUnion, Ownership } from "./model.js";
import { addressOn, initialsOfParts, roadName } from "./names.js";
import { type Random, randomFor } from "./random.js";
import type { DemonstrationTree } from "./tree.js";

export interface EmployerRows {
  readonly employers: Iterable<Row>;
  readonly coverages: readonly Row[];
  readonly eligible: readonly Row[];
}

const CREDIT_CODE_PREFIXES: Readonly<Record<Ownership, string>> = {
  GOVERNMENT: "11",
  INSTITUTION: "12",
  SOE: "91",
  FOREIGN: "91",
  PRIVATE: "91",
  NEW_ECONOMIC_ORG: "91",
  NEW_SOCIAL_ORG: "52",
};

/** Forms whose unions cover employers that already have a union once more. */
const SECOND_COVERAGE_FORMS: readonly string[] = ["REGIONAL", "INDUSTRY", "BUILDING", "BUSINESS_CIRCLE", "PARK"];
/** Share of the employers that are covered a second time. */
const SECOND_COVERAGE = 0.04;

function ownerUnderJointUnion(random: Random): Ownership {
  const draw = random.fraction();
  if (draw < 0.9) return "PRIVATE";
  return draw < 0.94 ? "FOREIGN" : draw < 0.97 ? "NEW_ECONOMIC_ORG" : "NEW_SOCIAL_ORG";
}

function tagsOf(ownership: Ownership, workers: number, random: Random): string[] {
  const tags: string[] = [];
  const isFirm = ownership === "PRIVATE" || ownership === "FOREIGN" || ownership === "SOE";
  if (isFirm && workers >= 200) tags.push("ABOVE_SCALE");
  if (ownership === "PRIVATE" && workers < 20) tags.push("SMALL_PRIVATE");
  if (isFirm && random.chance(0.05)) tags.push("SENSITIVE_INDUSTRY");
  if (isFirm && random.chance(0.02)) tags.push("IN_DIFFICULTY");
  return tags;
}

/** How the workers and members of a union spread over its employers; nobody has more members than workers. */
function peopleByEmployer({ employers, workers, members }: GrassrootsUnion, random: Random): [number, number][] {
  if (employers === 1) return [[workers, members]];
  const weights = Array.from({ length: employers }, () => 0.3 + random.fraction());
  const staff = apportion(workers - employers, weights).map((more) => more + 1);
  const outside = apportion(workers - members, staff);
  return staff.map((count, at) => [count, count - (outside[at] ?? 0)]);
}

/**
 * Every employer with its one PRIMARY coverage, and the few second ones, which no rate may count. Employers are made as
 * they are asked for; their coverages are complete once all of them were.
 */
export function employerRows(seed: number, calendar: DemonstrationCalendar, tree: DemonstrationTree): EmployerRows {
  const random = randomFor(seed, "employers");
  const coverages: Row[] = [];
  return {
    employers: employersOf(random, calendar, tree, coverages),
    coverages,
    eligible: eligibleRows(tree, calendar, randomFor(seed, "eligible employers")),
  };
}

function* employersOf(
  random: Random,
  calendar: DemonstrationCalendar,
  tree: DemonstrationTree,
  coverages: Row[],
): Generator<Row> {
  const instant = instantOn(calendar.countedOn, 600);
  const createdAt = isoInstant(instant);
  const cover = (employerId: string, union: GrassrootsUnion, kind: string, since: string) =>
    coverages.push([random.id(instant), employerId, union.id, kind, since, createdAt]);
  const covering = secondUnions(tree);
  // The brands behind those of the unions of one employer.
  let brand = tree.grassroots.length;
  let number = 0;
  for (const union of tree.grassroots) {
    const others = (covering.get(union.parent.id) ?? []).filter((other) => other !== union);
    for (const [workers, members] of peopleByEmployer(union, random)) {
      const { prefix, owner, name, initials, address, tags } =
        union.ownership === null
          ? jointMember(union, workers, brand++, random)
          : onlyMember(union, union.ownership, random);
      const id = random.id(instant);
      const creditCode = creditCodeOf(prefix, "350203", `MA${100_001 + number++}`);
      yield [id, name, initials, creditCode, owner, textArray(tags), workers, members, address, createdAt];
      cover(id, union, "PRIMARY", union.foundedOn);
      if (others.length === 0 || !random.chance(SECOND_COVERAGE)) continue;
      const other = random.pick(others);
      const since = union.foundedOn > other.foundedOn ? union.foundedOn : other.foundedOn;
      cover(id, other, "SECONDARY", addDays(since, random.between(0, 30)));
    }
  }
}

/** The unions of each community that also cover employers of others. */
function secondUnions(tree: DemonstrationTree): Map<string, GrassrootsUnion[]> {
  const unions = new Map<string, GrassrootsUnion[]>();
  for (const union of tree.grassroots) {
    if (!SECOND_COVERAGE_FORMS.includes(union.form)) continue;
    unions.set(union.parent.id, [...(unions.get(union.parent.id) ?? []), union]);
  }
  return unions;
}

/** The only employer of a union, which is named after it. */
function onlyMember(union: GrassrootsUnion, owner: Ownership, random: Random) {
  return {
    owner,
    prefix: CREDIT_CODE_PREFIXES[owner],
    name: union.name.slice(0, -"工会".length),
    initials: union.initials.slice(0, -"gh".length),
    address: union.address,
    tags: [...union.ownershipTags, ...tagsOf(owner, union.workers, random)],
  };
}

/** One of several employers of a union. */
function jointMember({ form }: GrassrootsUnion, workers: number, brand: number, random: Random) {
  const owner = ownerUnderJointUnion(random);
  const isShop = form === "SELF_EMPLOYED" || (owner === "PRIVATE" && form === "STREET_BLOCK");
  const name = employerTitle(isShop ? "SELF_EMPLOYED" : owner, brand, random);
  return {
    owner,
    prefix: isShop ? "92" : CREDIT_CODE_PREFIXES[owner],
    name: name.join(""),
    initials: initialsOfParts(name),
    address: addressOn(roadName(random), random),
    tags: tagsOf(owner, workers, random),
  };
}

/** What each community reported as employers that could have a union: an estimate from a rounded rate, so only ABOUT. */
function eligibleRows(tree: DemonstrationTree, calendar: DemonstrationCalendar, random: Random): Row[] {
  const covered = new Map(tree.communities.map((community) => [community.id, 0]));
  for (const union of tree.grassroots)
    covered.set(union.parent.id, (covered.get(union.parent.id) ?? 0) + union.employers);
  const counts = [...covered.values()];
  const missing = DISTRICT_FIGURES.eligibleEmployers - DISTRICT_FIGURES.coveredEmployers;
  const uncovered = apportion(
    missing,
    counts.map((count) => count * (0.4 + 1.2 * random.fraction())),
  );
  const instant = instantOn(calendar.countedOn, 660);
  return tree.communities.map((community, at) => [
    random.id(instant),
    community.id,
    calendar.countedOn,
    (counts[at] ?? 0) + (uncovered[at] ?? 0),
    "ABOUT",
    "REPORTED_RATE",
    isoInstant(instant),
  ]);
}

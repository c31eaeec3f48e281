import { addDays } from "../../src/platform/clock/day.rules.js";
import type { AppraisalCounts } from "../../src/modules/checklists/register-values.js";
import { apportion } from "./apportionment.js";
import { type DemonstrationCalendar, instantOn, isoInstant } from "./calendar.js";
import type { Row } from "./copy.js";
import type { DemonstrationUnion } from "./model.js";
import { addressOn, brandSyllables, roadName } from "./names.js";
import { type Random, randomFor } from "./random.js";
import type { DemonstrationTree } from "./tree.js";

/** One count of every grassroots union, just before the inspected quarter; the levels above are sums. */
export function headcountRows(seed: number, calendar: DemonstrationCalendar, tree: DemonstrationTree): Row[] {
  const random = randomFor(seed, "headcounts");
  const instant = instantOn(calendar.countedOn, 780);
  return tree.grassroots.map(({ id, workers, members, women, isPublic }) => [
    random.id(instant),
    id,
    calendar.countedOn,
    workers,
    members,
    women,
    isPublic ? 0 : members,
    isPublic ? "EXACT" : "ABOUT",
    isoInstant(instant),
  ]);
}

export interface AppraisalRows {
  readonly appraisals: readonly Row[];
  /** The last appraisal of each union; a union without one has not held any. */
  readonly countsByUnion: ReadonlyMap<string, AppraisalCounts>;
}

function votes(eligible: number, turnout: number, random: Random): AppraisalCounts {
  const issued = Math.min(eligible, Math.round(eligible * Math.max(turnout, 0.9 + 0.1 * random.fraction())));
  const valid = Math.min(issued, Math.ceil(eligible * turnout));
  const dissatisfied = Math.round(valid * Math.min(0.6, Math.max(0, 0.055 + 0.06 * random.normal())));
  const satisfied = Math.round((valid - dissatisfied) * (0.6 + 0.35 * random.fraction()));
  return { eligible, issued, valid, satisfied, basicallySatisfied: valid - dissatisfied - satisfied, dissatisfied };
}

/** The year's member appraisals: a few unions held none, a few had too few valid votes, and half of those repeated it. */
export function appraisalRows(seed: number, calendar: DemonstrationCalendar, tree: DemonstrationTree): AppraisalRows {
  const random = randomFor(seed, "appraisals");
  const appraisals: Row[] = [];
  const countsByUnion = new Map<string, AppraisalCounts>();
  const instant = instantOn(calendar.inspectedFrom, 600);
  const record = (union: DemonstrationUnion, round: number, counts: AppraisalCounts) => {
    const { eligible, issued, valid, satisfied, basicallySatisfied, dissatisfied } = counts;
    const figures = [eligible, issued, valid, satisfied, basicallySatisfied, dissatisfied];
    appraisals.push([random.id(instant), union.id, calendar.inspectedYear, round, ...figures, isoInstant(instant)]);
    countsByUnion.set(union.id, counts);
  };
  for (const union of tree.grassroots) {
    if (random.chance(0.015)) continue;
    const isTooFew = random.chance(0.03);
    record(
      union,
      1,
      votes(union.members, isTooFew ? 0.4 + 0.2 * random.fraction() : 0.72 + 0.26 * random.fraction(), random),
    );
    if (isTooFew && random.chance(0.5)) record(union, 2, votes(union.members, 0.75 + 0.2 * random.fraction(), random));
  }
  return { appraisals, countsByUnion };
}

/** Reading rooms, weekend schools, service points on all three levels, small homes of branches, and rated areas. */
export function siteRows(seed: number, calendar: DemonstrationCalendar, tree: DemonstrationTree): Row[] {
  const random = randomFor(seed, "sites");
  const instant = instantOn(calendar.countedOn, 840);
  const rows: Row[] = [];
  const open = (union: DemonstrationUnion, kind: string, name: string) => {
    const near = (middle: number) => Math.round((middle + 0.0006 * (random.fraction() - 0.5)) * 1e6) / 1e6;
    const address = random.chance(0.7) ? union.address : addressOn(roadName(random), random);
    rows.push([
      random.id(instant),
      union.id,
      kind,
      name,
      address,
      near(union.latitude),
      near(union.longitude),
      isoInstant(instant),
    ]);
  };
  for (const union of tree.all) {
    const short = union.name.replace(/总?工会$/, "");
    if (union.level === "DISTRICT" || union.level === "STREET") {
      open(union, "SERVICE_POINT", `${short}困难职工帮扶中心`);
      open(union, "WEEKEND_SCHOOL", `${short}女职工周末学校`);
    }
    if (union.level === "COMMUNITY") {
      open(union, "SERVICE_POINT", `${short}职工服务站`);
      if (random.chance(0.4)) open(union, "READING_ROOM", `${short}职工书屋`);
    }
    if (["STREET_BLOCK", "PARK", "BUSINESS_CIRCLE"].includes(union.form)) {
      open(union, "AREA", `${short.replace(/联合$/, "")}和谐商贸街(园)区`);
    }
  }
  for (const union of tree.grassroots) {
    const short = union.name.replace(/工会$/, "");
    if (union.members >= 80 && random.chance(0.12)) open(union, "READING_ROOM", `${short}职工书屋`);
    if (union.women >= 60 && random.chance(0.05)) open(union, "WEEKEND_SCHOOL", `${short}女职工周末学校`);
    if (union.members >= 150 && random.chance(0.3)) {
      const branches = random.between(1, 3);
      for (let branch = 1; branch <= branches; branch++) {
        open(union, "BRANCH", `${brandSyllables(rows.length).join("")}班组职工小家`);
      }
    }
  }
  // The union of the demonstration's own officer, so that a rating of each kind of site can be tried out at once.
  const own = tree.grassroots.find((union) => union.ownership === "PRIVATE" && union.parent.parent === tree.streets[0]);
  if (own !== undefined) {
    const short = own.name.replace(/工会$/, "");
    open(own, "READING_ROOM", `${short}职工书屋`);
    open(own, "BRANCH", `${short}一车间职工小家`);
  }
  return rows;
}

export interface TargetRows {
  readonly targets: readonly Row[];
  readonly progresses: readonly Row[];
}

/** Tasks of the year that the city federation assigned to the district: measure, number, and share done in half a year. */
const TARGETS = [
  ["NEW_NON_PUBLIC_UNIONS", 130, 0.52],
  ["NEW_MEMBERS", 12_000, 0.49],
  ["NEW_COVERED_LEGAL_ENTITIES", 560, 0.55],
  ["COLLECTIVE_WAGE_CONTRACTS", 800, 0.46],
] as const;

const QUARTER_ENDS = ["-03-31", "-06-30", "-09-30", "-12-31"];

/** The targets of the current year, split to the streets, with what was reported at the end of each quarter so far. */
export function targetRows(seed: number, calendar: DemonstrationCalendar, tree: DemonstrationTree): TargetRows {
  const random = randomFor(seed, "targets");
  const year = calendar.today.slice(0, 4);
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  const instant = instantOn(from, 0);
  const [targets, progresses]: [Row[], Row[]] = [[], []];
  const reports = QUARTER_ENDS.map((end) => year + end).filter((day) => day < calendar.today);
  const weights = tree.streets.map(
    (street) => tree.grassroots.filter((union) => union.parent.parent === street).length,
  );

  const assign = (
    union: DemonstrationUnion,
    parent: string | null,
    measure: string,
    assigned: number,
    assigner: string,
  ) => {
    const id = random.id(instant);
    const document = `${assigner === "厦门市总工会" ? "厦工" : "思工"}〔${year}〕${targets.length + 1}号`;
    targets.push([id, union.id, parent, measure, from, to, assigned, assigner, document, isoInstant(instant)]);
    return id;
  };
  const report = (targetId: string, nth: number, done: number, qualifier: string) => {
    const day = reports[nth] ?? to;
    const at = isoInstant(instantOn(addDays(day, 1), 0));
    progresses.push([random.id(instant), targetId, day, done, qualifier, "季度统计台账", at]);
  };
  for (const [measure, assigned, halfYear] of TARGETS) {
    const whole = assign(tree.district, null, measure, assigned, "厦门市总工会");
    const parts = apportion(assigned, weights);
    const partIds = tree.streets.map((street, at) =>
      assign(street, whole, measure, Math.max(1, parts[at] ?? 1), "思明区总工会"),
    );
    reports.forEach((_, nth) => {
      const done = parts.map((part) => Math.round(part * halfYear * ((nth + 1) / 2) * (0.9 + 0.2 * random.fraction())));
      partIds.forEach((id, at) => report(id, nth, done[at] ?? 0, "EXACT"));
      const sum = done.reduce((all, part) => all + part, 0);
      // Members are only reported as "more than" a round number.
      const isRound = measure === "NEW_MEMBERS";
      report(whole, nth, isRound ? Math.floor(sum / 1_000) * 1_000 : sum, isRound ? "MORE_THAN" : "EXACT");
    });
  }
  return { targets, progresses };
}

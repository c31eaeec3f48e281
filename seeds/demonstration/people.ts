import { addDays, addYears } from "../../src/platform/clock/day.rules.js";
import { type DemonstrationCalendar, instantOn, isoInstant } from "./calendar.js";
import type { Row } from "./copy.js";
import type { DemonstrationUnion, GrassrootsUnion } from "./model.js";
import { personName } from "./names.js";
import { type Random, randomFor } from "./random.js";
import type { DemonstrationTree } from "./tree.js";

/** What an inspector finds out about the officers of a grassroots union. */
export interface OfficerFacts {
  /** Who signs for the union: the chair, or somebody else while there is none. */
  readonly signatory: string;
  /** The chair's post beside the union; null while nobody is chair. */
  readonly chairPostKind: string | null;
  /** The day since which nobody is chair. */
  readonly vacantSince: string | null;
  readonly isTrainedInTime: boolean;
  readonly hasAuditing: boolean;
  readonly hasWomenOfficer: boolean;
}

export interface OfficerRows {
  readonly officers: readonly Row[];
  readonly factsByUnion: ReadonlyMap<string, OfficerFacts>;
}

/** Officers who have an account of the demonstration, by union and post. */
export type OfficerAccounts = ReadonlyMap<string, { readonly accountId: string; readonly name: string }>;
export const officeKey = (tradeUnionId: string, post: string): string => `${tradeUnionId} ${post}`;

interface ConcurrentPost {
  readonly title: string;
  readonly kind: string;
  readonly body?: string;
}

const middleManagers = [
  "办公室主任",
  "生产部经理",
  "客户服务部经理",
  "工程部经理",
  "采购部经理",
  "营运部主管",
  "技术部经理",
];
/** Posts that the rules bar from the chair of an enterprise's union. */
const barred: readonly ConcurrentPost[] = [
  { title: "副总经理", kind: "UNIT_DEPUTY_HEAD" },
  { title: "人力资源部经理", kind: "HR_HEAD" },
  { title: "合伙人", kind: "PARTNER" },
  { title: "总经理近亲属", kind: "CLOSE_RELATIVE_OF_HEAD" },
  { title: "外籍员工", kind: "FOREIGN_STAFF" },
];
/** Kinds of post that bar from the chair of an enterprise's union. */
export const BARRED_KINDS: readonly string[] = ["UNIT_HEAD", ...barred.map(({ kind }) => kind)];

const partyBodies = [
  { title: "社区党委副书记", kind: "PARTY_DEPUTY_SECRETARY", body: "COMMITTEE" },
  { title: "社区党总支副书记", kind: "PARTY_DEPUTY_SECRETARY", body: "GENERAL_BRANCH" },
  { title: "社区党支部副书记", kind: "PARTY_DEPUTY_SECRETARY", body: "BRANCH" },
];

/** Public unions are chaired by heads or deputies of the unit, the others by middle managers with a few exceptions. */
function chairPost(union: GrassrootsUnion, random: Random): ConcurrentPost {
  if (union.isPublic)
    return random.chance(0.3)
      ? { title: "单位正职", kind: "UNIT_HEAD" }
      : { title: "单位副职", kind: "UNIT_DEPUTY_HEAD" };
  if (random.chance(0.06)) return random.pick(barred);
  return { title: random.pick(middleManagers), kind: "MIDDLE_MANAGER" };
}

function higherChairPost({ level }: DemonstrationUnion, random: Random): ConcurrentPost | null {
  if (level === "DISTRICT") return { title: "区委副书记", kind: "PARTY_DEPUTY_SECRETARY", body: "COMMITTEE" };
  if (level === "STREET")
    return { title: "街道党工委副书记", kind: "PARTY_DEPUTY_SECRETARY", body: "WORKING_COMMITTEE" };
  return level === "COMMUNITY" ? random.pick(partyBodies) : { title: "市级机关领导职务", kind: "OTHER" };
}

/** Everybody in office, the posts fitting the size of the union, and what the inspections will find about them. */
export function officerRows(
  seed: number,
  calendar: DemonstrationCalendar,
  tree: DemonstrationTree,
  accounts: OfficerAccounts,
): OfficerRows {
  const random = randomFor(seed, "officers");
  const officers: Row[] = [];
  const instant = instantOn(calendar.countedOn, 720);
  const createdAt = isoInstant(instant);
  const appoint = (
    union: DemonstrationUnion,
    post: string,
    beside: ConcurrentPost | null,
    { until = null, trainedOn = null }: { until?: string | null; trainedOn?: string | null } = {},
  ): string => {
    const account = accounts.get(officeKey(union.id, post));
    const name = account?.name ?? personName(random);
    officers.push([
      random.id(instant),
      union.id,
      account?.accountId ?? null,
      name,
      post,
      beside?.title ?? null,
      beside?.kind ?? null,
      beside?.body ?? null,
      union.termStartsOn,
      until,
      trainedOn,
      createdAt,
    ]);
    return name;
  };
  const trained = ({ termStartsOn }: DemonstrationUnion) => {
    const day = addDays(termStartsOn, random.between(30, 350));
    return day < calendar.countedOn ? day : calendar.countedOn;
  };

  const factsByUnion = new Map<string, OfficerFacts>();
  for (const union of tree.all) {
    if (union.level === "GRASSROOTS") continue;
    appoint(union, "CHAIR", higherChairPost(union, random), { trainedOn: trained(union) });
    if (union.level !== "COMMUNITY") appoint(union, "EXECUTIVE_VICE_CHAIR", null, { trainedOn: trained(union) });
    appoint(union, union.level === "COMMUNITY" ? "AUDITING_MEMBER" : "AUDITING_CHAIR", null);
    appoint(union, "WOMEN_WORKERS_CHAIR", null);
  }
  for (const union of tree.grassroots) {
    const beside = chairPost(union, random);
    const mayBeVacant = !accounts.has(officeKey(union.id, "CHAIR"));
    const isVacant = mayBeVacant && random.chance(0.008);
    const vacantSince = isVacant ? vacantDay(union, calendar, random) : null;
    const trainedOn = trainingDay(union, calendar, random);
    // Whoever took office less than a year ago still has time.
    const isTrainedInTime = (trainedOn ?? calendar.inspectedTo) <= addYears(union.termStartsOn, 1);
    const chairName = appoint(union, "CHAIR", beside, { until: vacantSince, trainedOn });
    if (union.members > 200) appoint(union, "VICE_CHAIR", { title: "部门主管", kind: "MIDDLE_MANAGER" });
    const hasAuditing = random.chance(0.95);
    if (hasAuditing) appoint(union, union.members >= 25 ? "AUDITING_CHAIR" : "AUDITING_MEMBER", null);
    const hasWomenOfficer = union.women > 0 && random.chance(0.93);
    if (hasWomenOfficer) appoint(union, "WOMEN_WORKERS_CHAIR", null);
    if (random.chance(0.5)) appoint(union, "FINANCE", null);
    if (accounts.has(officeKey(union.id, "COMMITTEE_MEMBER")) || random.chance(0.2))
      appoint(union, "COMMITTEE_MEMBER", null);
    const chairPostKind = vacantSince === null ? beside.kind : null;
    const signatory = vacantSince === null ? chairName : personName(random);
    factsByUnion.set(union.id, {
      signatory,
      chairPostKind,
      vacantSince,
      isTrainedInTime,
      hasAuditing,
      hasWomenOfficer,
    });
  }
  return { officers, factsByUnion };
}

/** A chair who left between a month and a year before the inspected quarter, but within the term. */
function vacantDay(union: GrassrootsUnion, calendar: DemonstrationCalendar, random: Random): string {
  const day = addDays(calendar.inspectedFrom, -random.between(30, 360));
  return day > union.termStartsOn ? day : addDays(union.termStartsOn, 1);
}

/** Most were trained in their first year, some later, some never; nobody after the registers were counted. */
function trainingDay(union: GrassrootsUnion, calendar: DemonstrationCalendar, random: Random): string | null {
  const draw = random.fraction();
  if (draw > 0.93) return null;
  const day =
    draw < 0.85
      ? addDays(union.termStartsOn, random.between(30, 350))
      : addDays(addYears(union.termStartsOn, 1), random.between(20, 400));
  return day < calendar.countedOn ? day : calendar.countedOn;
}

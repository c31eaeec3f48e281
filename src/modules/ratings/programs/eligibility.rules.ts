import { percentOf } from "../../../platform/numbers/percent.rules.js";
import type { Demand, Prerequisite } from "./prerequisite.rules.js";

/** What the registers, the inspections and the applicant say of a subject; null where nothing is known. */
export interface RatingFacts {
  readonly basisDocument: string | null;
  /** Confirmed inspections of the last 12 months with a veto or a bar from awards. */
  readonly awardBlocks: number;
  /** Whole months for which each level, or a higher one of its scale, has been held without a break. */
  readonly heldMonths: ReadonlyMap<string, number>;
  readonly members: number;
  readonly workers: number;
  readonly appraisal: { readonly percent: number | null; readonly isValid: boolean } | null;
  /** Of the self-inspection before, of the inspection on site after it. */
  readonly percent: number | null;
  readonly measured: ReadonlyMap<string, number>;
  readonly coveredEmployers: number;
  readonly eligibleEmployers: number;
  /** Conditions that the applicant declared to meet; null while there is no application. */
  readonly declared: ReadonlySet<string> | null;
}

/** A prerequisite with what was found; `met` is null where only an application can say. */
export interface Evaluation {
  readonly prerequisite: Prerequisite;
  readonly met: boolean | null;
  readonly found: string | null;
  readonly needed: string;
}

/** Compares every prerequisite with the facts. */
export const evaluate = (prerequisites: readonly Prerequisite[], facts: RatingFacts): Evaluation[] =>
  prerequisites.map((prerequisite) => ({ prerequisite, ...compared(prerequisite, facts) }));

/** Whether nothing speaks against it. */
export const isEligible = (evaluations: readonly Pick<Evaluation, "met">[]): boolean =>
  evaluations.every(({ met }) => met !== false);

type Comparison = Omit<Evaluation, "prerequisite">;

const atLeast = (found: number | null, needed: number, unit: string): Comparison => ({
  met: found !== null && found >= needed,
  found: found === null ? null : `${String(found)}${unit}`,
  needed: `${String(needed)}${unit}`,
});

function compared({ code, demand }: Prerequisite, facts: RatingFacts): Comparison {
  switch (demand.type) {
    case "BASIS_DOCUMENT":
      return { met: facts.basisDocument !== null, found: facts.basisDocument, needed: "1" };
    case "NO_AWARD_BLOCK":
      return { met: facts.awardBlocks === 0, found: String(facts.awardBlocks), needed: "0" };
    case "HELD_LEVEL":
      return heldLong(demand, facts);
    case "MEMBERSHIP_RATE":
      return atLeast(percentOf(facts.members, facts.workers), demand.percent, "%");
    case "ORGANIZATION_RATE":
      return atLeast(percentOf(facts.coveredEmployers, facts.eligibleEmployers), demand.percent, "%");
    case "SATISFACTION":
      return satisfied(demand.percent, facts.appraisal);
    case "INSPECTION_PERCENT":
      return atLeast(facts.percent, demand.percent, "%");
    case "MINIMUM":
      return counted(demand, facts.measured);
    case "DECLARED":
      return declared(code, facts.declared);
  }
}

function heldLong({ levelCode, months }: Demand & { type: "HELD_LEVEL" }, { heldMonths }: RatingFacts): Comparison {
  const held = heldMonths.get(levelCode);
  return {
    met: held !== undefined && held >= months,
    found: held === undefined ? null : `${levelCode} ${String(held)}`,
    needed: `${levelCode} ${String(months)}`,
  };
}

/** An appraisal that is not valid meets no threshold, whatever its percent. */
function satisfied(percent: number, appraisal: RatingFacts["appraisal"]): Comparison {
  const compare = atLeast(appraisal?.percent ?? null, percent, "%");
  return { ...compare, met: compare.met === true && appraisal?.isValid === true };
}

/** Nothing has to be counted where none are needed. */
function counted({ measure, value }: Demand & { type: "MINIMUM" }, measured: RatingFacts["measured"]): Comparison {
  const compare = atLeast(measured.get(measure) ?? null, value, "");
  return { ...compare, met: compare.met === true || value === 0 };
}

const declared = (code: string, given: RatingFacts["declared"]): Comparison => ({
  met: given === null ? null : given.has(code),
  found: given === null ? null : given.has(code) ? "1" : "0",
  needed: "1",
});

import type { RegisterReading, StoredAnswer, SystemAnswer, SystemOutcome } from "./answer.js";
import type { ChecklistBody, Criterion, Measure, Part, RegisterSource } from "./checklist-body.js";
import { indexChecklist } from "./checklist-index.js";
import type { AppraisalCounts, RegisterValues } from "./register-values.js";

/** A register value that a checklist needs, and what for. */
export interface SystemSource {
  readonly source: RegisterSource;
  readonly measure: string;
  readonly criterion: string;
  /** The part it decides, or null where it decides the whole criterion. */
  readonly part: string | null;
  /** The value is compared with the target assigned to the union. */
  readonly needsTarget: boolean;
}

/** Every register value that the SYSTEM criteria of a checklist are answered from, in checklist order. */
export function systemSources(body: ChecklistBody): SystemSource[] {
  const sources: SystemSource[] = [];
  for (const { criterion, isSystem } of indexChecklist(body).criteria) {
    if (!isSystem) continue;
    const add = (measure: Measure | null, part: Part | null) => {
      if (measure === null || measure.source === null) return;
      const { source, code } = measure;
      const needsTarget = part?.minFrom === "TARGET";
      sources.push({ source, measure: code, criterion: criterion.code, part: part?.code ?? null, needsTarget });
    };
    add(criterion.measure, null);
    for (const part of criterion.parts) add(part.measure, part);
  }
  return sources;
}

/** An appraisal counts when at least two thirds of the eligible members voted validly. */
const isAppraisalValid = ({ valid, eligible }: AppraisalCounts): boolean => valid > 0 && valid * 3 >= eligible * 2;

type Value =
  | {
      readonly kind: "counts";
      readonly numerator: number;
      readonly denominator: number;
      readonly target: number | null;
    }
  | { readonly kind: "value"; readonly value: number }
  | { readonly kind: "nothing"; readonly outcome: SystemOutcome };

const counts = (numerator: number, denominator: number, target: number | null = null): Value => ({
  kind: "counts",
  numerator,
  denominator,
  target,
});
const nothing = (outcome: SystemOutcome): Value => ({ kind: "nothing", outcome });

function registerValue(measure: Measure, registers: RegisterValues): Value {
  switch (measure.source) {
    case "MEMBER_APPRAISAL": {
      const appraisal = registers.memberAppraisal;
      if (!appraisal) return nothing("APPRAISAL_ABSENT");
      if (!isAppraisalValid(appraisal)) return nothing("APPRAISAL_NOT_VALID");
      return counts(appraisal.satisfied + appraisal.basicallySatisfied, appraisal.valid);
    }
    case "FINDINGS": {
      const findings = registers.findings;
      return findings && findings.due > 0 ? counts(findings.closedOnTime, findings.due) : nothing("FINDINGS_NOT_DUE");
    }
    case "SURVEY": {
      const survey = registers.surveys?.[measure.code];
      return survey && survey.valid > 0 ? counts(survey.satisfiedOrBasically, survey.valid) : nothing("SURVEY_ABSENT");
    }
    case "INSPECTION": {
      const percent = registers.inspectionPercents?.[measure.code];
      return percent === null || percent === undefined
        ? nothing("INSPECTION_ABSENT")
        : { kind: "value", value: percent };
    }
    case "COVERAGE":
    case "HEADCOUNT": {
      const rate = measure.source === "COVERAGE" ? registers.coverage : registers.headcount;
      return counts(rate?.numerator ?? 0, rate?.denominator ?? 0, rate?.target ?? null);
    }
    case null:
      throw new RangeError(`measure ${measure.code} is not taken from a register`);
  }
}

interface ReadPart {
  readonly reading: RegisterReading;
  readonly earned: boolean;
}

/** A part is earned when its rate reaches the minimum; without a target, or with nothing to count, it is not. */
function readPart(part: Part, registers: RegisterValues): ReadPart {
  const value = part.measure === null ? nothing("READ") : registerValue(part.measure, registers);
  const { numerator, denominator, target } =
    value.kind === "counts" ? value : { numerator: 0, denominator: 0, target: null };
  const minimum = part.minFrom === "TARGET" ? target : part.min;
  const earned = minimum !== null && denominator > 0 && numerator / denominator >= minimum;
  return { reading: { part: part.code, numerator, denominator, minimum }, earned };
}

function answerParts({ code, parts }: Criterion, registers: RegisterValues): StoredAnswer {
  const readings = parts.map((part) => readPart(part, registers));
  const sources = parts.flatMap((part) => part.measure?.source ?? []);
  if (sources.length === 0) throw new RangeError(`criterion ${code} is not answered from a register`);
  return {
    criterion: code,
    parts: readings.filter((reading) => reading.earned).map(({ reading }) => reading.part),
    system: { sources: [...new Set(sources)], outcome: "READ", readings: readings.map(({ reading }) => reading) },
  };
}

/**
 * Answers a SYSTEM criterion from the registers. Where they hold nothing the criterion does not apply, if it allows
 * that and nothing fell due or was inspected before; else it earns 0 points and the answer says why.
 */
export function answerSystemCriterion(criterion: Criterion, registers: RegisterValues): StoredAnswer {
  const { code, measure } = criterion;
  if (measure === null || measure.source === null) return answerParts(criterion, registers);
  const value = registerValue(measure, registers);
  const read: SystemAnswer = { sources: [measure.source], outcome: "READ" };
  if (value.kind === "value") return { criterion: code, measure: value.value, system: read };
  // An appraisal that is absent or not valid is a failure of the union, so it never leaves the maximum.
  const excused = criterion.allowsNotApplicable && measure.source !== "MEMBER_APPRAISAL";
  if (value.kind === "counts" && (value.denominator > 0 || !excused)) {
    const { numerator, denominator } = value;
    return { criterion: code, counts: { numerator, denominator }, system: read };
  }
  const system = value.kind === "nothing" ? { ...read, outcome: value.outcome } : read;
  return excused ? { criterion: code, notApplicable: true, system } : { criterion: code, points: 0, system };
}

/** The answers to all SYSTEM criteria of a checklist, in checklist order. */
export const answerSystemCriteria = (body: ChecklistBody, registers: RegisterValues): StoredAnswer[] =>
  indexChecklist(body)
    .criteria.filter((entry) => entry.isSystem)
    .map((entry) => answerSystemCriterion(entry.criterion, registers));

/** Answers of people and of the system as one list in checklist order, as it is stored. */
export function inChecklistOrder(body: ChecklistBody, answers: readonly StoredAnswer[]): StoredAnswer[] {
  const { byCode } = indexChecklist(body);
  const place = (answer: StoredAnswer) => byCode.get(answer.criterion)?.position ?? Number.MAX_SAFE_INTEGER;
  return [...answers].sort((a, b) => place(a) - place(b));
}

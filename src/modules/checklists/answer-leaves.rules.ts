import type { StoredAnswer } from "./answer.js";
import type { IndexedCriterion } from "./checklist-index.js";
import type { Report } from "./checklist-fault.js";
import { MAX_NOTE, readEvidence, readFaults } from "./fault-leaves.rules.js";
import { readFlag, readInteger, readItem, readList, readNumber, readObject, readText, shown } from "./leaf.rules.js";
import { countsThings, MAX_COUNT } from "./measure.rules.js";

type Raw = Readonly<Record<string, unknown>>;
type ClientLeaf = Exclude<keyof StoredAnswer, "criterion" | "system" | "conclusion" | "warning">;

/** A stored answer while it is put together. */
export type Draft = { -readonly [K in keyof StoredAnswer]: StoredAnswer[K] };

/** Most cases of one deduction that an answer may count. */
export const MAX_DEDUCTION_COUNT = 1_000;
/** Most people that one sample may ask. */
export const MAX_SAMPLE = 1_000;
const MAX_CODES = 100;
const MAX_CODE_LENGTH = 100;

function requiredInteger(report: Report, path: readonly (string | number)[], object: Raw, field: string) {
  const value = readInteger(report, [...path, field], object[field]);
  if (object[field] === null || object[field] === undefined) report("VALUE_REQUIRED", [...path, field], { field });
  return value;
}

function readStep(report: Report, value: unknown, { steps }: IndexedCriterion) {
  const step = readText(report, ["step"], value, MAX_CODE_LENGTH);
  if (step !== undefined && !steps.has(step)) report("STEP_UNKNOWN", ["step"], { step: shown(step) });
  return step;
}

function readParts(report: Report, value: unknown, entry: IndexedCriterion) {
  const list = readList(report, ["parts"], value, MAX_CODES);
  // Tablets send an empty list where a criterion has no parts; where it has some, it claims none of them.
  if (list === undefined || (list.length === 0 && entry.parts.size === 0)) return undefined;
  const claimed = new Set<string>();
  list.forEach((item, at) => {
    if (typeof item !== "string") report("NOT_A_TEXT", ["parts", at]);
    else if (!entry.parts.has(item)) report("PART_UNKNOWN", ["parts", at], { part: shown(item) });
    else if (claimed.has(item)) report("PART_DOUBLED", ["parts", at], { part: item });
    else claimed.add(item);
  });
  return entry.criterion.parts.filter((part) => claimed.has(part.code)).map((part) => part.code);
}

function readMeasure(report: Report, value: unknown, { criterion }: IndexedCriterion) {
  const measure = readNumber(report, ["measure"], value);
  if (measure === undefined) return undefined;
  const unit = criterion.measure?.unit;
  if (unit === undefined || unit === "RATIO") report("MEASURE_NOT_ASKED", ["measure"]);
  else if (measure < 0 || measure > MAX_COUNT || (countsThings(unit) && !Number.isInteger(measure)))
    report("MEASURE_NOT_POSSIBLE", ["measure"], { measure, unit });
  return measure;
}

function readCounts(report: Report, value: unknown, { criterion, isShare }: IndexedCriterion) {
  const counts = readObject(report, ["counts"], value);
  if (counts === undefined) return undefined;
  if (criterion.measure?.unit !== "RATIO") report("COUNTS_NOT_ASKED", ["counts"]);
  const numerator = requiredInteger(report, ["counts"], counts, "numerator");
  const denominator = requiredInteger(report, ["counts"], counts, "denominator");
  if (numerator === undefined || denominator === undefined) return undefined;
  // A share counts a part of its denominator; other ratios, such as loans per worker, may exceed 1.
  const tooMany = isShare || denominator === 0 ? numerator > denominator : numerator > MAX_COUNT;
  if (numerator < 0 || denominator < 0 || denominator > MAX_COUNT || tooMany)
    report("COUNTS_NOT_POSSIBLE", ["counts"], { numerator, denominator });
  return { numerator, denominator };
}

function readDeductions(report: Report, value: unknown, entry: IndexedCriterion) {
  const list = readList(report, ["deductions"], value, MAX_CODES);
  const counted = new Map<string, number>();
  list?.forEach((item, at) => {
    const deduction = readItem(report, ["deductions", at], item);
    if (deduction === undefined) return;
    const code = deduction["code"];
    if (typeof code !== "string" || !entry.deductions.has(code)) {
      report("DEDUCTION_UNKNOWN", ["deductions", at, "code"], { deduction: shown(code ?? "") });
      return;
    }
    const count = requiredInteger(report, ["deductions", at], deduction, "count") ?? 0;
    if (count < 0 || count > MAX_DEDUCTION_COUNT)
      report("DEDUCTION_COUNT_NOT_POSSIBLE", ["deductions", at, "count"], { count, max: MAX_DEDUCTION_COUNT });
    if (counted.has(code)) report("DEDUCTION_DOUBLED", ["deductions", at, "code"], { deduction: code });
    counted.set(code, count);
  });
  const present = entry.criterion.deductions.flatMap(({ code }) => {
    const count = counted.get(code) ?? 0;
    return count > 0 ? [{ code, count }] : [];
  });
  return present.length > 0 ? present : undefined;
}

function readSample(report: Report, value: unknown, { criterion }: IndexedCriterion) {
  const sample = readObject(report, ["sample"], value);
  if (sample === undefined) return undefined;
  if (criterion.sample === null) report("SAMPLE_NOT_ASKED", ["sample"]);
  const asked = requiredInteger(report, ["sample"], sample, "asked");
  const positive = requiredInteger(report, ["sample"], sample, "positive");
  if (asked === undefined || positive === undefined) return undefined;
  if (asked < 0 || positive < 0 || positive > asked || asked > MAX_SAMPLE)
    report("SAMPLE_NOT_POSSIBLE", ["sample"], { asked, positive });
  return { asked, positive };
}

function readVetoMet(report: Report, value: unknown, { criterion }: IndexedCriterion) {
  const vetoMet = readFlag(report, ["vetoMet"], value);
  if (vetoMet && (!criterion.veto || criterion.vetoWhen === null)) report("VETO_NOT_OFFERED", ["vetoMet"]);
  else if (vetoMet && criterion.vetoAfter === "CONCLUSION") report("VETO_NEEDS_CONCLUSION", ["vetoMet"]);
  return vetoMet;
}

function readCapped(report: Report, value: unknown, { criterion }: IndexedCriterion) {
  const capped = readFlag(report, ["capped"], value);
  if (capped && criterion.cap === null) report("CAP_NOT_OFFERED", ["capped"]);
  return capped;
}

function readSuspected(report: Report, value: unknown, { criterion }: IndexedCriterion) {
  const suspected = readFlag(report, ["suspected"], value);
  if (suspected && criterion.suspicion === null) report("SUSPICION_NOT_OFFERED", ["suspected"]);
  return suspected;
}

type Reader<T> = (report: Report, value: unknown, entry: IndexedCriterion, announced: ReadonlySet<string>) => T;

/** One reader for every leaf that a client may send besides the criterion. */
const readers: { readonly [K in ClientLeaf]: Reader<Draft[K]> } = {
  points: (report, value) => readNumber(report, ["points"], value),
  step: readStep,
  parts: readParts,
  measure: readMeasure,
  counts: readCounts,
  deductions: readDeductions,
  capped: readCapped,
  vetoMet: readVetoMet,
  suspected: readSuspected,
  sample: readSample,
  notApplicable: (report, value) => readFlag(report, ["notApplicable"], value),
  checked: (report, value) => readFlag(report, ["checked"], value),
  note: (report, value) => readText(report, ["note"], value, MAX_NOTE, "NOTE_TOO_LONG"),
  evidence: (report, value, _entry, announced) => readEvidence(report, ["evidence"], value, announced),
  faults: (report, value, { criterion }, announced) => readFaults(report, value, criterion, announced),
};
const leaves = Object.keys(readers) as readonly ClientLeaf[];

/** Sets a leaf unless it is absent, so that equal answers have equal canonical forms. */
export function setLeaf<K extends keyof StoredAnswer>(answer: Draft, leaf: K, value: Draft[K] | undefined): void {
  if (value !== undefined) answer[leaf] = value;
}

/** Reads every leaf of one answer to a known criterion and reports each that is malformed or not offered there. */
export function readAnswer(
  report: Report,
  raw: Raw,
  entry: IndexedCriterion,
  announced: ReadonlySet<string>,
): StoredAnswer {
  const answer: Draft = { criterion: entry.criterion.code };
  for (const leaf of leaves) {
    const value = raw[leaf];
    if (value !== null && value !== undefined) setLeaf(answer, leaf, readers[leaf](report, value, entry, announced));
  }
  return answer;
}

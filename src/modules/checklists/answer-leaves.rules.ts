import type { StoredAnswer } from "./answer.js";
import type { ChecklistIndex, IndexedCriterion } from "./checklist-index.js";
import { MAX_NOTE, readEvidence, readFaults } from "./fault-leaves.rules.js";
import { type Leaf, shown } from "./leaf.rules.js";
import { countsThings, MAX_COUNT } from "./measure.rules.js";
import { reportInto, type Violation } from "./violation.js";

type ClientLeaf = Exclude<keyof StoredAnswer, "criterion" | "system" | "conclusion" | "warning">;

/** A stored answer while it is put together. */
export type Draft = { -readonly [K in keyof StoredAnswer]: StoredAnswer[K] };

/** Most answers of one inspection. */
export const MAX_ANSWERS = 500;
/** Most cases of one deduction that an answer may count. */
const MAX_DEDUCTION_COUNT = 1_000;
/** Most people that one sample may ask. */
const MAX_SAMPLE = 1_000;
const MAX_CODES = 100;
const MAX_CODE_LENGTH = 100;

function readStep(leaf: Leaf, { steps }: IndexedCriterion) {
  const step = leaf.text(MAX_CODE_LENGTH);
  if (step !== undefined && !steps.has(step)) leaf.report("STEP_UNKNOWN", { step: shown(step) });
  return step;
}

function readParts(leaf: Leaf, entry: IndexedCriterion) {
  const list = leaf.list(MAX_CODES);
  // Tablets send an empty list where a criterion has no parts; where it has some, it claims none of them.
  if (list === undefined || (list.length === 0 && entry.parts.size === 0)) return undefined;
  const claimed = new Set<string>();
  for (const item of list) {
    const part = item.asSent;
    if (part === undefined) item.report("NOT_A_TEXT");
    else if (!entry.parts.has(part)) item.report("PART_UNKNOWN", { part: shown(part) });
    else if (claimed.has(part)) item.report("PART_DOUBLED", { part });
    else claimed.add(part);
  }
  return entry.criterion.parts.filter((part) => claimed.has(part.code)).map((part) => part.code);
}

function readMeasure(leaf: Leaf, { criterion }: IndexedCriterion) {
  const measure = leaf.number();
  if (measure === undefined) return undefined;
  const unit = criterion.measure?.unit;
  if (unit === undefined || unit === "RATIO") leaf.report("MEASURE_NOT_ASKED");
  else if (measure < 0 || measure > MAX_COUNT || (countsThings(unit) && !Number.isInteger(measure)))
    leaf.report("MEASURE_NOT_POSSIBLE", { measure, unit });
  return measure;
}

function readCounts(leaf: Leaf, { criterion, isShare }: IndexedCriterion) {
  const counts = leaf.object();
  if (counts === undefined) return undefined;
  if (criterion.measure?.unit !== "RATIO") counts.report("COUNTS_NOT_ASKED");
  const numerator = counts.at("numerator").requiredInteger();
  const denominator = counts.at("denominator").requiredInteger();
  if (numerator === undefined || denominator === undefined) return undefined;
  // A share counts a part of its denominator; other ratios, such as loans per worker, may exceed 1.
  const tooMany = isShare || denominator === 0 ? numerator > denominator : numerator > MAX_COUNT;
  if (numerator < 0 || denominator < 0 || denominator > MAX_COUNT || tooMany)
    counts.report("COUNTS_NOT_POSSIBLE", { numerator, denominator });
  return { numerator, denominator };
}

function readDeductions(leaf: Leaf, entry: IndexedCriterion) {
  const counted = new Map<string, number>();
  for (const item of leaf.list(MAX_CODES) ?? []) {
    const deduction = item.item();
    if (deduction === undefined) continue;
    const [code, count] = [deduction.at("code"), deduction.at("count")];
    const known = code.asSent;
    if (known === undefined || !entry.deductions.has(known)) {
      code.report("DEDUCTION_UNKNOWN", { deduction: code.shown });
      continue;
    }
    const cases = count.requiredInteger() ?? 0;
    if (cases < 0 || cases > MAX_DEDUCTION_COUNT)
      count.report("DEDUCTION_COUNT_NOT_POSSIBLE", { count: cases, max: MAX_DEDUCTION_COUNT });
    if (counted.has(known)) code.report("DEDUCTION_DOUBLED", { deduction: known });
    counted.set(known, cases);
  }
  const present = entry.criterion.deductions.flatMap(({ code }) => {
    const count = counted.get(code) ?? 0;
    return count > 0 ? [{ code, count }] : [];
  });
  return present.length > 0 ? present : undefined;
}

function readSample(leaf: Leaf, { criterion }: IndexedCriterion) {
  const sample = leaf.object();
  if (sample === undefined) return undefined;
  if (criterion.sample === null) sample.report("SAMPLE_NOT_ASKED");
  const asked = sample.at("asked").requiredInteger();
  const positive = sample.at("positive").requiredInteger();
  if (asked === undefined || positive === undefined) return undefined;
  if (asked < 0 || positive < 0 || positive > asked || asked > MAX_SAMPLE)
    sample.report("SAMPLE_NOT_POSSIBLE", { asked, positive });
  return { asked, positive };
}

function readVetoMet(leaf: Leaf, { criterion }: IndexedCriterion) {
  const vetoMet = leaf.flag();
  if (vetoMet && (!criterion.veto || criterion.vetoWhen === null)) leaf.report("VETO_NOT_OFFERED");
  else if (vetoMet && criterion.vetoAfter === "CONCLUSION") leaf.report("VETO_NEEDS_CONCLUSION");
  return vetoMet;
}

function readCapped(leaf: Leaf, { criterion }: IndexedCriterion) {
  const capped = leaf.flag();
  if (capped && criterion.cap === null) leaf.report("CAP_NOT_OFFERED");
  return capped;
}

function readSuspected(leaf: Leaf, { criterion }: IndexedCriterion) {
  const suspected = leaf.flag();
  if (suspected && criterion.suspicion === null) leaf.report("SUSPICION_NOT_OFFERED");
  return suspected;
}

type Reader<T> = (leaf: Leaf, entry: IndexedCriterion, announced: ReadonlySet<string>) => T;

/** One reader for every leaf that a client may send besides the criterion. */
const readers: { readonly [K in ClientLeaf]: Reader<Draft[K]> } = {
  points: (leaf) => leaf.number(),
  step: readStep,
  parts: readParts,
  measure: readMeasure,
  counts: readCounts,
  deductions: readDeductions,
  capped: readCapped,
  vetoMet: readVetoMet,
  suspected: readSuspected,
  sample: readSample,
  notApplicable: (leaf) => leaf.flag(),
  checked: (leaf) => leaf.flag(),
  note: (leaf) => leaf.text(MAX_NOTE, "NOTE_TOO_LONG"),
  evidence: (leaf, _entry, announced) => readEvidence(leaf, announced),
  faults: (leaf, { criterion }, announced) => readFaults(leaf, criterion, announced),
};
const leaves = Object.keys(readers) as readonly ClientLeaf[];

/** Sets a leaf unless it is absent, so that equal answers have equal canonical forms. */
export function setLeaf<K extends keyof StoredAnswer>(answer: Draft, leaf: K, value: Draft[K] | undefined): void {
  if (value !== undefined) answer[leaf] = value;
}

/** Reads every leaf of one answer to a known criterion and reports each that is malformed or not offered there. */
function readAnswer(sent: Leaf, entry: IndexedCriterion, announced: ReadonlySet<string>): StoredAnswer {
  const answer: Draft = { criterion: entry.criterion.code };
  for (const name of leaves) {
    const leaf = sent.at(name);
    if (!leaf.isAbsent) setLeaf(answer, name, readers[name](leaf, entry, announced));
  }
  return answer;
}

/** One answer as it was sent, as far as it can be read. */
export interface AnswerClaim {
  /** What it answers, and says; null where the checklist has no such criterion, or where it is no answer at all. */
  readonly read: { readonly entry: IndexedCriterion; readonly answer: StoredAnswer } | null;
  readonly violations: readonly Violation[];
}

/** The answers of one inspection as they were sent, in their order. */
export interface AnswerClaims {
  readonly claims: readonly AnswerClaim[];
  /** What is wrong with the list itself. */
  readonly violations: readonly Violation[];
}

function readClaim(item: Leaf, { byCode }: ChecklistIndex, announced: ReadonlySet<string>): AnswerClaim {
  const violations: Violation[] = [];
  const sent = item.reportingTo(reportInto(violations)).item();
  const criterion = sent?.at("criterion");
  const code = criterion?.key();
  if (sent === undefined || criterion === undefined || code === undefined) return { read: null, violations };
  const entry = byCode.get(code);
  if (entry !== undefined) return { read: { entry, answer: readAnswer(sent, entry, announced) }, violations };
  criterion.report("CRITERION_UNKNOWN", { criterion: shown(code) });
  return { read: null, violations };
}

/**
 * Parses what a tablet sent as the answers of one inspection, each by itself. What they say together, and whether they are
 * all there, is `validAnswers`' to tell.
 */
export function parseAnswers(
  list: Leaf,
  index: ChecklistIndex,
  /** Hashes (lower case) of the evidence that the inspection announces. */
  announced: ReadonlySet<string>,
): AnswerClaims {
  const violations: Violation[] = [];
  list.reportingTo(reportInto(violations)).list(MAX_ANSWERS);
  // Those of a list that is too long are read all the same: a draft keeps them.
  return { claims: list.items().map((item) => readClaim(item, index, announced)), violations };
}

/** What was said to known criteria, answer by answer. */
export const claimedAnswers = ({ claims }: AnswerClaims): StoredAnswer[] =>
  claims.flatMap(({ read }) => (read === null ? [] : [read.answer]));

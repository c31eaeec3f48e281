import fc from "fast-check";
import type { ChecklistBody } from "../../../src/modules/checklists/checklist-body.js";
import { type IndexedCriterion, indexChecklist } from "../../../src/modules/checklists/checklist-index.js";
import { toPoints } from "../../../src/modules/checklists/points.rules.js";
import { type RawAnswer, someEvidence } from "../answers.js";

export interface AnswerOptions {
  /** Whether answers may say that a criterion does not apply; true when absent. */
  notApplicable?: boolean;
  /** Whether vetoes may be met; true when absent. */
  vetoes?: boolean;
  /** Whether people are asked, confirming or not; true when absent. */
  samples?: boolean;
  /** Evidence that answers may name; the inspection must announce it. */
  evidence?: readonly string[];
  /** What a supervision visit looks at. */
  visitSubject?: string | null;
}

type Claim = Omit<RawAnswer, "criterion">;

function stepClaims({ criterion, possible }: IndexedCriterion): fc.Arbitrary<Claim> {
  const claims: fc.Arbitrary<Claim>[] = [
    fc.constantFrom(...criterion.steps.map((step) => ({ step: step.code }))),
    fc.constantFrom(...[...possible].map((points) => ({ points: toPoints(points) }))),
  ];
  const unit = criterion.measure?.unit;
  if (unit === "RATIO")
    claims.push(
      fc
        .tuple(fc.nat(500), fc.nat(500))
        .map(([a, b]) => ({ counts: { numerator: Math.min(a, b), denominator: Math.max(a, b) } })),
    );
  else if (unit !== undefined) claims.push(fc.nat(4_000).map((measure) => ({ measure })));
  return fc.oneof(...claims);
}

function partClaims({ criterion, possible }: IndexedCriterion): fc.Arbitrary<Claim> {
  const inParts = fc
    .record({
      parts: fc.shuffledSubarray(criterion.parts.map((part) => part.code)),
      counts: fc.array(fc.nat(6), { minLength: criterion.deductions.length, maxLength: criterion.deductions.length }),
      capped: criterion.cap === null ? fc.constant(null) : fc.boolean(),
    })
    .map(({ parts, counts, capped }) => ({
      parts,
      deductions: criterion.deductions.map(({ code }, at) => ({ code, count: counts[at] ?? 0 })),
      capped,
    }));
  return fc.oneof(
    { weight: 3, arbitrary: inParts },
    { weight: 1, arbitrary: fc.constantFrom(...[...possible].map((points) => ({ points: toPoints(points) }))) },
  );
}

function claims(entry: IndexedCriterion): fc.Arbitrary<Claim> {
  if (entry.criterion.scoring === "STEPS") return stepClaims(entry);
  if (entry.criterion.scoring === "POINTS") return partClaims(entry);
  return fc.constantFrom({ points: 0 }, { points: entry.criterion.maxPoints });
}

/** Valid answers to one criterion; each carries a note and evidence, so that losses and photos are accounted for. */
function validAnswerTo(entry: IndexedCriterion, options: AnswerOptions = {}): fc.Arbitrary<RawAnswer> {
  const { notApplicable = true, vetoes = true, samples = true, evidence = [someEvidence] } = options;
  const { criterion } = entry;
  const sample = fc.tuple(fc.nat(8), fc.nat(8)).map(([a, b]) => ({ asked: Math.max(a, b), positive: Math.min(a, b) }));
  const offersVeto = vetoes && criterion.veto && criterion.vetoWhen !== null && criterion.vetoAfter === null;
  const answered = fc
    .record({
      claim: claims(entry),
      sample: samples && criterion.sample !== null ? fc.option(sample) : fc.constant(null),
      vetoMet: offersVeto ? fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0) : fc.constant(null),
      suspected: criterion.suspicion === null ? fc.constant(null) : fc.boolean(),
      note: fc.constantFrom("缺第三季度活动记录", "seen in the office", "入会率92.9%"),
    })
    .map(({ claim, ...rest }) => ({ criterion: criterion.code, ...claim, ...rest, evidence: [...evidence] }));
  if (!notApplicable || !criterion.allowsNotApplicable) return answered;
  const excused = fc.constant({ criterion: criterion.code, notApplicable: true });
  return fc.oneof({ weight: 4, arbitrary: answered }, { weight: 1, arbitrary: excused });
}

/** One valid answer to every criterion that people answer, in any order. */
export function validAnswersFor(body: ChecklistBody, options: AnswerOptions = {}): fc.Arbitrary<RawAnswer[]> {
  const { visitSubject = null } = options;
  const asked = indexChecklist(body).criteria.filter(
    ({ isSystem, criterion: { visitSubjects } }) =>
      !isSystem && (visitSubject === null || visitSubjects.length === 0 || visitSubjects.includes(visitSubject)),
  );
  return fc
    .tuple(...asked.map((entry) => validAnswerTo(entry, options)))
    .chain((answers) => fc.shuffledSubarray(answers, { minLength: answers.length, maxLength: answers.length }));
}

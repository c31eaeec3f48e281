import type { StoredAnswer, TransferConclusion } from "./answer.js";
import type { ChecklistBody } from "./checklist-body.js";
import { type ChecklistIndex, type IndexedCriterion, indexChecklist } from "./checklist-index.js";
import { earnedPoints, type Earned } from "./criterion-points.rules.js";
import { grantedGrade } from "./grading.rules.js";
import { explainLosses } from "./losses.rules.js";
import type { LossReason } from "./loss-reasons.js";
import { percentHundredths, toPoints } from "./points.rules.js";
import { type Veto, criterionVeto, generalVetoesInForce, isVetoMet } from "./veto.rules.js";

/** Version of the rules below; a score names it, and a changed rule gets a new number beside the old one. */
const SCORING_RULE_VERSION = 1;

/** Points of one standard, 0 to its maximum without the criteria that do not apply. */
export interface StandardScore {
  readonly code: string;
  readonly points: number;
  readonly maxPoints: number;
  /** 0 to 100 with two decimals, or null where nothing applies. */
  readonly percent: number | null;
}

/** Points of one criterion; a criterion that does not apply has a maximum of 0. */
export interface CriterionScore {
  readonly code: string;
  readonly points: number;
  readonly maxPoints: number;
  readonly notApplicable: boolean;
  /** It applies and earned nothing. */
  readonly failed: boolean;
}

/** Some lost points of one criterion and why; all of them add up to the maximum less the points. */
export interface LostPoints {
  readonly criterion: string;
  readonly lost: number;
  readonly reason: LossReason;
  readonly details: Readonly<Record<string, string | number>>;
}

/** The result of one inspection. The same checklist version, answers and rule version always give the same score. */
export interface Score {
  readonly ruleVersion: number;
  readonly points: number;
  readonly maxPoints: number;
  /** Points per hundred of the maximum, rounded half up to two decimals; null where nothing applies. */
  readonly percent: number | null;
  /** Null where nothing applies or the checklist gives no grades. */
  readonly grade: string | null;
  /** A veto forces the lowest grade. */
  readonly vetoed: boolean;
  /** A veto bars the union from awards, whether or not it forces the grade. */
  readonly awardBlocked: boolean;
  readonly vetoes: readonly Veto[];
  /** Critical criteria that earned nothing and therefore cap the grade. */
  readonly criticalFailures: readonly string[];
  /** Criteria whose failure only warns the reviewer for this kind of owner. */
  readonly warnings: readonly string[];
  readonly byStandard: readonly StandardScore[];
  readonly byCriterion: readonly CriterionScore[];
  readonly explanation: readonly LostPoints[];
}

export interface ScoringOptions {
  /** Codes of the general vetoes that are established; whether they are is not decided here. */
  readonly generalVetoes?: readonly string[];
  /** Conclusions on transferred suspicions, by criterion; one stored with the answer goes before. */
  readonly conclusions?: Readonly<Record<string, TransferConclusion>>;
  readonly ruleVersion?: number;
}

function answersInOrder(
  index: ChecklistIndex,
  answers: readonly StoredAnswer[],
): readonly (StoredAnswer | undefined)[] {
  const ordered = new Array<StoredAnswer | undefined>(index.criteria.length).fill(undefined);
  for (const answer of answers) {
    const entry = index.byCode.get(answer.criterion);
    if (entry === undefined)
      throw new RangeError(`criterion ${answer.criterion} is not in checklist ${index.body.code}`);
    ordered[entry.position] = answer;
  }
  return ordered;
}

const unanswered: Earned = { notApplicable: false, claimed: 0, confirmed: 0, points: 0 };

const percentOf = (points: number, maxPoints: number): number | null => {
  const percent = percentHundredths(points, maxPoints);
  return percent === null ? null : toPoints(percent);
};

/** Scores stored answers against the frozen checklist; criteria without an answer earn nothing. */
export function scoreInspection(
  body: ChecklistBody,
  answers: readonly StoredAnswer[],
  { generalVetoes = [], conclusions = {}, ruleVersion = SCORING_RULE_VERSION }: ScoringOptions = {},
): Score {
  if (ruleVersion !== SCORING_RULE_VERSION) throw new RangeError(`there is no scoring rule version ${ruleVersion}`);
  const index = indexChecklist(body);
  const ordered = answersInOrder(index, answers);
  const standards = body.standards.map(() => ({ points: 0, maxPoints: 0 }));
  const vetoes: Veto[] = generalVetoesInForce(body, generalVetoes);
  const criticalFailures: string[] = [];
  const warnings: string[] = [];
  const byCriterion: CriterionScore[] = [];
  const explanation: LostPoints[] = [];

  const count = (entry: IndexedCriterion, answer: StoredAnswer | undefined): void => {
    const { criterion, maxPoints } = entry;
    const vetoMet = answer !== undefined && isVetoMet(criterion, answer, conclusions[criterion.code]);
    const earned = answer === undefined ? unanswered : earnedPoints(entry, answer, vetoMet);
    const applicable = earned.notApplicable ? 0 : maxPoints;
    const failed = !earned.notApplicable && earned.points === 0;
    const standard = standards[entry.standard];
    if (standard !== undefined) {
      standard.points += earned.points;
      standard.maxPoints += applicable;
    }
    byCriterion.push({
      code: criterion.code,
      points: toPoints(earned.points),
      maxPoints: toPoints(applicable),
      notApplicable: earned.notApplicable,
      failed,
    });
    if (answer?.warning) warnings.push(criterion.code);
    else if (failed && criterion.critical) criticalFailures.push(criterion.code);
    const veto = answer === undefined ? null : criterionVeto(criterion, earned, vetoMet);
    if (veto !== null) vetoes.push(veto);
    for (const { lost, reason, details } of explainLosses(entry, answer, earned))
      explanation.push({ criterion: criterion.code, lost: toPoints(lost), reason, details });
  };
  index.criteria.forEach((entry, at) => count(entry, ordered[at]));

  const points = standards.reduce((sum, standard) => sum + standard.points, 0);
  const maxPoints = standards.reduce((sum, standard) => sum + standard.maxPoints, 0);
  const percent = percentOf(points, maxPoints);
  const vetoed = vetoes.some((veto) => veto.effect === "FORCE_FAIL");
  return {
    ruleVersion,
    points: toPoints(points),
    maxPoints: toPoints(maxPoints),
    percent,
    grade: grantedGrade(body, percent, criticalFailures.length > 0, vetoed),
    vetoed,
    awardBlocked: vetoes.length > 0,
    vetoes,
    criticalFailures,
    warnings,
    byStandard: body.standards.map(({ code }, at) => {
      const { points: earned, maxPoints: most } = standards[at] ?? { points: 0, maxPoints: 0 };
      return { code, points: toPoints(earned), maxPoints: toPoints(most), percent: percentOf(earned, most) };
    }),
    byCriterion,
    explanation,
  };
}

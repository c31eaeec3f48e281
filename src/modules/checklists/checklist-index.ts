import type { ChecklistBody, Criterion, Step } from "./checklist-body.js";
import { parsedFormula, type ParsedFormula } from "./formula.rules.js";
import { toHundredths } from "./points.rules.js";
import { possiblePoints } from "./possible-points.rules.js";

/** One criterion with everything an answer is looked up against; points in hundredths. */
export interface IndexedCriterion {
  readonly criterion: Criterion;
  readonly position: number;
  readonly standard: number;
  readonly maxPoints: number;
  readonly isSystem: boolean;
  readonly needsPhoto: boolean;
  /** A ratio that cannot exceed 1, because no step begins above 1. */
  readonly isShare: boolean;
  readonly steps: ReadonlyMap<string, Step>;
  readonly parts: ReadonlyMap<string, number>;
  readonly deductions: ReadonlyMap<string, number>;
  readonly formula: ParsedFormula | null;
  /** Every value that some answer to this criterion can earn before sample and veto. */
  readonly possible: ReadonlySet<number>;
}

/** A checklist body prepared for answering: criteria in order and by code. */
export interface ChecklistIndex {
  readonly body: ChecklistBody;
  readonly criteria: readonly IndexedCriterion[];
  readonly byCode: ReadonlyMap<string, IndexedCriterion>;
}

const positions = (items: readonly { readonly code: string }[]): ReadonlyMap<string, number> =>
  new Map(items.map((item, position) => [item.code, position]));

function indexCriterion(criterion: Criterion, position: number, standard: number): IndexedCriterion {
  return {
    criterion,
    position,
    standard,
    maxPoints: toHundredths(criterion.maxPoints),
    isSystem: criterion.mode === "SYSTEM",
    needsPhoto: criterion.evidence.some((kind) => kind.startsWith("PHOTO_")),
    isShare: criterion.measure?.unit === "RATIO" && criterion.steps.every((step) => (step.min ?? 0) <= 1),
    steps: new Map(criterion.steps.map((step) => [step.code, step])),
    parts: positions(criterion.parts),
    deductions: positions(criterion.deductions),
    formula: criterion.formula === null ? null : parsedFormula(criterion.formula),
    possible: possiblePoints(criterion),
  };
}

const indexes = new WeakMap<ChecklistBody, ChecklistIndex>();

/** The index of a body, built once for as long as that very object lives; keep frozen bodies in a cache. */
export function indexChecklist(body: ChecklistBody): ChecklistIndex {
  const known = indexes.get(body);
  if (known !== undefined) return known;
  const criteria: IndexedCriterion[] = [];
  body.standards.forEach((standard, at) => {
    for (const criterion of standard.criteria) criteria.push(indexCriterion(criterion, criteria.length, at));
  });
  const index = { body, criteria, byCode: new Map(criteria.map((entry) => [entry.criterion.code, entry])) };
  indexes.set(body, index);
  return index;
}

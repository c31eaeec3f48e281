import type { FrozenChecklist } from "../../src/modules/checklists/checklist.queries.js";
import { toHundredths, toPoints } from "../../src/modules/checklists/points.rules.js";
import type { InspectionRow } from "../../src/modules/inspections/records/inspection.columns.js";
import { addedSums, criterionSums, type CriterionSums } from "../../src/modules/inspections/results/result.rules.js";
import type { Row } from "./copy.js";
import type { DemonstrationUnion } from "./model.js";

interface ScopeSums {
  inspected: number;
  scored: number;
  percentHundredths: number;
  readonly grades: Record<string, number>;
  criteria: CriterionSums | null;
}

/** The results of a quarter and their sums at the unions themselves and everything above, as the confirmations leave them. */
export class QuarterSums {
  readonly results: Row[] = [];
  readonly #scopes = new Map<string, ScopeSums>();

  constructor(
    private readonly checklist: FrozenChecklist,
    private readonly period: string,
  ) {}

  add(union: DemonstrationUnion, inspection: InspectionRow): void {
    const { id, percent, grade, vetoed, criterionPoints } = inspection;
    const { id: checklistId, kind } = this.checklist;
    const points = JSON.stringify(criterionPoints);
    this.results.push([union.id, this.period, kind, id, percent, grade, vetoed, checklistId, points]);
    const criteria = criterionSums(this.checklist.body, criterionPoints);
    for (let scope: DemonstrationUnion | null = union; scope !== null; scope = scope.parent) {
      const sums = this.#scopes.get(scope.id) ?? {
        inspected: 0,
        scored: 0,
        percentHundredths: 0,
        grades: {},
        criteria: null,
      };
      this.#scopes.set(scope.id, sums);
      sums.inspected++;
      if (percent !== null) sums.scored++;
      sums.percentHundredths += toHundredths(percent ?? 0);
      if (grade !== null) sums.grades[grade] = (sums.grades[grade] ?? 0) + 1;
      sums.criteria = sums.criteria === null ? criteria : addedSums(sums.criteria, criteria);
    }
  }

  aggregates(): Row[] {
    return [...this.#scopes].map(([scopeId, { inspected, scored, percentHundredths, grades }]) => [
      scopeId,
      this.period,
      this.checklist.kind,
      inspected,
      scored,
      toPoints(percentHundredths),
      JSON.stringify(grades),
    ]);
  }

  criteria(): Row[] {
    const list = (numbers: readonly number[]) => `{${numbers.join(",")}}`;
    return [...this.#scopes].flatMap(([scopeId, { criteria }]) =>
      criteria === null
        ? []
        : [
            [
              scopeId,
              this.period,
              this.checklist.id,
              list(criteria.answered),
              list(criteria.failed),
              list(criteria.lostHundredths),
            ],
          ],
    );
  }
}

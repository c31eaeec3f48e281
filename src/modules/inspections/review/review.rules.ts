import type { ChecklistIndex } from "../../checklists/checklist-index.js";
import { DomainError } from "../../../platform/errors/domain-error.js";
import { inspectionErrors } from "../records/inspections.errors.js";

/** What is wrong with the remarks of a review: each names a criterion of the checklist, and each criterion once. */
export function remarkFaults(
  remarks: readonly { criterion: string }[],
  index: ChecklistIndex | undefined,
): DomainError[] {
  const seen = new Set<string>();
  return remarks.flatMap(({ criterion }, at) => {
    const path = ["input", "remarks", String(at), "criterion"];
    if (index?.byCode.has(criterion) !== true) return [new DomainError("CRITERION_UNKNOWN", path, { criterion })];
    if (seen.has(criterion)) return [inspectionErrors.REMARK_DOUBLED(path, { criterion })];
    seen.add(criterion);
    return [];
  });
}

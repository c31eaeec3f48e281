import type { StoredAnswer } from "./answer.js";
import { type Draft, setLeaf } from "./answer-leaves.rules.js";
import type { IndexedCriterion } from "./checklist-index.js";
import type { Report } from "./violation.js";
import { claimedPoints, leavesMaximum } from "./criterion-points.rules.js";

const claimLeaves = [
  "points",
  "step",
  "parts",
  "measure",
  "counts",
  "deductions",
  "capped",
  "notApplicable",
] as const satisfies readonly (keyof StoredAnswer)[];

const makesClaim = (answer: StoredAnswer): boolean => claimLeaves.some((leaf) => answer[leaf] !== undefined);

/**
 * Completes an answer that was checked on site against the union's self-inspection. Without a value of its own it
 * takes over that answer's claim, note and evidence, but never its faults, veto or suspicion, which are the
 * inspector's to find; with a value of its own it must say the same.
 */
export function completedByBaseline(
  report: Report,
  entry: IndexedCriterion,
  answer: StoredAnswer,
  baseline: StoredAnswer | undefined,
): StoredAnswer {
  if (!answer.checked) return answer;
  if (baseline === undefined) {
    report("CHECKED_WITHOUT_BASELINE", ["checked"]);
    return answer;
  }
  if (!makesClaim(answer)) {
    const completed: Draft = { ...answer };
    for (const leaf of claimLeaves) setLeaf(completed, leaf, baseline[leaf]);
    // What was written beside a suspicion is not for everybody, and would be here.
    const { note, evidence: files = [] } = baseline.suspected === true ? {} : baseline;
    const evidence = [...new Set([...(answer.evidence ?? []), ...files])];
    setLeaf(completed, "note", answer.note ?? note);
    setLeaf(completed, "evidence", evidence.length > 0 ? evidence : undefined);
    return completed;
  }
  const agree =
    leavesMaximum(entry, answer) === leavesMaximum(entry, baseline) &&
    claimedPoints(entry, answer) === claimedPoints(entry, baseline);
  if (!agree) report("CHECKED_CONTRADICTS_BASELINE", ["checked"]);
  return answer;
}

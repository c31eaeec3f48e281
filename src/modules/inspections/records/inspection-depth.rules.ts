import type { Selection } from "../../../platform/graphql/api/selection.js";
import type { InspectionDepth } from "./inspection.columns.js";

const WHOLE = ["generalVetoes", "findingChecks", "signatures", "draft"] as const;
const WHOLE_SCORE = ["byStandard", "explanation"] as const;

/** Fields that need no more than the few columns of a list. */
const LIST = new Set([
  "__typename",
  "id",
  "kind",
  "period",
  "revision",
  "status",
  "submittedAt",
  "tradeUnion",
  "checklist",
  "inspectors",
  "score",
  "answers",
]);
/** Fields of an answer that its brief form knows, once it is submitted: what a draft claims stands in the answers only. */
const BRIEF_ANSWER = new Set(["__typename", "criterion", "points", "notApplicable", "note"]);

/**
 * How much of a row the selection below an inspection needs.
 * @param isSubmitted whether drafts are out of the question
 */
export function depthOf(selection: Selection | undefined, isSubmitted = false): InspectionDepth {
  if (selection === undefined) return "card";
  const { score = {}, answers } = selection;
  if (WHOLE.some((field) => selection[field] !== undefined) || WHOLE_SCORE.some((field) => score[field] !== undefined))
    return "whole";
  const isForList = Object.keys(selection).every((field) => LIST.has(field));
  if (answers === undefined) return isForList ? "list" : "card";
  const isBrief = isSubmitted && isForList && Object.keys(answers).every((field) => BRIEF_ANSWER.has(field));
  return isBrief ? "brief" : "answers";
}

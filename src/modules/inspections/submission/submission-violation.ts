import type { platformErrors } from "../../../platform/errors/platform.errors.js";
import type { checklistEditingErrors } from "../../checklists/checklist-editing.errors.js";
import type { checklistErrors } from "../../checklists/checklists.errors.js";
import type { Report, Violation } from "../../checklists/violation.js";
import type { tradeUnionErrors } from "../../trade-unions/tree/trade-unions.errors.js";
import type { inspectionErrors } from "../records/inspections.errors.js";
import type { planErrors } from "../planning/plans.errors.js";
import type { submissionErrors } from "./submission.errors.js";

/** Every code that a submission can be refused with. */
export type SubmissionViolationCode =
  | keyof typeof submissionErrors
  | keyof typeof inspectionErrors
  | keyof typeof planErrors
  | keyof typeof tradeUnionErrors
  | keyof typeof checklistEditingErrors
  | keyof typeof checklistErrors
  | keyof typeof platformErrors;

/** One thing wrong with a submission; the path begins at the inspection. */
export type SubmissionViolation = Violation<SubmissionViolationCode>;
export type SubmissionReport = Report<SubmissionViolationCode>;

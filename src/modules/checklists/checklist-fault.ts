import type { platformErrors } from "../../platform/errors/platform.errors.js";
import type { checklistErrors } from "./checklists.errors.js";

/** Refusals that other modules give in the same words. */
type SharedCode = "TEXT_EMPTY" | "TEXT_TOO_LONG" | "TEXT_NOT_VALID" | "LIST_TOO_LONG";

export type ChecklistFaultCode = keyof typeof checklistErrors | Extract<keyof typeof platformErrors, SharedCode>;

/** One thing wrong with an input: a code of the catalog, where it stands, and what its message names. */
export interface ChecklistFault {
  readonly code: ChecklistFaultCode;
  readonly path: readonly string[];
  readonly details: Readonly<Record<string, string | number>>;
}

/** Records a fault; every fault of an input is named, not only the first. */
export type Report = (
  code: ChecklistFaultCode,
  path: readonly (string | number)[],
  details?: ChecklistFault["details"],
) => void;

/** A report into a list, with paths below `prefix`. */
export const reportInto =
  (faults: ChecklistFault[], ...prefix: readonly (string | number)[]): Report =>
  (code, path, details = {}) => {
    faults.push({ code, path: [...prefix, ...path].map(String), details });
  };

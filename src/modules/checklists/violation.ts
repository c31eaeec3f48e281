import type { platformErrors } from "../../platform/errors/platform.errors.js";
import type { checklistErrors } from "./checklists.errors.js";

/** Refusals that other modules give in the same words. */
type SharedCode =
  | "TEXT_EMPTY"
  | "TEXT_TOO_LONG"
  | "TEXT_NOT_VALID"
  | "LIST_TOO_LONG"
  | "ID_NOT_VALID"
  | "INSTANT_NOT_VALID"
  | "VALUE_UNKNOWN"
  | "LOCATION_NOT_VALID";

export type ChecklistViolationCode = keyof typeof checklistErrors | Extract<keyof typeof platformErrors, SharedCode>;

/** One thing wrong with an input: a code of the catalog, where it stands, and what its message names. */
export interface Violation<Code extends string = ChecklistViolationCode> {
  readonly code: Code;
  readonly path: readonly string[];
  readonly details: Readonly<Record<string, string | number>>;
}

/** Records a violation; every one of an input is named, not only the first. */
export type Report<Code extends string = ChecklistViolationCode> = (
  code: Code,
  path: readonly (string | number)[],
  details?: Violation["details"],
) => void;

/** A report into a list, with paths below `prefix`. */
export const reportInto =
  <Code extends string = ChecklistViolationCode>(
    violations: Violation<Code>[],
    ...prefix: readonly (string | number)[]
  ): Report<Code> =>
  (code, path, details = {}) => {
    violations.push({ code, path: [...prefix, ...path].map(String), details });
  };

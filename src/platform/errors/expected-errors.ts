import { DomainError, DomainErrors } from "./domain-error.js";

const byConstraint = new Map<string, () => DomainError>();

/** Says which refusal a named database constraint stands for; one without an entry is a fault of the program. */
export function defineConstraintErrors(map: Record<string, () => DomainError>): void {
  for (const [constraint, error] of Object.entries(map)) {
    if (byConstraint.has(constraint)) throw new Error(`constraint ${constraint} is mapped twice`);
    byConstraint.set(constraint, error);
  }
}

export const mappedConstraints = (): readonly string[] => [...byConstraint.keys()];

/** The refusals that an error stands for, or undefined when it was not expected. */
export function expectedErrors(error: unknown): readonly DomainError[] | undefined {
  if (error instanceof DomainError) return [error];
  if (error instanceof DomainErrors) return error.errors;
  const { constraint } = error as { constraint?: unknown };
  const mapped = typeof constraint === "string" ? byConstraint.get(constraint) : undefined;
  return mapped === undefined ? undefined : [mapped()];
}

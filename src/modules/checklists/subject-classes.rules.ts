/** What is registered about the body that a criterion may or may not apply to. */
export interface SubjectTraits {
  readonly ownership: string | null;
  readonly tags: readonly string[];
}

/**
 * The classes that `notApplicableFor` and `warningFor` name: the ownership itself, bodies managed by reference to the
 * civil service law, and institutions by whether they are managed as enterprises.
 */
export function subjectClasses({ ownership, tags }: SubjectTraits): string[] {
  if (ownership === null) return [];
  if (ownership !== "INSTITUTION") return [ownership];
  const asEnterprise = tags.includes("ENTERPRISE_MANAGED");
  const managed = asEnterprise ? "INSTITUTION_ENTERPRISE_MANAGED" : "INSTITUTION_NOT_ENTERPRISE_MANAGED";
  return [ownership, ...(tags.includes("CIVIL_SERVICE_MANAGED") ? ["CIVIL_SERVICE_MANAGED"] : []), managed];
}

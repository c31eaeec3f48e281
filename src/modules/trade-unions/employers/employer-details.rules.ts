import type { DomainError } from "../../../platform/errors/domain-error.js";
import { tidy } from "../../../platform/text/text-forms.rules.js";
import { isCreditCode, isEmployerCreditCode, normalizedCreditCode } from "../tree/credit-code.rules.js";
import type { Employer } from "./employer.entity.js";
import { initialsOf } from "../tree/initials.rules.js";
import type { EmployerTag, OwnershipType } from "../tree/register-codes.js";
import { tradeUnionErrors } from "../tree/trade-unions.errors.js";

/** What may be said of an employer; what is left out stays, null empties it (a name or ownership cannot be emptied). */
export interface EmployerDetails {
  name?: string | null;
  ownership?: OwnershipType | null;
  creditCode?: string | null;
  tags?: EmployerTag[] | null;
  workers?: number | null;
  members?: number | null;
  address?: string | null;
}

/** What details change. */
type Register = Pick<Employer, keyof EmployerDetails | "initials">;

/** A register of which nothing was said yet. */
export const emptyEmployerRegister = (ownership: OwnershipType): Register => ({
  name: "",
  initials: "",
  ownership,
  creditCode: null,
  tags: [],
  workers: 0,
  members: 0,
  address: null,
});

/** Writes the details into the register. */
export function applyEmployerDetails(employer: Register, details: EmployerDetails): void {
  if (details.name != null) {
    employer.name = tidy(details.name);
    employer.initials = initialsOf(employer.name);
  }
  if (details.ownership != null) employer.ownership = details.ownership;
  if (details.creditCode !== undefined)
    employer.creditCode = details.creditCode === null ? null : normalizedCreditCode(details.creditCode);
  if (details.tags !== undefined) employer.tags = [...new Set(details.tags ?? [])];
  if (details.workers !== undefined) employer.workers = details.workers ?? 0;
  if (details.members !== undefined) employer.members = details.members ?? 0;
  if (details.address !== undefined) employer.address = details.address;
}

/** What is impossible about the register as far as the details touch it. */
export function employerFaults({ creditCode }: Register, details: EmployerDetails): DomainError[] {
  const at = ["input", "creditCode"];
  if (details.creditCode == null || creditCode === null) return [];
  if (!isCreditCode(creditCode)) return [tradeUnionErrors.CREDIT_CODE_NOT_VALID(at)];
  return isEmployerCreditCode(creditCode)
    ? []
    : [tradeUnionErrors.CREDIT_CODE_OF_OTHER_KIND(at, { prefix: creditCode.slice(0, 2) })];
}

/** The register as the journal hashes it, before and after. */
export const employerRegisterOf = ({
  name,
  ownership,
  creditCode,
  tags,
  workers,
  members,
  address,
}: Register): Record<string, unknown> => ({
  name,
  ownership,
  creditCode,
  tags,
  workers,
  members,
  address,
});

import { DomainErrors, type DomainError } from "../../../platform/errors/domain-error.js";
import { ConcurrentPostKind } from "./officer-eligibility.rules.js";
import type { Officer } from "./officer.entity.js";
import { officerErrors } from "./officers.errors.js";

type Office = Pick<Officer, "concurrentPost" | "concurrentPostKind" | "partyBodyKind" | "since" | "trainedOn">;

/** Whether what is said of an office makes sense by itself; eligibility is another matter and only warned of. */
export function requirePlausibleOffice(office: Office, today: string): void {
  const faults: DomainError[] = [];
  if (office.since > today) faults.push(officerErrors.OFFICE_DATE_IN_FUTURE(["input", "since"]));
  if (office.trainedOn !== null && office.trainedOn > today) {
    faults.push(officerErrors.OFFICE_DATE_IN_FUTURE(["input", "trainedOn"]));
  }
  if (office.concurrentPost !== null && office.concurrentPostKind === null) {
    faults.push(officerErrors.CONCURRENT_POST_KIND_MISSING(["input", "concurrentPostKind"]));
  }
  if (office.partyBodyKind !== null && office.concurrentPostKind !== ConcurrentPostKind.PARTY_DEPUTY_SECRETARY) {
    faults.push(officerErrors.PARTY_BODY_KIND_NOT_EXPECTED(["input", "partyBodyKind"]));
  }
  if (faults.length > 0) throw new DomainErrors(faults);
}

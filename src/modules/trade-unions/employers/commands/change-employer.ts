import { DomainErrors } from "../../../../platform/errors/domain-error.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { applyEmployerDetails, employerFaults, employerRegisterOf } from "../employer-details.rules.js";
import type { Employer } from "../employer.entity.js";
import type { ChangeEmployerInput } from "../employer.inputs.js";
import { ownEmployerForUpdate } from "../employer.queries.js";
import { changedFields } from "../../tree/trade-union-details.rules.js";

/** Corrects what the register says of an employer. */
export async function changeEmployer(work: Work, input: ChangeEmployerInput): Promise<Employer> {
  const employer = await ownEmployerForUpdate(work, input);
  const before = employerRegisterOf(employer);
  applyEmployerDetails(employer, input);
  const faults = employerFaults(employer, input);
  if (faults.length > 0) throw new DomainErrors(faults);
  const after = employerRegisterOf(employer);
  const fields = changedFields(before, after);
  if (fields.length === 0) return employer;
  work.journal.record(
    "employer.changed",
    { type: "Employer", id: employer.id },
    { details: { fields }, before, after },
  );
  await work.em.flush();
  return employer;
}

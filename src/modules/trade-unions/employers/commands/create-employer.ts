import { v7 as uuidv7 } from "uuid";
import { row, sql } from "../../../../platform/database/sql.js";
import { DomainErrors } from "../../../../platform/errors/domain-error.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { contentOf, findIdempotentResult } from "../../../../platform/idempotency/idempotent-result.js";
import { applyEmployerDetails, employerFaults, emptyEmployerRegister } from "../employer-details.rules.js";
import { Employer } from "../employer.entity.js";
import type { CreateEmployerInput } from "../employer.inputs.js";

/** Registers an employer; it stands nowhere in the tree until a union covers it. */
export async function createEmployer(work: Work, input: CreateEmployerInput): Promise<Employer> {
  // There is no parent whose lock could queue those who send the same key twice.
  await row(
    work.em,
    sql`select pg_advisory_xact_lock(hashtextextended(${`liuyou:employer:${input.idempotencyKey}`}, 0))`,
  );
  const content = contentOf(input);
  const earlier = await findIdempotentResult(work, {
    table: "employers",
    action: "employer.created",
    key: input.idempotencyKey,
    content,
  });
  if (earlier !== undefined) return work.em.findOneOrFail(Employer, { id: earlier });

  const register = emptyEmployerRegister(input.ownership);
  applyEmployerDetails(register, input);
  const faults = employerFaults(register, input);
  if (faults.length > 0) throw new DomainErrors(faults);
  const employer = work.em.create(Employer, {
    ...register,
    id: uuidv7(),
    idempotencyKey: input.idempotencyKey,
    createdAt: work.clock.now(),
  });
  work.journal.record(
    "employer.created",
    { type: "Employer", id: employer.id },
    { details: { ownership: employer.ownership }, after: content },
  );
  await work.em.flush();
  return employer;
}

import { businessDay } from "../../../../platform/clock/clock.js";
import { sql } from "../../../../platform/database/sql.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { endCoverages } from "../coverage.writes.js";
import type { Employer } from "../employer.entity.js";
import type { CloseEmployerInput } from "../employer.inputs.js";
import { ownEmployerForUpdate } from "../employer.queries.js";

/** Records that an employer exists no longer; all coverage of it ends with it. */
export async function closeEmployer(work: Work, { on, ...target }: CloseEmployerInput): Promise<Employer> {
  const employer = await ownEmployerForUpdate(work, target);
  const today = businessDay(work.clock.now());
  if (on > today) throw platformErrors.DATE_OUT_OF_RANGE(["input", "on"], { min: "1949-10-01", max: today });
  employer.closedOn = on;
  await work.em.flush();
  await endCoverages(work, on, sql`c.employer_id = ${employer.id}::uuid`);
  work.journal.record(
    "employer.closed",
    { type: "Employer", id: employer.id },
    { details: { on }, before: { closedOn: null }, after: { closedOn: on } },
  );
  return employer;
}

import { businessDay } from "../../../../platform/clock/clock.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import type { Coverage } from "../coverage.entity.js";
import { coverageForUpdate } from "../coverage.queries.js";
import type { EndCoverageInput } from "../employer.inputs.js";
import { employerErrors } from "../employers.errors.js";

/** Ends a coverage; it stays in the history, since earlier statistics count it. */
export async function endCoverage(work: Work, { coverageId, until }: EndCoverageInput): Promise<Coverage> {
  const coverage = await coverageForUpdate(work, coverageId);
  if (coverage.until !== null) throw employerErrors.COVERAGE_ENDED(["input", "coverageId"]);
  const today = businessDay(work.clock.now());
  if (until > today || until < coverage.since) {
    throw platformErrors.DATE_OUT_OF_RANGE(["input", "until"], { min: coverage.since, max: today });
  }
  coverage.until = until;
  work.journal.record(
    "coverage.ended",
    { type: "Coverage", id: coverage.id },
    { details: { until }, before: { until: null }, after: { until } },
  );
  await work.em.flush();
  return coverage;
}

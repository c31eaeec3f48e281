import { DomainErrors } from "../../platform/errors/domain-error.js";
import type { Work } from "../../platform/unit-of-work/work.js";
import type { Circular } from "./circular.entity.js";
import { circularErrors } from "./circulars.errors.js";

/** Enters the visits that the circular reports on. */
export async function writeReportedVisits(
  _work: Work,
  _circular: Pick<Circular, "id">,
  visitIds: readonly string[],
): Promise<void> {
  if (visitIds.length > 0)
    throw new DomainErrors(
      visitIds.map((_id, i) => circularErrors.CIRCULAR_VISIT_NOT_FOUND(["input", "visitIds", String(i)])),
    );
}

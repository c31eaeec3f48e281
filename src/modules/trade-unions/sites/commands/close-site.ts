import { businessDay } from "../../../../platform/clock/clock.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import type { Site } from "../site.entity.js";
import type { CloseSiteInput } from "../site.inputs.js";
import { siteForUpdate } from "../site.queries.js";

/** Ends a site; awards and inspections of it stay. */
export async function closeSite(work: Work, { on, ...target }: CloseSiteInput): Promise<Site> {
  const site = await siteForUpdate(work, target);
  const today = businessDay(work.clock.now());
  if (on > today) throw platformErrors.DATE_OUT_OF_RANGE(["input", "on"], { min: "1949-10-01", max: today });
  site.closedOn = on;
  work.journal.record(
    "site.closed",
    { type: "Site", id: site.id },
    { details: { on }, before: { closedOn: null }, after: { closedOn: on } },
  );
  await work.em.flush();
  return site;
}

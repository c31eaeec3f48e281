import { DATABASE_ID } from "../../../platform/journal/journal.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { rebuildResults } from "../../inspections/results/commands/rebuild-results.js";
import { rebuildStandings } from "../standing.projection.js";
import { allSeries } from "../standing-verification.queries.js";

/** Makes results, sums, standings and histograms anew from the confirmed inspections; answers of how many series. */
export async function rebuildAllStandings(work: Work): Promise<number> {
  const { em, journal } = work;
  const before = await allSeries(em);
  await rebuildResults(work);
  const after = await allSeries(em);
  // Also those in which nothing counts any more.
  const series = new Map([...before, ...after].map((each) => [`${each.period} ${each.checklistKind}`, each]));
  for (const each of series.values()) await rebuildStandings(em, each);
  journal.record("standings.rebuilt", { type: "Database", id: DATABASE_ID }, { details: { series: series.size } });
  return series.size;
}

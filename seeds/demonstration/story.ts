import { setImmediate } from "node:timers/promises";
import type { FrozenChecklist } from "../../src/modules/checklists/checklist.queries.js";
import type { Accounts } from "./accounts.js";
import type { DemonstrationCalendar } from "./calendar.js";
import { madeAhead, type Row } from "./copy.js";
import { type QuarterRows, quarterRows } from "./inspected-quarter.js";
import { officerRows } from "./people.js";
import { type QuarterPlans, quarterPlans } from "./plans.js";
import { appraisalRows } from "./registers.js";
import type { DemonstrationTree } from "./tree.js";

/** What happened to the unions of the tree, as far as inspections depend on it. */
export interface DemonstrationStory {
  readonly officers: readonly Row[];
  readonly appraisals: readonly Row[];
  readonly plans: QuarterPlans;
  readonly quarter: Omit<QuarterRows, "inspections"> & { readonly inspections: AsyncIterable<Row> };
}

/** Inspections made at a time while the database is kept busy with the registers. */
const INSPECTIONS_AT_A_TIME = 8;

/** Makes the story in steps between which the network gets its turn, and begins with the inspections. */
export async function makeStory(
  seed: number,
  calendar: DemonstrationCalendar,
  tree: DemonstrationTree,
  accounts: Accounts,
  checklist: FrozenChecklist,
): Promise<DemonstrationStory> {
  await setImmediate();
  const { officers, factsByUnion } = officerRows(seed, calendar, tree, accounts.officerAccounts);
  await setImmediate();
  const { appraisals, countsByUnion } = appraisalRows(seed, calendar, tree);
  await setImmediate();
  const plans = quarterPlans(seed, calendar, tree, accounts);
  await setImmediate();
  const quarter = quarterRows(seed, calendar, tree, accounts.idOf.reviewer, {
    plan: plans.inspected,
    checklist,
    officers: factsByUnion,
    appraisals: countsByUnion,
  });
  const inspections = madeAhead(quarter.inspections, INSPECTIONS_AT_A_TIME);
  return { officers, appraisals, plans, quarter: { ...quarter, inspections } };
}

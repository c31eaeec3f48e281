import type pg from "pg";
import type { FrozenChecklist } from "../../src/modules/checklists/checklist.queries.js";
import { rebuildStandings, type StandingSeries } from "../../src/modules/rankings/standing.projection.js";
import type { Accounts } from "./accounts.js";
import { loadInBulk } from "./bulk-load.js";
import { copyRows } from "./copy.js";
import { FINDING_COLUMNS } from "./inspected-quarter.js";
import { INSPECTION_COLUMNS } from "./inspections.js";
import { managerOn } from "../../src/platform/database/client-manager.js";
import { assignmentInspectorRows, assignmentRows, planRow, type QuarterPlan } from "./plans.js";
import type { QuarterSums } from "./quarter-sums.js";
import type { DemonstrationStory } from "./story.js";
import type { DemonstrationTree } from "./tree.js";

const TABLES = [
  "inspections",
  "evidence",
  "inspection_reviews",
  "findings",
  "inspection_plans",
  "assignments",
  "assignment_inspectors",
  "inspection_results",
  "inspection_aggregates",
  "criterion_aggregates",
  "standings",
  "standing_histograms",
];

export interface TwoQuarters {
  readonly tree: DemonstrationTree;
  readonly accounts: Accounts;
  readonly checklist: FrozenChecklist;
  readonly story: Pick<DemonstrationStory, "plans" | "quarter">;
}

/** Enters the inspected quarter with its results and the plan of the current one. */
export async function loadInspections(
  client: pg.Client,
  { tree, accounts, checklist, story: { plans, quarter } }: TwoQuarters,
): Promise<void> {
  await loadInBulk(client, TABLES, async () => {
    // What hangs on the inspections is complete only after them.
    await copyRows(client, "inspections", INSPECTION_COLUMNS, quarter.inspections);
    await copyRows(client, "evidence", "sha256 size media_type announced_by announced_at", quarter.evidence);
    await copyRows(
      client,
      "inspection_reviews",
      "id inspection_id revision decision comment reviewer_id at",
      quarter.reviews,
    );
    await copyRows(client, "findings", FINDING_COLUMNS, quarter.findings);
    for (const plan of [plans.inspected, plans.current]) await copyPlan(client, plan);
    await deriveResults(client, quarter.sums, { period: plans.inspected.period, checklistKind: checklist.kind });
  });

  async function copyPlan(owner: pg.Client, plan: QuarterPlan): Promise<void> {
    await copyRows(
      owner,
      "inspection_plans",
      "id title kind period checklist_id scope_id levels opens_on due_on status created_by version created_at",
      [planRow(plan, checklist.id, tree, accounts)],
    );
    await copyRows(
      owner,
      "assignments",
      "id plan_id trade_union_id status due_on inspection_id version created_at",
      assignmentRows(plan, quarter.inspectionIds),
    );
    await copyRows(owner, "assignment_inspectors", "assignment_id account_id", assignmentInspectorRows(plan));
  }
}

/** Results, sums and standings of the inspected quarter, as the confirmations would have left them. */
async function deriveResults(client: pg.Client, sums: QuarterSums, series: StandingSeries): Promise<void> {
  await copyRows(
    client,
    "inspection_results",
    `trade_union_id period checklist_kind inspection_id percent grade vetoed checklist_id criterion_points`,
    sums.results,
  );
  await copyRows(
    client,
    "inspection_aggregates",
    "scope_id period checklist_kind inspected scored percent_sum grades",
    sums.aggregates(),
  );
  await copyRows(
    client,
    "criterion_aggregates",
    "scope_id period checklist_id answered failed lost_hundredths",
    sums.criteria(),
  );
  await rebuildStandings(managerOn(client), series);
}

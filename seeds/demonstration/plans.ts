import { addDays } from "../../src/platform/clock/day.rules.js";
import { spreadVisits } from "../../src/modules/inspections/planning/assignment-spread.rules.js";
import { streetOf } from "../../src/modules/inspections/planning/assignment-eligibility.rules.js";
import type { Accounts } from "./accounts.js";
import { type DemonstrationCalendar, instantOn, isoInstant } from "./calendar.js";
import { type Row, textArray } from "./copy.js";
import type { GrassrootsUnion } from "./model.js";
import { randomFor } from "./random.js";
import type { DemonstrationTree } from "./tree.js";

/** One planned visit with who is sent. */
export interface PlannedVisit {
  readonly assignmentId: string;
  readonly union: GrassrootsUnion;
  readonly inspectorId: string;
}

export interface QuarterPlan {
  readonly id: string;
  readonly period: string;
  readonly title: string;
  readonly from: string;
  readonly dueOn: string;
  readonly isOver: boolean;
  readonly plannedAt: string;
  readonly visits: readonly PlannedVisit[];
}

const QUARTERS = ["一", "二", "三", "四"];
/** How many times an assignment changed: assigned, and when over also submitted and confirmed. */
const VERSIONS = { open: 2, done: 4 } as const;

function quarterPlan(
  seed: number,
  tree: DemonstrationTree,
  { idOf, ownUnionOfInspector2 }: Accounts,
  { period, from, dueOn, isOver }: Pick<QuarterPlan, "period" | "from" | "dueOn" | "isOver">,
): QuarterPlan {
  const random = randomFor(seed, `plan ${isOver ? "inspected" : "current"}`);
  const plannedAt = instantOn(from, 0);
  const id = random.id(plannedAt);
  const streets = new Set(tree.streets.map((street) => street.number));
  const planned = tree.grassroots.map((union) => ({ union, assignmentId: random.id(plannedAt) }));
  const everywhere = { reach: [tree.district.path], officeReach: [], load: 0 };
  const { teams } = spreadVisits(
    planned.map(({ union, assignmentId }) => ({
      assignmentId,
      tradeUnionId: union.id,
      path: union.path,
      street: streetOf(union.path, streets),
    })),
    [
      { ...everywhere, accountId: idOf.inspector1, officeAt: [] },
      { ...everywhere, accountId: idOf.inspector2, officeAt: [ownUnionOfInspector2.id] },
    ],
    1,
  );
  const sent = new Map(teams.map((team) => [team.assignmentId, team.inspectorIds[0] ?? idOf.inspector1]));
  return {
    id,
    period,
    title: `${period.slice(0, 4)}年第${QUARTERS[Number(period.slice(-1)) - 1] ?? ""}季度六个有检查`,
    from,
    dueOn,
    isOver,
    plannedAt: isoInstant(plannedAt),
    visits: planned.map(({ union, assignmentId }) => ({
      assignmentId,
      union,
      inspectorId: sent.get(assignmentId) ?? idOf.inspector1,
    })),
  };
}

/** The plan that is over and the one that is open, both of every grassroots union, spread over the two inspectors. */
export interface QuarterPlans {
  readonly inspected: QuarterPlan;
  readonly current: QuarterPlan;
}

/** Both plans; the visits of each are spread as the program spreads them. */
export function quarterPlans(
  seed: number,
  calendar: DemonstrationCalendar,
  tree: DemonstrationTree,
  accounts: Accounts,
): QuarterPlans {
  const { inspectedPeriod, inspectedFrom, inspectedTo, currentPeriod, currentFrom, currentTo } = calendar;
  const over = { period: inspectedPeriod, from: inspectedFrom, dueOn: addDays(inspectedTo, -10), isOver: true };
  const open = { period: currentPeriod, from: currentFrom, dueOn: currentTo, isOver: false };
  return {
    inspected: quarterPlan(seed, tree, accounts, over),
    current: quarterPlan(seed, tree, accounts, open),
  };
}

export const planRow = (plan: QuarterPlan, checklistId: string, tree: DemonstrationTree, accounts: Accounts): Row => [
  plan.id,
  plan.title,
  "ROUTINE",
  plan.period,
  checklistId,
  tree.district.id,
  textArray(["GRASSROOTS"]),
  plan.from,
  plan.dueOn,
  plan.isOver ? "CLOSED" : "OPEN",
  accounts.idOf.organizer,
  plan.isOver ? 2 : 1,
  plan.plannedAt,
];

/** @param inspectionIds the inspection of each assignment that is done */
export const assignmentRows = (plan: QuarterPlan, inspectionIds: ReadonlyMap<string, string>): Row[] =>
  plan.visits.map(({ assignmentId, union }) => [
    assignmentId,
    plan.id,
    union.id,
    plan.isOver ? "DONE" : "OPEN",
    plan.dueOn,
    plan.isOver ? (inspectionIds.get(assignmentId) ?? null) : null,
    plan.isOver ? VERSIONS.done : VERSIONS.open,
    plan.plannedAt,
  ]);

export const assignmentInspectorRows = (plan: QuarterPlan): Row[] =>
  plan.visits.map(({ assignmentId, inspectorId }) => [assignmentId, inspectorId]);

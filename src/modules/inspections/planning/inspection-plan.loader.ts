import DataLoader from "dataloader";
import { businessDay } from "../../../platform/clock/clock.js";
import type { LoaderFactory } from "../../../platform/graphql/api/request-context.js";
import type { InspectionPlanProgress } from "./inspection-plan.entity.js";
import { inspectionPlansByIds, progressOfPlans, type InspectionPlanRow } from "./inspection-plan.queries.js";

const byKey = <Value extends object>(values: readonly Value[], key: (value: Value) => string): Map<string, Value> =>
  new Map(values.map((value) => [key(value), value]));

const missing = (what: string, id: string): Error => new Error(`${what} ${id} is referred to but not there`);

/** Plans by id, one statement for all of a request's. */
export const planById: LoaderFactory<string, InspectionPlanRow> = ({ em }) =>
  new DataLoader(async (ids) => {
    const found = byKey(await inspectionPlansByIds(em, ids), ({ id }) => id);
    return ids.map((id) => found.get(id) ?? missing("plan", id));
  });

/** How far plans have come, as far as the caller may know. */
export const progressByPlan: LoaderFactory<string, InspectionPlanProgress> = ({ em, actor, clock }) =>
  new DataLoader(async (ids) => {
    const found = byKey(await progressOfPlans(em, actor, ids, businessDay(clock.now())), ({ planId }) => planId);
    return ids.map((id) => found.get(id) ?? missing("plan", id));
  });

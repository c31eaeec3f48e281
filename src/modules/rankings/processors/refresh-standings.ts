import { processor } from "../../../platform/unit-of-work/processors.js";
import { resultChanged } from "../../inspections/records/inspections.events.js";
import { refreshStandings } from "../standing.projection.js";

/** A union's result is another one: its place, and those of the street and community above it, follow at once. */
export const refreshStandingsOnResult = processor(resultChanged, ({ em }, { tradeUnionId, period, checklistKind }) =>
  refreshStandings(em, tradeUnionId, { period, checklistKind }),
);

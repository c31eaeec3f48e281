/** Places by their file and what they are within, each with its reason. */
type Exceptions = Readonly<Record<string, string>>;

const DEPTH = "brings the columns of the depth that it is asked for, of which the row says what they are";

/** Statements that may leave out declared keys. */
export const MAY_LEAVE_OUT: Exceptions = {
  "src/modules/inspections/records/inspection.queries.ts visibleInspection": DEPTH,
  "src/modules/inspections/records/inspection.queries.ts inspectionsOfOwners": DEPTH,
  "src/modules/inspections/records/inspection.queries.ts latestInspections": DEPTH,
  "src/modules/inspections/records/inspection.queries.ts inspectionPage": DEPTH,
  "src/modules/inspections/records/inspection.queries.ts inspectionPagesOf": DEPTH,
};

const DEMONSTRATION = "makes the demonstration district, which the tests start as a process of its own";

/** Statements that no test runs in the process that notes what they answer. */
export const NOT_RUN: Exceptions = {
  "src/app/demonstration.ts ensured": DEMONSTRATION,
  "src/app/plan-demonstration-quarter.ts plan": DEMONSTRATION,
  "src/modules/inspections/planning/commands/mark-assignment.ts markAssignment":
    "asks once more for an assignment that somebody moved after it was locked, which takes a fault to happen",
};

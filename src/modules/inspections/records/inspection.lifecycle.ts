import type { InspectionStatusCode } from "./inspection-codes.js";

/** What can happen to an inspection. `conclude` is the server's own: a transferred suspicion was decided. */
export type InspectionMove =
  "save" | "submit" | "reportNotPerformed" | "withdraw" | "forward" | "giveBack" | "confirm" | "conclude";

/** Which state each move leads to; a move that is not named is refused. */
export const inspectionLifecycle: Readonly<
  Record<InspectionStatusCode, Partial<Readonly<Record<InspectionMove, InspectionStatusCode>>>>
> = {
  DRAFT: { save: "DRAFT", submit: "SUBMITTED", reportNotPerformed: "NOT_PERFORMED", withdraw: "WITHDRAWN" },
  SUBMITTED: { forward: "SUBMITTED", giveBack: "RETURNED", confirm: "CONFIRMED", withdraw: "WITHDRAWN" },
  // A draft of the next revision is kept beside the returned one, which stays as it was.
  RETURNED: { save: "RETURNED", submit: "SUBMITTED", reportNotPerformed: "NOT_PERFORMED" },
  CONFIRMED: { conclude: "CONFIRMED" },
  NOT_PERFORMED: {},
  WITHDRAWN: {},
};

/** How an inspection comes into being. */
export const inspectionInitialStates = {
  save: "DRAFT",
  submit: "SUBMITTED",
  reportNotPerformed: "NOT_PERFORMED",
} as const satisfies Partial<Record<InspectionMove, InspectionStatusCode>>;

/** The state that a move leads to, or undefined where it is refused. */
export const nextStatus = (status: InspectionStatusCode, move: InspectionMove): InspectionStatusCode | undefined =>
  inspectionLifecycle[status][move];

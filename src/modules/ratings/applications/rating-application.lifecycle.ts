export enum RatingApplicationStatus {
  APPLIED = "APPLIED",
  RETURNED = "RETURNED",
  STREET_REVIEWED = "STREET_REVIEWED",
  ON_SITE = "ON_SITE",
  INSPECTED = "INSPECTED",
  PROPOSED = "PROPOSED",
  RECOMMENDED = "RECOMMENDED",
  CONFERRED = "CONFERRED",
  REJECTED = "REJECTED",
  WITHDRAWN = "WITHDRAWN",
}

const { APPLIED, RETURNED, STREET_REVIEWED, ON_SITE, INSPECTED, PROPOSED, RECOMMENDED } = RatingApplicationStatus;
const { CONFERRED, REJECTED, WITHDRAWN } = RatingApplicationStatus;

/** What may happen to an application; `inspected` and `notInspected` follow the inspection on site. */
export type RatingApplicationMove =
  | "forward"
  | "giveBack"
  | "reject"
  | "resubmit"
  | "withdraw"
  | "inspect"
  | "inspected"
  | "notInspected"
  | "propose"
  | "withdrawNotice"
  | "recommend"
  | "confer";

/** Which state each move leads to; a move that is not named is refused. */
export const ratingApplicationLifecycle: Readonly<
  Record<RatingApplicationStatus, Partial<Readonly<Record<RatingApplicationMove, RatingApplicationStatus>>>>
> = {
  APPLIED: { forward: STREET_REVIEWED, giveBack: RETURNED, reject: REJECTED, withdraw: WITHDRAWN },
  RETURNED: { resubmit: APPLIED, withdraw: WITHDRAWN },
  // Proposed from here only where the program asks for no inspection.
  STREET_REVIEWED: {
    inspect: ON_SITE,
    propose: PROPOSED,
    giveBack: RETURNED,
    reject: REJECTED,
    withdraw: WITHDRAWN,
  },
  ON_SITE: { inspected: INSPECTED, notInspected: STREET_REVIEWED },
  INSPECTED: { propose: PROPOSED, inspect: ON_SITE, reject: REJECTED, withdraw: WITHDRAWN },
  PROPOSED: { confer: CONFERRED, recommend: RECOMMENDED, reject: REJECTED, withdrawNotice: INSPECTED },
  RECOMMENDED: { confer: CONFERRED, reject: REJECTED },
  CONFERRED: {},
  REJECTED: {},
  WITHDRAWN: {},
};

/** States in which another application of the same subject would be a second one. */
export const RUNNING_STATUSES = [APPLIED, RETURNED, STREET_REVIEWED, ON_SITE, INSPECTED, PROPOSED, RECOMMENDED];

/** The state that a move leads to, or undefined where it is refused. */
export const nextApplicationStatus = (
  status: RatingApplicationStatus,
  move: RatingApplicationMove,
): RatingApplicationStatus | undefined => ratingApplicationLifecycle[status][move];

/** What the journal calls the moves. */
export const applicationActions: Readonly<Record<RatingApplicationMove, string>> = {
  forward: "forwarded",
  giveBack: "returned",
  reject: "rejected",
  resubmit: "resubmitted",
  withdraw: "withdrawn",
  inspect: "visit-assigned",
  inspected: "inspected",
  notInspected: "visit-ended",
  propose: "proposed",
  withdrawNotice: "notice-withdrawn",
  recommend: "recommended",
  confer: "conferred",
};

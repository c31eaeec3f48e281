/** How far an unannounced visit has come. */
export const visitStatuses = [
  "DRAWN",
  "APPROVED",
  "REJECTED",
  "VOIDED",
  "OPENED",
  "NOT_PERFORMED",
  "REPORTED",
  "CONFIRMED",
  "STATED",
] as const;
export type VisitStatusCode = (typeof visitStatuses)[number];

/** What can happen to a visit. `notPerform` follows the inspection: the team reports that it could not take place. */
export type VisitMove =
  | "stepBack"
  | "approve"
  | "reject"
  | "void"
  | "open"
  | "notPerform"
  | "report"
  | "giveBack"
  | "confirm"
  | "state"
  | "refer";

/**
 * Which state each move leads to; a move that is not named is refused. A plan becomes a visit when it is opened, so
 * nothing is voided after that; what is sealed and ends so (rejected, voided) stays sealed for ever. A referral changes
 * no state, since the state is shown to the visited, the referral is not.
 */
export const visitLifecycle: Readonly<Record<VisitStatusCode, Partial<Readonly<Record<VisitMove, VisitStatusCode>>>>> =
  {
    DRAWN: { stepBack: "DRAWN", approve: "APPROVED", reject: "REJECTED", void: "VOIDED" },
    // A team that changed is approved once more.
    APPROVED: { stepBack: "DRAWN", void: "VOIDED", open: "OPENED" },
    REJECTED: {},
    VOIDED: {},
    OPENED: { report: "REPORTED", notPerform: "NOT_PERFORMED" },
    NOT_PERFORMED: {},
    REPORTED: { giveBack: "OPENED", confirm: "CONFIRMED" },
    CONFIRMED: { state: "STATED", refer: "CONFIRMED" },
    STATED: { refer: "STATED" },
  };

/** How every visit comes into being. */
export const VISIT_BEGINNING: VisitStatusCode = "DRAWN";

/** The state that a move leads to, or undefined where it is refused. */
export const nextVisitStatus = (status: VisitStatusCode, move: VisitMove): VisitStatusCode | undefined =>
  visitLifecycle[status][move];

/** States of a plan that was never opened: it exists for nobody but its drafter, approver and team. */
export const sealedStatuses = ["DRAWN", "APPROVED", "REJECTED", "VOIDED"] as const satisfies readonly VisitStatusCode[];

/** States in which the result stands and is shown to whoever sees the union's confirmed inspections. */
export const publishedStatuses = ["CONFIRMED", "STATED"] as const satisfies readonly VisitStatusCode[];

import type { FindingStatusCode } from "./finding.types.js";

/** What can happen to a finding. */
export type FindingMove =
  | "confirm"
  | "withdraw"
  | "contest"
  | "uphold"
  | "upholdIssued"
  | "revoke"
  | "issue"
  | "submit"
  | "accept"
  | "reject"
  | "close"
  | "reopen"
  | "transfer"
  | "substantiate"
  | "dismiss";

/** Which state each move leads to; a move that is not named is refused. OVERDUE is derived from the due day and no state. */
export const findingLifecycle: Readonly<
  Record<FindingStatusCode, Partial<Readonly<Record<FindingMove, FindingStatusCode>>>>
> = {
  // On the working paper of an audit or a visit that still runs.
  RECORDED: { confirm: "CONFIRMED", contest: "CONTESTED", transfer: "TRANSFERRED", withdraw: "WITHDRAWN" },
  CONFIRMED: { contest: "CONTESTED", issue: "ISSUED", transfer: "TRANSFERRED", withdraw: "WITHDRAWN" },
  // What is upheld goes back to where it was contested.
  CONTESTED: { uphold: "CONFIRMED", upholdIssued: "ISSUED", revoke: "WITHDRAWN" },
  ISSUED: { contest: "CONTESTED", submit: "SUBMITTED", transfer: "TRANSFERRED" },
  SUBMITTED: { accept: "VERIFIED", reject: "ISSUED" },
  VERIFIED: { close: "CLOSED" },
  // A follow-up found it not put right.
  CLOSED: { reopen: "ISSUED" },
  TRANSFERRED: { substantiate: "ISSUED", dismiss: "WITHDRAWN" },
  WITHDRAWN: {},
};

/** How a finding comes into being: on a working paper, with a confirmed inspection, or put right before the inspector left. */
export const findingInitialStates: readonly FindingStatusCode[] = ["RECORDED", "CONFIRMED", "CLOSED"];

/** The state that a move leads to, or undefined where it is refused. */
export const nextFindingStatus = (status: FindingStatusCode, move: FindingMove): FindingStatusCode | undefined =>
  findingLifecycle[status][move];

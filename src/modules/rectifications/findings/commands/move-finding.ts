import type { Work } from "../../../../platform/unit-of-work/work.js";
import type { Finding } from "../finding.entity.js";
import { nextFindingStatus, type FindingMove } from "../finding.lifecycle.js";
import { findingErrors } from "../findings.errors.js";
import { findingMoved } from "../findings.events.js";

const ACTIONS: Readonly<Record<FindingMove, string>> = {
  confirm: "confirmed",
  withdraw: "withdrawn",
  contest: "contested",
  uphold: "upheld",
  upholdIssued: "upheld",
  revoke: "revoked",
  issue: "issued",
  submit: "rectification-submitted",
  accept: "rectification-accepted",
  reject: "rectification-rejected",
  close: "closed",
  reopen: "reopened",
  transfer: "transferred",
  substantiate: "substantiated",
  dismiss: "unsubstantiated",
};

/**
 * Moves a locked finding as its lifecycle allows, or refuses; journals and announces it. What else the move means is the
 * caller's; `given` is what was said with it, of which the journal keeps the hash.
 */
export function moveFinding(
  work: Work,
  finding: Finding,
  move: FindingMove,
  path: readonly string[] = ["input", "findingId"],
  details: Readonly<Record<string, unknown>> = {},
  given: Readonly<Record<string, unknown>> = {},
): void {
  const from = finding.status;
  const to = nextFindingStatus(from, move);
  if (to === undefined) throw findingErrors.FINDING_TRANSITION_REFUSED(path, { status: from });
  finding.status = to;
  work.journal.record(
    `finding.${ACTIONS[move]}`,
    { type: "Finding", id: finding.id },
    { details, before: { status: from }, after: { status: to, ...given } },
  );
  const { id: findingId, inspectionId, tradeUnionId } = finding;
  work.events.emit(findingMoved, { findingId, inspectionId, tradeUnionId, from, to });
}

export enum AuditStatus {
  OPENED = "OPENED",
  NOTICE_ISSUED = "NOTICE_ISSUED",
  DRAFT_SENT = "DRAFT_SENT",
  COMMENTED = "COMMENTED",
  ISSUED = "ISSUED",
  RECTIFIED = "RECTIFIED",
  CLOSED = "CLOSED",
  CANCELED = "CANCELED",
}

const { OPENED, NOTICE_ISSUED, DRAFT_SENT, COMMENTED, ISSUED, RECTIFIED, CLOSED, CANCELED } = AuditStatus;

/** What may happen to an audit. The server's own: `rectify` when its last open finding is closed, `reopen` when one is open again. */
export type AuditMove =
  | "issueNotice"
  | "recordFigures"
  | "recordFinding"
  | "sendDraft"
  | "comment"
  | "issueReport"
  | "rectify"
  | "reopen"
  | "close"
  | "cancel";

/**
 * From which states each move leads where. Without any finding there is nothing to rectify, and the audit is closed from
 * ISSUED; whether the comments are in or due is asked besides.
 */
export const auditMoves: Readonly<Record<AuditMove, { from: readonly AuditStatus[]; to: AuditStatus }>> = {
  issueNotice: { from: [OPENED], to: NOTICE_ISSUED },
  recordFigures: { from: [NOTICE_ISSUED], to: NOTICE_ISSUED },
  recordFinding: { from: [NOTICE_ISSUED], to: NOTICE_ISSUED },
  sendDraft: { from: [NOTICE_ISSUED], to: DRAFT_SENT },
  comment: { from: [DRAFT_SENT], to: COMMENTED },
  issueReport: { from: [DRAFT_SENT, COMMENTED], to: ISSUED },
  rectify: { from: [ISSUED], to: RECTIFIED },
  reopen: { from: [RECTIFIED], to: ISSUED },
  close: { from: [ISSUED, RECTIFIED], to: CLOSED },
  cancel: { from: [OPENED, NOTICE_ISSUED, DRAFT_SENT, COMMENTED], to: CANCELED },
};

/** Where the move leads from the state, or undefined when it is not allowed there. */
export const nextAuditStatus = (status: AuditStatus, move: AuditMove): AuditStatus | undefined =>
  auditMoves[move].from.includes(status) ? auditMoves[move].to : undefined;

import { defineEvent } from "../../../platform/unit-of-work/events.js";

/** What every announcement says of the audit that it is about. */
export interface AuditAnnounced {
  auditId: string;
  tradeUnionId: string;
}

/** The union was given notice of an audit. */
export const auditNoticeIssued = defineEvent<AuditAnnounced>("audit.notice-issued");

/** The union has the draft of the report before it. */
export const auditDraftSent = defineEvent<AuditAnnounced>("audit.draft-sent");

/** The report was issued. */
export const auditReportIssued = defineEvent<AuditAnnounced>("audit.report-issued");

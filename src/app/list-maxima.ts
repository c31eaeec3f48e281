import type { ListMaximum } from "../platform/graphql/limits/list-maxima.js";
import { MAXIMUM_USER_ERRORS } from "../platform/graphql/api/user-error.js";
import { MAX_ANSWERS } from "../modules/checklists/answer-leaves.rules.js";
import { MAX_CRITERIA } from "../modules/checklists/checklist-publication.rules.js";
import {
  MAX_BASIS,
  MAX_CRITERIA_OF_A_STANDARD,
  MAX_GRADES,
  MAX_SCORED,
  MAX_STANDARDS,
} from "../modules/checklists/checklist-schema.js";
import {
  MAX_EVIDENCE,
  MAX_FAULTS,
  MAX_FAULTS_TOGETHER,
  MAX_MENTIONS_TOGETHER,
} from "../modules/checklists/fault-leaves.rules.js";
import { MAXIMUM_AUDITORS } from "../modules/audits/engagements/audit.rules.js";
import { MAXIMUM_MEMBERS } from "../modules/audits/commissions/auditing-commission.rules.js";
import { MAXIMUM_FILES } from "../modules/evidence/evidence-announcement.rules.js";
import { MAXIMUM_PLAN } from "../modules/inspections/planning/inspection-plan.rules.js";
import { MAXIMUM_QUOTAS } from "../modules/ratings/programs/rating-program.inputs.js";
import { MAXIMUM_RECTIFICATIONS } from "../modules/rectifications/findings/finding.rules.js";
import { MAXIMUM_GRANTS } from "../modules/trade-unions/access/grant.rules.js";
import { MAXIMUM_OFFICERS } from "../modules/trade-unions/officers/officer.queries.js";
import { MAXIMUM_CURRENT_TARGETS } from "../modules/trade-unions/figures/target.queries.js";
import { MAXIMUM_PARTS } from "../modules/trade-unions/figures/target-progress.rules.js";

/**
 * `Type.field` of each list of objects that is no page, with how many it holds at the most: what its input allows, or where
 * no input does, more than anything lives through, and the resolver stops there. The cost is counted with it.
 */
export const LIST_MAXIMA: Readonly<Record<string, ListMaximum>> = {
  // Of any mutation, or of one item of a batch.
  UserErrors: MAXIMUM_USER_ERRORS,
  "Account.grants": MAXIMUM_GRANTS,
  "Account.pendingGrants": MAXIMUM_GRANTS,
  "Answer.deductions": MAX_SCORED,
  "Answer.evidence": { each: MAX_EVIDENCE, together: MAX_MENTIONS_TOGETHER, within: "Inspection.answers" },
  "Answer.faults": { each: MAX_FAULTS, together: MAX_FAULTS_TOGETHER, within: "Inspection.answers" },
  "AssignInspectionsPayload.assignments": MAXIMUM_PLAN,
  "AssignInspectionsPayload.unassigned": MAXIMUM_PLAN,
  "Assignment.findings": 200,
  "Assignment.inspectors": 5,
  "Audit.auditors": MAXIMUM_AUDITORS,
  "Audit.figures": 14,
  "Audit.findings": 500,
  "Audit.inspections": 100,
  "AuditingCommission.members": MAXIMUM_MEMBERS,
  "Award.events": 200,
  "CalendarYear.days": 120,
  "Checklist.generalVetoes": MAX_GRADES,
  "Checklist.grades": MAX_GRADES,
  "Checklist.standards": MAX_STANDARDS,
  "Criterion.basis": MAX_BASIS,
  "Criterion.deductions": MAX_SCORED,
  "Criterion.parts": MAX_SCORED,
  "Criterion.steps": MAX_SCORED,
  "Fault.evidence": { each: MAX_EVIDENCE, together: MAX_MENTIONS_TOGETHER, within: "Answer.faults" },
  "Finding.basis": MAX_BASIS,
  "Finding.evidence": 200,
  "Finding.rectifications": MAXIMUM_RECTIFICATIONS,
  "FindingContest.evidence": 50,
  "Inspection.answers": MAX_ANSWERS,
  "Inspection.evidence": MAXIMUM_FILES,
  "Inspection.findingChecks": 500,
  "Inspection.findings": 500,
  "Inspection.flags": 50,
  "Inspection.generalVetoes": 20,
  "Inspection.history": 200,
  "Inspection.inspectors": 11,
  "Inspection.reviews": 100,
  "Inspection.revisions": 1000,
  "Inspection.signatures": 30,
  "InspectionReview.remarks": 200,
  "InspectionScore.byStandard": MAX_STANDARDS,
  "InspectionScore.explanation": MAX_CRITERIA,
  "InspectionStatistics.byCriterion": 20 * MAX_CRITERIA,
  "InspectionStatistics.byGrade": MAX_GRADES,
  "Message.findings": 500,
  "Notice.findings": 100,
  "Officer.warnings": 3,
  "OrganizationStatistics.targets": MAXIMUM_CURRENT_TARGETS,
  "PublicNotice.applications": 100,
  "PublicNotice.entries": 100,
  "Query.unionFunds": 100,
  "RatingApplication.attachments": 20,
  "RatingApplication.counts": 50,
  "RatingApplication.reviews": 100,
  "RatingEligibility.prerequisites": 50,
  "RatingLevel.prerequisites": 50,
  "RatingProgram.levels": 20,
  "RatingProgram.quotas": MAXIMUM_QUOTAS,
  "Rectification.evidence": 50,
  "RestoreDevicePayload.devices": 100,
  "RevokeDevicePayload.devices": 100,
  "Standard.criteria": MAX_CRITERIA_OF_A_STANDARD,
  "SubmitInspectionsPayload.results": { each: 50, perItem: true },
  "SupervisionVisit.flags": 20,
  "SupervisionVisit.shutFor": 7,
  "SupervisionVisit.referrals": 20,
  "SupervisionVisit.team": 5,
  "Supervisor.pledges": 10,
  "Target.parts": MAXIMUM_PARTS,
  "TradeUnion.ancestors": 15,
  "TradeUnion.officerWarnings": 1,
  "TradeUnion.officers": MAXIMUM_OFFICERS,
  "TradeUnion.path": 16,
  "Viewer.grants": MAXIMUM_GRANTS,
  "VisitDraw.strata": 200,
  "VisitDraw.visits": 1000,
  "VisitReport.signedBy": 5,
};

import type { NonEmptyArray } from "type-graphql";
import { AccountResolver } from "../modules/identity/account.resolver.js";
import { DeviceResolver } from "../modules/identity/device.resolver.js";
import { SessionResolver } from "../modules/identity/session.resolver.js";
import { ViewerResolver } from "../modules/identity/viewer.resolver.js";
import { CalendarDayResolver, CalendarResolver } from "../modules/calendar/calendar.resolver.js";
import { AccountGrantsResolver, ViewerGrantsResolver } from "../modules/trade-unions/access/account-grants.resolver.js";
import { GrantResolver } from "../modules/trade-unions/access/grant.resolver.js";
import { ManagedAccountResolver } from "../modules/trade-unions/access/managed-account.resolver.js";
import { ManagedDeviceResolver } from "../modules/trade-unions/access/managed-device.resolver.js";
import { ChecklistResolver } from "../modules/checklists/checklist.resolver.js";
import { AssignmentSubjectsResolver } from "../modules/inspections/planning/assignment-subjects.resolver.js";
import { AssignmentResolver } from "../modules/inspections/planning/assignment.resolver.js";
import { InspectionPlanChangesResolver } from "../modules/inspections/planning/inspection-plan-changes.resolver.js";
import { InspectionPlanResolver } from "../modules/inspections/planning/inspection-plan.resolver.js";
import { EvidenceResolver } from "../modules/evidence/evidence.resolver.js";
import { AnswerResolver, FaultResolver } from "../modules/inspections/records/answer.resolver.js";
import { InspectionAssignmentResolver } from "../modules/inspections/planning/inspection-assignment.resolver.js";
import {
  HistoryEntryResolver,
  InspectionFieldsResolver,
} from "../modules/inspections/records/inspection-fields.resolver.js";
import { InspectionReviewResolver } from "../modules/inspections/records/inspection-review.resolver.js";
import { ReviewInspectionResolver } from "../modules/inspections/review/review-inspection.resolver.js";
import { InspectionScoreResolver } from "../modules/inspections/records/inspection-score.resolver.js";
import { InspectionResolver } from "../modules/inspections/records/inspection.resolver.js";
import { InspectionChangesResolver } from "../modules/inspections/submission/inspection-changes.resolver.js";
import {
  InspectionStatisticsResolver,
  TradeUnionStatisticsResolver,
} from "../modules/inspections/results/inspection-statistics.resolver.js";
import { RejectionResolver, ViewerRejectionsResolver } from "../modules/inspections/submission/rejection.resolver.js";
import { SubmitInspectionsResolver } from "../modules/inspections/submission/submit-inspections.resolver.js";
import { TradeUnionInspectionsResolver } from "../modules/inspections/records/trade-union-inspections.resolver.js";
import { ViewerAssignmentsResolver } from "../modules/inspections/planning/viewer-assignments.resolver.js";
import { CoverageResolver, TradeUnionCoverageResolver } from "../modules/trade-unions/employers/coverage.resolver.js";
import { EmployerResolver } from "../modules/trade-unions/employers/employer.resolver.js";
import { SiteResolver, TradeUnionSitesResolver } from "../modules/trade-unions/sites/site.resolver.js";
import { TradeUnionProposalResolver } from "../modules/trade-unions/proposals/trade-union-proposal.resolver.js";
import { TradeUnionChangesResolver } from "../modules/trade-unions/tree/trade-union-changes.resolver.js";
import { HeadcountResolver } from "../modules/trade-unions/figures/headcount.resolver.js";
import {
  MemberAppraisalResolver,
  TradeUnionMemberAppraisalsResolver,
} from "../modules/trade-unions/figures/member-appraisal.resolver.js";
import { OfficerResolver } from "../modules/trade-unions/officers/officer.resolver.js";
import { OrganizationStatisticsResolver } from "../modules/trade-unions/figures/organization-statistics.resolver.js";
import { TargetResolver, TradeUnionTargetsResolver } from "../modules/trade-unions/figures/target.resolver.js";
import { TradeUnionOfficersResolver } from "../modules/trade-unions/officers/trade-union-officers.resolver.js";
import { TradeUnionResolver } from "../modules/trade-unions/tree/trade-union.resolver.js";
import { RatingEligibilityResolver } from "../modules/ratings/applications/eligibility.resolver.js";
import { RatingProgramResolver, RatingQuotaResolver } from "../modules/ratings/programs/rating-program.resolver.js";
import {
  AuditingCommissionMemberResolver,
  AuditingCommissionResolver,
  TradeUnionCommissionsResolver,
} from "../modules/audits/commissions/auditing-commission.resolver.js";
import {
  CadreSurveyResolver,
  CadreSurveyTotalsResolver,
  TradeUnionCadreSurveysResolver,
} from "../modules/audits/surveys/cadre-survey.resolver.js";
import { AuditChangesResolver } from "../modules/audits/engagements/audit-changes.resolver.js";
import { AuditFindingResolver } from "../modules/audits/engagements/audit-finding.resolver.js";
import { AuditFigureResolver, AuditResolver } from "../modules/audits/engagements/audit.resolver.js";
import { UnionFundResolver } from "../modules/audits/funds/union-fund.resolver.js";
import { AwardChangesResolver } from "../modules/ratings/conferral/award-changes.resolver.js";
import { ObjectionResolver } from "../modules/ratings/notices/objection.resolver.js";
import { RatingApplicationNoticeResolver } from "../modules/ratings/notices/rating-application-notice.resolver.js";
import { PublicNoticeEntryResolver, PublicNoticeResolver } from "../modules/ratings/notices/public-notice.resolver.js";
import { RatingApplicationChangesResolver } from "../modules/ratings/applications/rating-application-changes.resolver.js";
import {
  RatingApplicationResolver,
  RatingAttachmentResolver,
  RatingReviewResolver,
} from "../modules/ratings/applications/rating-application.resolver.js";
import { AwardResolver, TradeUnionAwardsResolver } from "../modules/ratings/awards/award.resolver.js";
import {
  ConcludeTransferPayloadResolver,
  FindingChangesResolver,
} from "../modules/rectifications/findings/finding-changes.resolver.js";
import { FindingListResolver } from "../modules/rectifications/findings/finding-list.resolver.js";
import {
  FindingContestResolver,
  FindingExtensionResolver,
  RectificationResolver,
  VerificationResolver,
} from "../modules/rectifications/findings/finding-parts.resolver.js";
import { FindingResolver } from "../modules/rectifications/findings/finding.resolver.js";
import { FollowUpResolver } from "../modules/rectifications/follow-ups/follow-up.resolver.js";
import { MessageResolver, ViewerMessagesResolver } from "../modules/rectifications/messages/message.resolver.js";
import { FindingNoticeResolver } from "../modules/rectifications/notices/finding-notice.resolver.js";
import { NoticeResolver } from "../modules/rectifications/notices/notice.resolver.js";
import {
  AssignmentFindingsResolver,
  InspectionFindingsResolver,
} from "../modules/rectifications/findings/inspection-findings.resolver.js";
import { TradeUnionFindingsResolver } from "../modules/rectifications/findings/trade-union-findings.resolver.js";
import { SupervisorChangesResolver } from "../modules/supervision/supervisors/supervisor-changes.resolver.js";
import { SupervisorRelationResolver } from "../modules/supervision/supervisors/supervisor-relation.resolver.js";
import { SupervisorResolver } from "../modules/supervision/supervisors/supervisor.resolver.js";
import { VisitChangesResolver } from "../modules/supervision/visits/visit-changes.resolver.js";
import { DrawStratumResolver, VisitDrawResolver } from "../modules/supervision/visits/visit-draw.resolver.js";
import {
  AssignmentVisitResolver,
  VisitFieldsResolver,
  VisitReportResolver,
} from "../modules/supervision/visits/visit-fields.resolver.js";
import { VisitClueResolver, VisitResolver } from "../modules/supervision/visits/visit.resolver.js";
import { StandingResolver } from "../modules/rankings/standing.resolver.js";
import { TradeUnionStandingResolver } from "../modules/rankings/trade-union-standing.resolver.js";
import { CircularChangesResolver } from "../modules/documents/circular-changes.resolver.js";
import { CircularRecipientResolver, CircularResolver } from "../modules/documents/circular.resolver.js";

/** Every resolver class, in the order of the modules. */
export const resolvers: NonEmptyArray<new () => object> = [
  SessionResolver,
  AccountResolver,
  DeviceResolver,
  ViewerResolver,
  CalendarResolver,
  CalendarDayResolver,
  GrantResolver,
  AccountGrantsResolver,
  ViewerGrantsResolver,
  ManagedAccountResolver,
  ManagedDeviceResolver,
  TradeUnionResolver,
  OfficerResolver,
  TradeUnionOfficersResolver,
  HeadcountResolver,
  MemberAppraisalResolver,
  TradeUnionMemberAppraisalsResolver,
  TargetResolver,
  TradeUnionTargetsResolver,
  OrganizationStatisticsResolver,
  TradeUnionChangesResolver,
  TradeUnionProposalResolver,
  EmployerResolver,
  CoverageResolver,
  TradeUnionCoverageResolver,
  SiteResolver,
  TradeUnionSitesResolver,
  ChecklistResolver,
  InspectionPlanResolver,
  InspectionPlanChangesResolver,
  AssignmentResolver,
  InspectionAssignmentResolver,
  AssignmentSubjectsResolver,
  ViewerAssignmentsResolver,
  EvidenceResolver,
  InspectionResolver,
  InspectionFieldsResolver,
  InspectionScoreResolver,
  InspectionReviewResolver,
  ReviewInspectionResolver,
  HistoryEntryResolver,
  AnswerResolver,
  FaultResolver,
  SubmitInspectionsResolver,
  InspectionChangesResolver,
  InspectionStatisticsResolver,
  TradeUnionStatisticsResolver,
  RejectionResolver,
  ViewerRejectionsResolver,
  TradeUnionInspectionsResolver,
  FindingResolver,
  FindingListResolver,
  FindingChangesResolver,
  ConcludeTransferPayloadResolver,
  RectificationResolver,
  VerificationResolver,
  FindingExtensionResolver,
  FindingContestResolver,
  NoticeResolver,
  FindingNoticeResolver,
  FollowUpResolver,
  MessageResolver,
  ViewerMessagesResolver,
  TradeUnionFindingsResolver,
  InspectionFindingsResolver,
  AssignmentFindingsResolver,
  RatingProgramResolver,
  RatingQuotaResolver,
  RatingEligibilityResolver,
  AwardResolver,
  AwardChangesResolver,
  RatingApplicationResolver,
  RatingApplicationChangesResolver,
  RatingAttachmentResolver,
  RatingReviewResolver,
  PublicNoticeResolver,
  RatingApplicationNoticeResolver,
  PublicNoticeEntryResolver,
  ObjectionResolver,
  TradeUnionAwardsResolver,
  AuditResolver,
  AuditFigureResolver,
  AuditChangesResolver,
  AuditFindingResolver,
  UnionFundResolver,
  AuditingCommissionResolver,
  AuditingCommissionMemberResolver,
  TradeUnionCommissionsResolver,
  CadreSurveyResolver,
  CadreSurveyTotalsResolver,
  TradeUnionCadreSurveysResolver,
  SupervisorResolver,
  SupervisorChangesResolver,
  SupervisorRelationResolver,
  VisitResolver,
  VisitFieldsResolver,
  VisitReportResolver,
  VisitClueResolver,
  VisitDrawResolver,
  DrawStratumResolver,
  VisitChangesResolver,
  AssignmentVisitResolver,
  StandingResolver,
  TradeUnionStandingResolver,
  CircularResolver,
  CircularRecipientResolver,
  CircularChangesResolver,
];

import type { AnyEntity, EntityClass } from "@mikro-orm/postgresql";
import { CalendarDay, CalendarYear } from "../modules/calendar/calendar-year.entity.js";
import { Account } from "../modules/identity/account.entity.js";
import { Device } from "../modules/identity/device.entity.js";
import { Session } from "../modules/identity/session.entity.js";
import { Grant } from "../modules/trade-unions/access/grant.entity.js";
import { Checklist } from "../modules/checklists/checklist.entity.js";
import { Evidence } from "../modules/evidence/evidence.entity.js";
import { Inspection } from "../modules/inspections/records/inspection.entity.js";
import { Assignment } from "../modules/inspections/planning/assignment.entity.js";
import { InspectionPlan } from "../modules/inspections/planning/inspection-plan.entity.js";
import { EligibleEmployerReport } from "../modules/trade-unions/figures/eligible-employer-report.entity.js";
import { Headcount } from "../modules/trade-unions/figures/headcount.entity.js";
import { MemberAppraisal } from "../modules/trade-unions/figures/member-appraisal.entity.js";
import { Officer } from "../modules/trade-unions/officers/officer.entity.js";
import { TargetProgress } from "../modules/trade-unions/figures/target-progress.entity.js";
import { Target } from "../modules/trade-unions/figures/target.entity.js";
import { Coverage } from "../modules/trade-unions/employers/coverage.entity.js";
import { Employer } from "../modules/trade-unions/employers/employer.entity.js";
import { Site } from "../modules/trade-unions/sites/site.entity.js";
import { TradeUnionProposal } from "../modules/trade-unions/proposals/trade-union-proposal.entity.js";
import { TradeUnion } from "../modules/trade-unions/tree/trade-union.entity.js";
import { Finding } from "../modules/rectifications/findings/finding.entity.js";
import { FindingContest } from "../modules/rectifications/findings/finding-contest.entity.js";
import { FindingExtension } from "../modules/rectifications/findings/finding-extension.entity.js";
import { FindingTransfer } from "../modules/rectifications/findings/finding-transfer.entity.js";
import { Message } from "../modules/rectifications/messages/message.entity.js";
import { Notice } from "../modules/rectifications/notices/notice.entity.js";
import { Rectification } from "../modules/rectifications/findings/rectification.entity.js";
import { Award } from "../modules/ratings/awards/award.entity.js";
import { Objection } from "../modules/ratings/notices/objection.entity.js";
import { PublicNotice } from "../modules/ratings/notices/public-notice.entity.js";
import { RatingApplication } from "../modules/ratings/applications/rating-application.entity.js";
import { RatingProgram } from "../modules/ratings/programs/rating-program.entity.js";
import { DeclaredRelation } from "../modules/supervision/supervisors/supervisor-relation.entity.js";
import { Audit } from "../modules/audits/engagements/audit.entity.js";
import { AuditingCommission } from "../modules/audits/commissions/auditing-commission.entity.js";
import { CadreSurvey } from "../modules/audits/surveys/cadre-survey.entity.js";
import { UnionFund } from "../modules/audits/funds/union-fund.entity.js";
import { SupervisionVisit } from "../modules/supervision/visits/visit.entity.js";
import { Supervisor } from "../modules/supervision/supervisors/supervisor.entity.js";
import { Standing } from "../modules/rankings/standing.entity.js";
import { Circular } from "../modules/documents/circular.entity.js";

/** Every entity, in the order of the modules. */
export const entities: EntityClass<AnyEntity>[] = [
  Account,
  Device,
  Session,
  CalendarYear,
  CalendarDay,
  TradeUnion,
  TradeUnionProposal,
  Employer,
  Coverage,
  Site,
  Grant,
  Officer,
  Headcount,
  EligibleEmployerReport,
  MemberAppraisal,
  Target,
  TargetProgress,
  Checklist,
  InspectionPlan,
  Assignment,
  Evidence,
  Inspection,
  Notice,
  Finding,
  Rectification,
  FindingExtension,
  FindingContest,
  FindingTransfer,
  Message,
  RatingProgram,
  Award,
  PublicNotice,
  RatingApplication,
  Objection,
  Audit,
  UnionFund,
  AuditingCommission,
  CadreSurvey,
  Supervisor,
  DeclaredRelation,
  SupervisionVisit,
  Standing,
  Circular,
];

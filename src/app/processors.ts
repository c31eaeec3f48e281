import { followFindings } from "../modules/audits/engagements/processors/follow-findings.js";
import { recountCommentDays } from "../modules/audits/engagements/processors/recount-comment-days.js";
import { takeOverFindings } from "../modules/audits/engagements/processors/take-over-findings.js";
import { offerSelfInspection } from "../modules/inspections/planning/processors/offer-self-inspection.js";
import { rebuildMovedStandings, regroupChangedUnion } from "../modules/rankings/processors/rebuild-moved-standings.js";
import { refreshStandingsOnResult } from "../modules/rankings/processors/refresh-standings.js";
import { endUnmadeVisit, takeConfirmedVisit } from "../modules/ratings/conferral/processors/follow-rating-visits.js";
import { moveNoticeDays } from "../modules/ratings/notices/processors/move-notice-days.js";
import { applyFollowUp, keepFollowUpDue } from "../modules/rectifications/follow-ups/processors/follow-up.js";
import { recalculateDueDays } from "../modules/rectifications/findings/processors/recalculate-due-days.js";
import { openFindings } from "../modules/rectifications/findings/processors/open-findings.js";
import { takeBackReminders } from "../modules/rectifications/messages/processors/take-back-reminders.js";
import { tellOfOpenedAccount, tellOfPendingGrant } from "../modules/rectifications/messages/processors/tell-people.js";
import { moveResults } from "../modules/inspections/results/processors/move-results.js";
import {
  followVisitInspection,
  forgetVisitInspection,
} from "../modules/supervision/visits/processors/follow-visit-inspection.js";
import { shutPlans, voidPlansLeftAlone } from "../modules/supervision/visits/processors/shut-plans.js";
import { endCoveragesOfClosedUnion } from "../modules/trade-unions/employers/processors/end-coverages.js";
import { closeSitesOfClosedUnion } from "../modules/trade-unions/sites/processors/close-sites.js";
import type { Processor } from "../platform/unit-of-work/processors.js";

/** Reactions across modules, in module order; they run inside the transaction of the change. */
export const processors: readonly Processor[] = [
  endCoveragesOfClosedUnion,
  closeSitesOfClosedUnion,
  moveResults,
  offerSelfInspection,
  openFindings,
  applyFollowUp,
  keepFollowUpDue,
  recalculateDueDays,
  takeBackReminders,
  tellOfOpenedAccount,
  tellOfPendingGrant,
  followFindings,
  recountCommentDays,
  takeOverFindings,
  followVisitInspection,
  forgetVisitInspection,
  shutPlans,
  voidPlansLeftAlone,
  takeConfirmedVisit,
  endUnmadeVisit,
  moveNoticeDays,
  refreshStandingsOnResult,
  rebuildMovedStandings,
  regroupChangedUnion,
];

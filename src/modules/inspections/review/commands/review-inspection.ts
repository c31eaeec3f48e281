import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import { requireVersion } from "../../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { requireSeparation } from "../../../trade-unions/duties/separation-of-duty.queries.js";
import type { Matter } from "../../../trade-unions/duties/separation-of-duty.rules.js";
import type { ReviewDecisionCode } from "../../records/inspection-codes.js";
import type { InspectionRow } from "../../records/inspection.columns.js";
import { awaitsPreReview, canPreReview, canReview } from "../../records/inspection.policy.js";
import { inspectionForUpdate, type LockedInspection } from "../../records/inspection.queries.js";
import { partiesOfInspection } from "../../records/inspection-team.queries.js";
import { inspectionErrors } from "../../records/inspections.errors.js";
import { widerMatters } from "../../records/wider-matters.queries.js";
import { decideInspection } from "./decide-inspection.js";
import type { ReviewInspectionInput } from "../review-inspection.inputs.js";

const TARGET = ["input", "inspectionId"];

/** Decides about what was submitted: the street forwards or returns it, the reviewer returns or confirms it. */
export async function reviewInspection(work: Work, input: ReviewInspectionInput): Promise<InspectionRow> {
  const inspection = await inspectionForUpdate(work, input.inspectionId, TARGET);
  await authorize(work, inspection, input.decision);
  const { version } = inspection;
  requireVersion({ version }, input.expectedVersion);
  return decideInspection(work, inspection, input, TARGET);
}

async function authorize(work: Work, inspection: LockedInspection, decision: ReviewDecisionCode): Promise<void> {
  const { actor } = work;
  const street = canPreReview(actor, inspection.path);
  const reviewer = canReview(actor, inspection.path);
  const allowed = {
    CONFIRM: reviewer,
    RETURN: reviewer || (street && awaitsPreReview(inspection)),
    FORWARD: street,
  }[decision];
  if (!allowed) throw platformErrors.NOT_PERMITTED(TARGET);
  await requireSeparation(work, "reviewInspection", await matterOf(work, inspection), TARGET);
  if (inspection.status !== "SUBMITTED") return;
  if (decision === "FORWARD" && !inspection.preReview) throw inspectionErrors.PRE_REVIEW_NOT_ASKED(TARGET);
  if (decision === "FORWARD" && inspection.preReviewedAt !== null) throw inspectionErrors.PRE_REVIEW_DONE(TARGET);
  if (decision === "CONFIRM" && awaitsPreReview(inspection)) throw inspectionErrors.PRE_REVIEW_OUTSTANDING(TARGET);
}

/** The inspection, and with it whatever is decided by its confirmation: an application, an award, findings looked at again. */
async function matterOf(work: Work, inspection: LockedInspection): Promise<Matter<"reviewInspection">> {
  const { inspects, openSince } = await partiesOfInspection(work, inspection.id);
  const wider = await widerMatters(work, inspection);
  return {
    inspects,
    applies: wider.flatMap(({ applies = [] }) => applies),
    contests: wider.flatMap(({ contests = [] }) => contests),
    asksForTime: wider.flatMap(({ asksForTime = [] }) => asksForTime),
    rectifies: wider.flatMap(({ rectifies = [] }) => rectifies),
    tradeUnionIds: [inspection.tradeUnionId],
    openSince: earliest([openSince, ...wider.map((matter) => matter.openSince)]),
  };
}

const earliest = (instants: readonly (Date | string)[]): Date =>
  new Date(Math.min(...instants.map((instant) => new Date(instant).getTime())));

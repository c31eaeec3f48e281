import { randomUUID } from "node:crypto";
import { businessDay } from "../../../platform/clock/clock.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { candidatesAmong } from "../../inspections/planning/assignment-candidates.queries.js";
import { ineligibilityReason } from "../../inspections/planning/assignment-eligibility.rules.js";
import { assignOwnedInspection } from "../../inspections/planning/commands/assign-owned-inspection.js";
import { InspectionKind } from "../../inspections/records/inspection-kind.types.js";
import type { RatingVisitInput } from "./rating-application.inputs.js";
import type { RatingProgram } from "../programs/rating-program.entity.js";
import type { RatingPlace, RatingSubject } from "../programs/rating-subject.queries.js";
import { ratingErrors } from "../programs/ratings.errors.js";

/** What a visit is for: an application, or an award that is re-examined. */
export interface RatingVisit {
  readonly ownerId: string;
  readonly program: RatingProgram;
  readonly subject: RatingSubject;
  readonly place: RatingPlace;
  readonly baselineInspectionId: string | null;
}

/** Sends inspectors who hold no office there to look at it by the program's checklist; answers the assignment's id. */
export async function sendInspectors(work: Work, visit: RatingVisit, input: RatingVisitInput): Promise<string> {
  const { program, subject, place, ownerId } = visit;
  const { checklistId } = program;
  if (checklistId === null) throw ratingErrors.RATING_WITHOUT_CHECKLIST(["input"]);
  const today = businessDay(work.clock.now());
  if (input.dueOn < today) throw ratingErrors.RATING_DUE_DAY_PASSED(["input", "dueOn"]);
  await requireInspectors(work, place, subject.tradeUnionId, input.inspectorIds, today);
  const id = randomUUID();
  await assignOwnedInspection(work, {
    id,
    owner: "RATING",
    ownerId,
    kind: "ROUTINE",
    period: today.slice(0, 7),
    checklistId,
    ...subject,
    baselineInspectionId: visit.baselineInspectionId,
    inspectorIds: input.inspectorIds,
    dueOn: input.dueOn,
  });
  return id;
}

async function requireInspectors(
  { em }: Work,
  { path, conferringPath }: RatingPlace,
  tradeUnionId: string,
  inspectorIds: readonly string[],
  today: string,
): Promise<void> {
  const candidates = await candidatesAmong(em, inspectorIds, InspectionKind.ROUTINE, conferringPath, today);
  inspectorIds.forEach((id, index) => {
    const at = ["input", "inspectorIds", String(index)];
    if (inspectorIds.indexOf(id) !== index) throw ratingErrors.RATING_INSPECTOR_NAMED_TWICE(at);
    const candidate = candidates.get(id);
    if (candidate === undefined) throw ratingErrors.RATING_INSPECTOR_NOT_FOUND(at);
    const reason = ineligibilityReason(candidate, { tradeUnionId, path }, false);
    if (reason !== undefined) throw ratingErrors.RATING_INSPECTOR_NOT_SUITABLE(at, { reason });
  });
}

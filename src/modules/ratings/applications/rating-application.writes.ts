import type { Work } from "../../../platform/unit-of-work/work.js";
import { ratingErrors } from "../programs/ratings.errors.js";
import type { RatingApplication } from "./rating-application.entity.js";
import {
  applicationActions,
  nextApplicationStatus,
  type RatingApplicationMove,
} from "./rating-application.lifecycle.js";

/** Moves an application, or refuses what its state does not allow; the journal hears of it. */
export function moveApplication(
  { journal }: Work,
  application: RatingApplication,
  move: RatingApplicationMove,
  details: Record<string, unknown> = {},
  path: readonly string[] = ["input", "applicationId"],
): void {
  const { status } = application;
  const next = nextApplicationStatus(status, move);
  if (next === undefined) throw ratingErrors.RATING_TRANSITION_REFUSED(path, { status });
  application.status = next;
  journal.record(
    `rating-application.${applicationActions[move]}`,
    { type: "RatingApplication", id: application.id },
    { details, before: { status }, after: { status: next } },
  );
}

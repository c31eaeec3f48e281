import { businessDay } from "../../../../platform/clock/clock.js";
import { processor } from "../../../../platform/unit-of-work/processors.js";
import { LOCKED } from "../../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { inspectionConfirmed, inspectionSubmitted } from "../../../inspections/records/inspections.events.js";
import { happen } from "../../awards/award-event.writes.js";
import { nextReexamination } from "../../awards/award-term.rules.js";
import { Award } from "../../awards/award.entity.js";
import { AwardEventKind, nextAwardStatus } from "../../awards/award.lifecycle.js";
import { ratingFacts } from "../../applications/eligibility.queries.js";
import { evaluate } from "../../programs/eligibility.rules.js";
import { RatingApplication } from "../../applications/rating-application.entity.js";
import { nextApplicationStatus } from "../../applications/rating-application.lifecycle.js";
import { moveApplication } from "../../applications/rating-application.writes.js";
import { ratingProgram } from "../../programs/rating-program.queries.js";
import { levelOf, programRules } from "../../programs/rating-program.rules.js";

/** Conditions that were asked once, when it was conferred. */
const ASKED_ONCE = new Set(["BASIS_DOCUMENT", "HELD_LEVEL", "DECLARED"]);

/** A confirmed visit brings its application forward, or decides a re-examination. */
export const takeConfirmedVisit = processor(inspectionConfirmed, async (work, { owner, ownerId, inspectionId }) => {
  if (owner !== "RATING" || ownerId === null) return;
  const application = await work.em.findOne(RatingApplication, { id: ownerId }, LOCKED);
  if (application === null) return decideReexamination(work, ownerId, inspectionId);
  // A visit that was called off, and made all the same, changes nothing any more.
  if (nextApplicationStatus(application.status, "inspected") === undefined) return;
  application.inspectionId = inspectionId;
  moveApplication(work, application, "inspected", { inspectionId });
  await work.em.flush();
});

/** A visit that could not be made leaves everything as it was before it, so that others can be sent. */
export const endUnmadeVisit = processor(inspectionSubmitted, async (work, submitted) => {
  const { owner, ownerId, status, inspectionId } = submitted;
  if (owner !== "RATING" || ownerId === null || status !== "NOT_PERFORMED") return;
  const { em } = work;
  const application = await em.findOne(RatingApplication, { id: ownerId }, LOCKED);
  const award = application === null ? await em.findOne(Award, { id: ownerId }, LOCKED) : null;
  if (award !== null) {
    work.journal.record(
      "award.reexamination-not-made",
      { type: "Award", id: award.id },
      {
        details: { inspectionId },
        before: { reexaminationId: award.reexaminationId },
        after: { reexaminationId: null },
      },
    );
    award.reexaminationId = null;
  }
  if (application !== null && nextApplicationStatus(application.status, "notInspected") !== undefined)
    moveApplication(work, application, "notInspected", { inspectionId });
  await em.flush();
});

async function decideReexamination(work: Work, awardId: string, inspectionId: string): Promise<void> {
  const { em, clock } = work;
  const award = await em.findOne(Award, { id: awardId }, LOCKED);
  if (award?.reexaminationId == null || nextAwardStatus(award.status, AwardEventKind.PASS) === undefined) return;
  award.reexaminationId = null;
  const day = businessDay(clock.now());
  const program = await ratingProgram(work, award.programId);
  const rules = programRules(program.body);
  const asked = (levelOf(rules, award.levelCode)?.prerequisites ?? []).filter(
    ({ demand }) => !ASKED_ONCE.has(demand.type),
  );
  const claim = { inspectionId, counts: [], declared: [] };
  const unmet = evaluate(asked, await ratingFacts(em, program, award, day, claim)).filter(({ met }) => met !== true);
  if (unmet.length === 0) {
    award.reexamineBy = nextReexamination(rules.reexaminationEveryMonths, award.validUntil, day);
    return happen(work, award, {
      kind: AwardEventKind.PASS,
      on: day,
      cause: { code: "REEXAMINATION_PASSED" },
      inspectionId,
    });
  }
  const prerequisites = unmet.map(({ prerequisite }) => prerequisite.code).join(", ");
  const cause = { code: "REEXAMINATION_FAILED", details: { prerequisites } } as const;
  return happen(work, award, { kind: AwardEventKind.FAIL, on: day, cause, inspectionId });
}

import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import { requireVersion } from "../../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { requireSeparation } from "../../../trade-unions/duties/separation-of-duty.queries.js";
import type { Objection } from "../objection.entity.js";
import { decidedObjection, ObjectionDecision } from "../objection.lifecycle.js";
import { applicationObjectedTo, lockedObjection, firstTeamOf } from "../objection.queries.js";
import type { DecideObjectionInput } from "../public-notice.inputs.js";
import { applicationForUpdate, partiesOfApplications } from "../../applications/rating-application.queries.js";
import { moveApplication } from "../../applications/rating-application.writes.js";
import { ratingErrors } from "../../programs/ratings.errors.js";
import { holdsAtDistrict } from "../../applications/rating.policy.js";

const PATH = ["input", "objectionId"];

/** Decides what was objected, by somebody who neither inspected nor objected; an upheld objection turns the application down. */
export async function decideObjection(work: Work, input: DecideObjectionInput): Promise<Objection> {
  const { em, actor, clock, journal } = work;
  const applicationId = await applicationObjectedTo(work, input.objectionId);
  const { application, place } = await applicationForUpdate(work, applicationId, PATH);
  if (!holdsAtDistrict(actor, "objection:decide", place)) throw platformErrors.NOT_PERMITTED(PATH);
  const objection = await lockedObjection(work, input.objectionId);
  const matter = {
    inspects: await firstTeamOf(em, applicationId),
    objects: [objection.filedById],
    ...(await partiesOfApplications(work, [application])),
  };
  await requireSeparation(work, "decideObjection", matter, PATH);
  requireVersion(objection, input.expectedVersion);
  const { status } = objection;
  const next = decidedObjection(status, input.decision);
  if (next === undefined) throw ratingErrors.OBJECTION_DECIDED(PATH);
  objection.status = next;
  objection.decidedById = actor.accountId;
  objection.decidedAt = clock.now();
  objection.reason = input.reason;
  journal.record(
    input.decision === ObjectionDecision.UPHOLD ? "objection.upheld" : "objection.rejected",
    { type: "Objection", id: objection.id },
    { details: { applicationId }, before: { status }, after: { status: next } },
  );
  // Another upheld objection, or a withdrawn notice, may have ended the application before.
  const isProposed = application.noticeId === objection.noticeId && application.status === "PROPOSED";
  if (input.decision === ObjectionDecision.UPHOLD && isProposed)
    moveApplication(work, application, "reject", { objectionId: objection.id }, PATH);
  await em.flush();
  return objection;
}

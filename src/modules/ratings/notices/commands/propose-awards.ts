import { randomUUID } from "node:crypto";
import { businessDay } from "../../../../platform/clock/clock.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { workingCalendar } from "../../../calendar/calendar.queries.js";
import { requireSeparation } from "../../../trade-unions/duties/separation-of-duty.queries.js";
import { contentOf, findIdempotentResult } from "../../../../platform/idempotency/idempotent-result.js";
import { noticeDays } from "../notice-days.rules.js";
import { PublicNotice } from "../public-notice.entity.js";
import type { ProposeAwardsInput } from "../public-notice.inputs.js";
import type { NoticeEntryRow } from "../public-notice.queries.js";
import { addEntries } from "../public-notice.writes.js";
import { nextApplicationStatus } from "../../applications/rating-application.lifecycle.js";
import {
  applicationForUpdate,
  partiesOfApplications,
  type LockedApplication,
} from "../../applications/rating-application.queries.js";
import { moveApplication } from "../../applications/rating-application.writes.js";
import { ratingProgram } from "../../programs/rating-program.queries.js";
import { levelOf, programRules, type ProgramRules } from "../../programs/rating-program.rules.js";
import { requirePrerequisites } from "../../applications/rating-statement.queries.js";
import { ratingErrors } from "../../programs/ratings.errors.js";
import { holdsAtDistrict } from "../../applications/rating.policy.js";

const ACTION = "public-notice.published";

/** Hangs out which awards are proposed, for the working days that the programs ask for; what the visit did not bear out is refused. */
export async function proposeAwards(work: Work, input: ProposeAwardsInput): Promise<PublicNotice> {
  const { em, actor, clock, journal } = work;
  const locked = await lockInOrder(work, input.applicationIds);
  const [first] = locked;
  if (first === undefined) throw platformErrors.LIST_EMPTY(["input", "applicationIds"]);
  const content = contentOf(input);
  const key = { table: "public_notices", action: ACTION, key: input.idempotencyKey, content };
  const made = await findIdempotentResult(work, key);
  if (made !== undefined) return em.findOneOrFail(PublicNotice, { id: made });
  if (input.opensOn < businessDay(clock.now())) throw ratingErrors.NOTICE_IN_PAST(["input", "opensOn"]);

  const proposed: { rules: ProgramRules; entry: Omit<NoticeEntryRow, "noticeId"> }[] = [];
  for (const [index, each] of locked.entries())
    proposed.push(await proposal(work, each, first.place.conferringId, ["input", "applicationIds", String(index)]));
  const workingDays = Math.max(...proposed.map(({ rules }) => rules.noticeWorkingDays));
  const notice = em.create(PublicNotice, {
    id: randomUUID(),
    kind: "AWARD",
    title: input.title,
    scopeId: first.place.conferringId,
    audience: input.audience,
    opensOn: input.opensOn,
    workingDays,
    ...noticeDays(await workingCalendar(em), input.opensOn, workingDays),
    createdById: actor.accountId,
    idempotencyKey: input.idempotencyKey,
    createdAt: clock.now(),
  });
  journal.record(
    ACTION,
    { type: "PublicNotice", id: notice.id },
    { details: { opensOn: notice.opensOn, closesOn: notice.closesOn, audience: notice.audience }, after: content },
  );
  await em.flush();
  for (const [index, { application }] of locked.entries()) {
    application.noticeId = notice.id;
    moveApplication(work, application, "propose", { noticeId: notice.id }, ["input", "applicationIds", String(index)]);
  }
  await em.flush();
  await addEntries(
    em,
    notice.id,
    proposed.map(({ entry }) => entry),
  );
  return notice;
}

/** Locked in the order of their ids, so that two notices never wait in a circle; answered in the order in which they are named. */
async function lockInOrder(work: Work, ids: readonly string[]): Promise<LockedApplication[]> {
  const places = ids.map((id, index) => ({ id, index })).sort((a, b) => (a.id < b.id ? -1 : 1));
  const locked = new Map<number, LockedApplication>();
  for (const [at, { id, index }] of places.entries()) {
    const path = ["input", "applicationIds", String(index)];
    if (places[at - 1]?.id === id) throw ratingErrors.NOTICE_NAMES_TWICE(path);
    const each = await applicationForUpdate(work, id, path);
    if (!holdsAtDistrict(work.actor, "rating:propose", each.place)) throw platformErrors.NOT_PERMITTED(path);
    const matter = await partiesOfApplications(work, [each.application]);
    await requireSeparation(work, "proposeAwards", matter, path);
    locked.set(index, each);
  }
  return ids.flatMap((_id, index) => locked.get(index) ?? []);
}

async function proposal(
  work: Work,
  { application, place }: LockedApplication,
  scopeId: string,
  path: readonly string[],
): Promise<{ rules: ProgramRules; entry: Omit<NoticeEntryRow, "noticeId"> }> {
  const { status, inspectionId, levelCode, tradeUnionId, declared } = application;
  if (place.conferringId !== scopeId) throw ratingErrors.NOTICE_OF_ONE_SCOPE(path);
  if (nextApplicationStatus(status, "propose") === undefined)
    throw ratingErrors.RATING_TRANSITION_REFUSED(path, { status });
  const program = await ratingProgram(work, application.programId);
  if (program.checklistId !== null && inspectionId === null) throw ratingErrors.ON_SITE_INSPECTION_MISSING(path);
  const rules = programRules(program.body);
  const level = levelOf(rules, levelCode);
  if (level === undefined) throw ratingErrors.RATING_LEVEL_UNKNOWN(path, { levelCode });
  await requirePrerequisites(work, program, level, application, { inspectionId, counts: [], declared }, path);
  const summary = {
    zh: `${program.title.zh}:${level.title.zh}`,
    en: `${program.title.en}: ${level.title.en}`,
  };
  return { rules, entry: { tradeUnionId, applicationId: application.id, summary } };
}

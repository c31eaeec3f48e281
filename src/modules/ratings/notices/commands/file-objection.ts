import { randomUUID } from "node:crypto";
import { businessDay } from "../../../../platform/clock/clock.js";
import { row, sql } from "../../../../platform/database/sql.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { workingCalendar } from "../../../calendar/calendar.queries.js";
import { dueInWorkingDays } from "../../../calendar/working-day.rules.js";
import { requireRoom } from "../../../identity/commands/require-room.js";
import { contentOf, findIdempotentResult } from "../../../../platform/idempotency/idempotent-result.js";
import { Objection } from "../objection.entity.js";
import type { FileObjectionInput } from "../public-notice.inputs.js";
import { isOpenOn } from "../public-notice.lifecycle.js";
import { noticeForUpdate } from "../public-notice.queries.js";
import type { RatingProgram } from "../../programs/rating-program.entity.js";
import { programRules } from "../../programs/rating-program.rules.js";
import { ratingErrors } from "../../programs/ratings.errors.js";

const ACTION = "objection.filed";

/** Objects to a proposed award, by anybody who may read the notice, as long as it is posted. */
export async function fileObjection(work: Work, input: FileObjectionInput): Promise<Objection> {
  const { em, actor, clock, journal } = work;
  const notice = await noticeForUpdate(work, input.noticeId);
  const content = contentOf(input);
  const key = { table: "objections", action: ACTION, key: input.idempotencyKey, content };
  const made = await findIdempotentResult(work, key);
  if (made !== undefined) return em.findOneOrFail(Objection, { id: made });
  const program = await row<Pick<RatingProgram, "body">>(
    em,
    sql`select p.body from public_notice_entries e join rating_applications a on a.id = e.application_id
        join rating_programs p on p.id = a.program_id
      where e.notice_id = ${notice.id}::uuid and e.application_id = ${input.applicationId}::uuid and a.notice_id = e.notice_id`,
  );
  if (program === undefined) throw ratingErrors.RATING_APPLICATION_NOT_FOUND(["input", "applicationId"]);
  const today = businessDay(clock.now());
  if (!isOpenOn(notice, today)) {
    const { opensOn, closesOn } = notice;
    throw ratingErrors.NOTICE_NOT_OPEN(["input", "noticeId"], { opensOn, closesOn });
  }
  const days = programRules(program.body).objectionWorkingDays;
  const objection = em.create(Objection, {
    id: randomUUID(),
    noticeId: notice.id,
    applicationId: input.applicationId,
    statement: input.statement,
    contact: input.contact ?? null,
    filedById: actor.accountId,
    filedAt: clock.now(),
    answerDueOn: dueInWorkingDays(await workingCalendar(em), today, days).dueOn,
    idempotencyKey: input.idempotencyKey,
  });
  journal.record(
    ACTION,
    { type: "Objection", id: objection.id },
    { details: { noticeId: notice.id, applicationId: objection.applicationId }, after: content },
  );
  await em.flush();
  await requireRoom(
    work,
    actor.accountId,
    "OBJECTIONS",
    sql`select count(*)::integer as items, coalesce(sum(300 + pg_column_size(statement)), 0)::bigint as bytes
      from objections where filed_by = ${actor.accountId}::uuid and status = 'FILED'`,
    ["input"],
  );
  return objection;
}

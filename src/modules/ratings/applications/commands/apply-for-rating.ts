import { v7 as uuidv7 } from "uuid";
import { sql } from "../../../../platform/database/sql.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { requireRoom } from "../../../identity/commands/require-room.js";
import { STORAGE_DAYS } from "../../../identity/storage.rules.js";
import { TradeUnionStatus } from "../../../trade-unions/tree/trade-union.entity.js";
import { tradeUnionForUpdate } from "../../../trade-unions/tree/trade-union.queries.js";
import { tradeUnionErrors } from "../../../trade-unions/tree/trade-unions.errors.js";
import { daysBefore } from "../../../../platform/clock/day.rules.js";
import { contentOf, findIdempotentResult } from "../../../../platform/idempotency/idempotent-result.js";
import { heldAward } from "../../awards/held-award.writes.js";
import { RatingApplication } from "../rating-application.entity.js";
import type { ApplyForRatingInput } from "../rating-application.inputs.js";
import { ratingProgram } from "../../programs/rating-program.queries.js";
import { levelOf, programRules } from "../../programs/rating-program.rules.js";
import { requirePrerequisites, requireStatement } from "../rating-statement.queries.js";
import { announceAttachments } from "../rating-statement.writes.js";
import { requireSubject } from "../../programs/rating-subject.queries.js";
import { ratingErrors } from "../../programs/ratings.errors.js";
import { appliesFor } from "../rating.policy.js";

const ACTION = "rating-application.applied";

/** Applies for a level, for the union itself or one of its sites or employers; only what meets the conditions is taken. */
export async function applyForRating(work: Work, input: ApplyForRatingInput): Promise<RatingApplication> {
  const { em, actor, clock, journal } = work;
  const path = ["input", "tradeUnionId"];
  // Locked, so that of two applications at once the second finds the first.
  const union = await tradeUnionForUpdate(work, input.tradeUnionId, path);
  if (!appliesFor(actor, union.id)) throw platformErrors.NOT_PERMITTED(path);
  const content = contentOf(input);
  const key = { table: "rating_applications", action: ACTION, key: input.idempotencyKey, content };
  const made = await findIdempotentResult(work, key);
  if (made !== undefined) return em.findOneOrFail(RatingApplication, { id: made });
  if (union.status === TradeUnionStatus.CLOSED) throw tradeUnionErrors.TRADE_UNION_CLOSED(path);

  const program = await ratingProgram(work, input.programId);
  const { levelCode } = input;
  const level = levelOf(programRules(program.body), levelCode);
  if (level === undefined) throw ratingErrors.RATING_LEVEL_UNKNOWN(["input", "levelCode"], { levelCode });
  const subject = { tradeUnionId: union.id, siteId: input.siteId ?? null, employerId: input.employerId ?? null };
  await requireSubject(em, program, subject, union.level);
  await requireStatement(work, program, level, subject, input);
  const claim = {
    inspectionId: input.selfInspectionId ?? null,
    counts: input.counts ?? [],
    declared: input.declared ?? [],
  };
  await requirePrerequisites(work, program, level, subject, claim, ["input", "levelCode"]);

  const held = await heldAward(work, program.id, subject, level.scale, "DISTRICT");
  if (held !== null && (levelOf(programRules(program.body), held.levelCode)?.rank ?? -1) >= level.rank)
    throw ratingErrors.AWARD_ALREADY_HELD(["input", "levelCode"], { levelCode: held.levelCode });

  const application = em.create(RatingApplication, {
    ...subject,
    id: uuidv7(),
    programId: program.id,
    levelCode,
    selfInspectionId: claim.inspectionId,
    counts: claim.counts.map(({ measure, value }) => ({ measure, value })),
    declared: claim.declared,
    attachments: input.attachments.map(({ kind, sha256 }) => ({ kind, sha256 })),
    appliedById: actor.accountId,
    idempotencyKey: input.idempotencyKey,
    createdAt: clock.now(),
  });
  journal.record(
    ACTION,
    { type: "RatingApplication", id: application.id },
    { details: { ...subject, program: program.code, levelCode }, after: content },
  );
  await em.flush();
  await announceAttachments(work, input);
  const since = daysBefore(clock.now(), STORAGE_DAYS).toISOString();
  await requireRoom(
    work,
    actor.accountId,
    "APPLICATIONS",
    sql`select count(*)::integer as items,
        coalesce(sum(300 + pg_column_size(counts) + pg_column_size(declared) + pg_column_size(attachments)), 0)::bigint as bytes
      from rating_applications where applied_by = ${actor.accountId}::uuid and status in ('APPLIED', 'WITHDRAWN')
        and created_at > ${since}::timestamptz`,
    ["input"],
  );
  return application;
}

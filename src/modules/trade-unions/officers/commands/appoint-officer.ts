import { v7 as uuidv7 } from "uuid";
import { businessDay } from "../../../../platform/clock/clock.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { contentOf, findIdempotentResult } from "../../../../platform/idempotency/idempotent-result.js";
import { OfficerPost } from "../../duties/officer-post.rules.js";
import { Officer } from "../officer.entity.js";
import type { AppointOfficerInput } from "../officer.inputs.js";
import { requirePlausibleOffice } from "../officer.policy.js";
import { MAXIMUM_OFFICERS, conflictingOffices, requireKnownAccount } from "../officer.queries.js";
import { officerErrors } from "../officers.errors.js";
import { TradeUnionStatus } from "../../tree/trade-union.entity.js";
import { canWrite } from "../../tree/trade-union.policy.js";
import { tradeUnionForUpdate } from "../../tree/trade-union.queries.js";
import { tradeUnionErrors } from "../../tree/trade-unions.errors.js";

const ACTION = "officer.appointed";

/** Enters who holds a post; doubts about eligibility are shown as warnings and refuse nothing. */
export async function appointOfficer(work: Work, input: AppointOfficerInput): Promise<Officer> {
  const { em, actor, clock, journal } = work;
  const union = await tradeUnionForUpdate(work, input.tradeUnionId, ["input", "tradeUnionId"]);
  if (!canWrite(actor, union)) throw platformErrors.NOT_PERMITTED(["input", "tradeUnionId"]);
  const content = contentOf(input);
  const earlier = await findIdempotentResult(work, {
    table: "officers",
    action: ACTION,
    key: input.idempotencyKey,
    content,
  });
  if (earlier !== undefined) return em.findOneOrFail(Officer, { id: earlier });
  if (union.status === TradeUnionStatus.CLOSED) throw tradeUnionErrors.TRADE_UNION_CLOSED(["input", "tradeUnionId"]);
  if (input.accountId != null) await requireKnownAccount(work, input.accountId);

  const officer = em.create(Officer, {
    id: uuidv7(),
    tradeUnionId: union.id,
    accountId: input.accountId ?? null,
    name: input.name,
    post: input.post,
    concurrentPost: input.concurrentPost ?? null,
    concurrentPostKind: input.concurrentPostKind ?? null,
    partyBodyKind: input.partyBodyKind ?? null,
    since: input.since,
    trainedOn: input.trainedOn ?? null,
    idempotencyKey: input.idempotencyKey,
    createdAt: clock.now(),
  });
  requirePlausibleOffice(officer, businessDay(clock.now()));

  const conflicting = await conflictingOffices(em, union.id, officer.since);
  if (officer.post === OfficerPost.CHAIR && conflicting.chair)
    throw officerErrors.CHAIR_ALREADY_IN_OFFICE(["input", "post"]);
  if (conflicting.held >= MAXIMUM_OFFICERS) {
    throw officerErrors.OFFICERS_TOO_MANY(["input", "tradeUnionId"], { max: MAXIMUM_OFFICERS });
  }

  journal.record(
    ACTION,
    { type: "Officer", id: officer.id },
    { details: { tradeUnionId: union.id, post: officer.post, since: officer.since }, after: content },
  );
  await em.flush();
  return officer;
}

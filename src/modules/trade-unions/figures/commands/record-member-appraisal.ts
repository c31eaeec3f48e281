import { v7 as uuidv7 } from "uuid";
import { holds } from "../../../../platform/access/actor.js";
import { businessDay } from "../../../../platform/clock/clock.js";
import { yearOf } from "../../../../platform/clock/day.rules.js";
import { DomainErrors } from "../../../../platform/errors/domain-error.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { contentOf, findIdempotentResult } from "../../../../platform/idempotency/idempotent-result.js";
import { MemberAppraisal } from "../member-appraisal.entity.js";
import type { RecordMemberAppraisalInput } from "../member-appraisal.inputs.js";
import { faultsOfVotes, isValidAppraisal, type AppraisalFault } from "../member-appraisal.rules.js";
import { memberAppraisalErrors } from "../member-appraisals.errors.js";
import { TradeUnionStatus } from "../../tree/trade-union.entity.js";
import { tradeUnionForUpdate } from "../../tree/trade-union.queries.js";
import { tradeUnionErrors } from "../../tree/trade-unions.errors.js";

const ACTION = "member-appraisal.recorded";

const FIELD_OF_FAULT: Record<AppraisalFault, string> = {
  MORE_VOTES_THAN_ELIGIBLE: "issued",
  MORE_VALID_VOTES_THAN_ISSUED: "valid",
  VOTES_DO_NOT_ADD_UP: "valid",
};

/** Records the counted votes of a year; one repeat is allowed, and only after an appraisal that was not valid. */
export async function recordMemberAppraisal(work: Work, input: RecordMemberAppraisalInput): Promise<MemberAppraisal> {
  const { em, actor, clock, journal } = work;
  const path = ["input", "tradeUnionId"];
  const union = await tradeUnionForUpdate(work, input.tradeUnionId, path);
  if (!holds(actor, "appraisal:record", union.path)) throw platformErrors.NOT_PERMITTED(path);
  const content = contentOf(input);
  const key = { table: "member_appraisals", action: ACTION, key: input.idempotencyKey, content };
  const made = await findIdempotentResult(work, key);
  if (made !== undefined) return em.findOneOrFail(MemberAppraisal, { id: made });
  if (union.status === TradeUnionStatus.CLOSED) throw tradeUnionErrors.TRADE_UNION_CLOSED(path);
  const faults = faultsOfVotes(input).map((fault) => memberAppraisalErrors[fault](["input", FIELD_OF_FAULT[fault]]));
  if (input.year > yearOf(businessDay(clock.now()))) {
    faults.push(memberAppraisalErrors.APPRAISAL_YEAR_IN_FUTURE(["input", "year"]));
  }
  if (faults.length > 0) throw new DomainErrors(faults);

  const ofTheYear = await em.find(MemberAppraisal, { tradeUnionId: union.id, year: input.year });
  if (ofTheYear.some(isValidAppraisal)) throw memberAppraisalErrors.APPRAISAL_ALREADY_VALID(["input", "year"]);
  if (ofTheYear.length > 1) throw memberAppraisalErrors.APPRAISAL_ALREADY_REPEATED(["input", "year"]);

  const { eligible, issued, valid, satisfied, basicallySatisfied, dissatisfied, year, idempotencyKey } = input;
  const appraisal = em.create(MemberAppraisal, {
    id: uuidv7(),
    tradeUnionId: union.id,
    year,
    round: ofTheYear.length + 1,
    eligible,
    issued,
    valid,
    satisfied,
    basicallySatisfied,
    dissatisfied,
    idempotencyKey,
    createdAt: clock.now(),
  });
  journal.record(
    ACTION,
    { type: "MemberAppraisal", id: appraisal.id },
    { details: { tradeUnionId: union.id, year, round: appraisal.round }, after: content },
  );
  await em.flush();
  return appraisal;
}

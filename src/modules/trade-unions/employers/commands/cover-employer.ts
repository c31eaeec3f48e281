import { v7 as uuidv7 } from "uuid";
import { businessDay } from "../../../../platform/clock/clock.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { Coverage } from "../coverage.entity.js";
import { contentOf, findIdempotentResult } from "../../../../platform/idempotency/idempotent-result.js";
import type { CoverEmployerInput } from "../employer.inputs.js";
import { employerForUpdate } from "../employer.queries.js";
import { employerErrors } from "../employers.errors.js";
import { TradeUnionStatus } from "../../tree/trade-union.entity.js";
import { canWrite } from "../../tree/trade-union.policy.js";
import { tradeUnionForUpdate } from "../../tree/trade-union.queries.js";
import { tradeUnionErrors } from "../../tree/trade-unions.errors.js";

/** Records that a union covers an employer; that only one does so primarily is held by the database. */
export async function coverEmployer(work: Work, input: CoverEmployerInput): Promise<Coverage> {
  const union = await tradeUnionForUpdate(work, input.tradeUnionId, ["input", "tradeUnionId"]);
  if (!canWrite(work.actor, union)) throw platformErrors.NOT_PERMITTED(["input", "tradeUnionId"]);
  const content = contentOf(input);
  const earlier = await findIdempotentResult(work, {
    table: "coverages",
    action: "coverage.began",
    key: input.idempotencyKey,
    content,
  });
  if (earlier !== undefined) return work.em.findOneOrFail(Coverage, { id: earlier });
  if (union.status === TradeUnionStatus.CLOSED) throw tradeUnionErrors.TRADE_UNION_CLOSED(["input", "tradeUnionId"]);
  const employer = await employerForUpdate(work, input.employerId);
  if (employer.closedOn !== null) throw employerErrors.EMPLOYER_CLOSED(["input", "employerId"]);
  const today = businessDay(work.clock.now());
  if (input.since > today)
    throw platformErrors.DATE_OUT_OF_RANGE(["input", "since"], { min: "1949-10-01", max: today });

  const coverage = work.em.create(Coverage, {
    id: uuidv7(),
    employerId: employer.id,
    tradeUnionId: union.id,
    kind: input.kind,
    since: input.since,
    idempotencyKey: input.idempotencyKey,
    createdAt: work.clock.now(),
  });
  work.journal.record(
    "coverage.began",
    { type: "Coverage", id: coverage.id },
    {
      details: { tradeUnionId: union.id, employerId: employer.id, kind: input.kind, since: input.since },
      after: content,
    },
  );
  await work.em.flush();
  return coverage;
}

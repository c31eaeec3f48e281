import { v7 as uuidv7 } from "uuid";
import { holds } from "../../../../platform/access/actor.js";
import { businessDay } from "../../../../platform/clock/clock.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { EligibleEmployerReport } from "../eligible-employer-report.entity.js";
import type { RecordEligibleEmployersInput } from "../headcount.inputs.js";
import { headcountErrors } from "../headcounts.errors.js";
import { Qualifier } from "../qualifier.rules.js";
import { TradeUnionLevel, TradeUnionStatus } from "../../tree/trade-union.entity.js";
import { tradeUnionForUpdate } from "../../tree/trade-union.queries.js";
import { tradeUnionErrors } from "../../tree/trade-unions.errors.js";

const figure = ({ value, qualifier, derivedFrom }: EligibleEmployerReport) => ({ value, qualifier, derivedFrom });

/** Records a community's eligible employers as of a day; another figure for the same day is a journaled correction. */
export async function recordEligibleEmployers(
  work: Work,
  input: RecordEligibleEmployersInput,
): Promise<EligibleEmployerReport> {
  const { em, actor, clock, journal } = work;
  const path = ["input", "tradeUnionId"];
  const union = await tradeUnionForUpdate(work, input.tradeUnionId, path);
  if (!holds(actor, "headcount:record", union.path)) throw platformErrors.NOT_PERMITTED(path);
  if (union.level !== TradeUnionLevel.COMMUNITY) throw headcountErrors.ELIGIBLE_EMPLOYERS_BY_COMMUNITY(path);
  if (union.status === TradeUnionStatus.CLOSED) throw tradeUnionErrors.TRADE_UNION_CLOSED(path);
  if (input.on > businessDay(clock.now())) throw headcountErrors.HEADCOUNT_IN_FUTURE(["input", "on"]);

  const earlier = await em.findOne(EligibleEmployerReport, { tradeUnionId: union.id, on: input.on });
  const before = earlier === null ? undefined : figure(earlier);
  const given = {
    value: input.eligibleEmployers.value,
    qualifier: input.eligibleEmployers.qualifier ?? Qualifier.EXACT,
    derivedFrom: input.derivedFrom ?? null,
  };
  const report =
    earlier === null
      ? em.create(EligibleEmployerReport, {
          ...given,
          id: uuidv7(),
          tradeUnionId: union.id,
          on: input.on,
          createdAt: clock.now(),
        })
      : Object.assign(earlier, given);
  const after = figure(report);
  if (before !== undefined && JSON.stringify(before) === JSON.stringify(after)) return report;

  const states = { ...(before === undefined ? {} : { before }), after };
  journal.record(
    before === undefined ? "eligible-employers.recorded" : "eligible-employers.corrected",
    { type: "TradeUnion", id: union.id },
    { details: { on: input.on, ...states }, ...states },
  );
  await em.flush();
  return report;
}

import { v7 as uuidv7 } from "uuid";
import { holds } from "../../../../platform/access/actor.js";
import { businessDay } from "../../../../platform/clock/clock.js";
import { DomainErrors, type DomainError } from "../../../../platform/errors/domain-error.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import { requireVersion } from "../../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { Headcount } from "../headcount.entity.js";
import type { RecordHeadcountInput } from "../headcount.inputs.js";
import { headcountErrors } from "../headcounts.errors.js";
import { Qualifier } from "../qualifier.rules.js";
import { TradeUnionLevel, TradeUnionStatus, type TradeUnion } from "../../tree/trade-union.entity.js";
import { tradeUnionForUpdate } from "../../tree/trade-union.queries.js";
import { tradeUnionErrors } from "../../tree/trade-unions.errors.js";

const figures = ({ workers, members, womenMembers, nonPublicMembers, nonPublicQualifier }: Headcount) => ({
  workers,
  members,
  womenMembers,
  nonPublicMembers,
  nonPublicQualifier,
});

/**
 * Records the count of a day. The same figures again change nothing; other figures for the same day are a correction,
 * and the journal keeps the figures before and after it.
 */
export async function recordHeadcount(work: Work, input: RecordHeadcountInput): Promise<TradeUnion> {
  const { em, actor, clock, journal } = work;
  const path = ["input", "tradeUnionId"];
  const union = await tradeUnionForUpdate(work, input.tradeUnionId, path);
  if (!holds(actor, "headcount:record", union.path)) throw platformErrors.NOT_PERMITTED(path);
  if (union.level !== TradeUnionLevel.GRASSROOTS) throw headcountErrors.HEADCOUNT_IS_SUMMED(path);
  if (union.status === TradeUnionStatus.CLOSED) throw tradeUnionErrors.TRADE_UNION_CLOSED(path);
  const faults = implausible(input, businessDay(clock.now()));
  if (faults.length > 0) throw new DomainErrors(faults);

  const earlier = await em.findOne(Headcount, { tradeUnionId: union.id, on: input.on });
  if (earlier?.version != null && input.expectedVersion != null)
    requireVersion({ version: earlier.version }, input.expectedVersion);
  const before = earlier === null ? undefined : figures(earlier);
  const given = {
    workers: input.workers,
    members: input.members,
    womenMembers: input.womenMembers ?? null,
    nonPublicMembers: input.nonPublicMembers?.value ?? null,
    nonPublicQualifier: input.nonPublicMembers == null ? null : (input.nonPublicMembers.qualifier ?? Qualifier.EXACT),
  };
  const headcount =
    earlier === null
      ? em.create(Headcount, { ...given, id: uuidv7(), tradeUnionId: union.id, on: input.on, createdAt: clock.now() })
      : Object.assign(earlier, given);
  const after = figures(headcount);
  if (before !== undefined && JSON.stringify(before) === JSON.stringify(after)) return union;

  journal.record(
    before === undefined ? "headcount.recorded" : "headcount.corrected",
    { type: "TradeUnion", id: union.id },
    {
      details: { on: input.on, ...(before === undefined ? {} : { before }), after },
      ...(before === undefined ? {} : { before }),
      after,
    },
  );
  await em.flush();
  return union;
}

function implausible(input: RecordHeadcountInput, today: string): DomainError[] {
  const { workers, members, womenMembers, nonPublicMembers } = input;
  return [
    ...(input.on > today ? [headcountErrors.HEADCOUNT_IN_FUTURE(["input", "on"])] : []),
    ...(members > workers ? [headcountErrors.MEMBERS_EXCEED_WORKERS(["input", "members"])] : []),
    ...((womenMembers ?? 0) > members ? [headcountErrors.WOMEN_EXCEED_MEMBERS(["input", "womenMembers"])] : []),
    ...((nonPublicMembers?.value ?? 0) > members
      ? [headcountErrors.NON_PUBLIC_EXCEED_MEMBERS(["input", "nonPublicMembers", "value"])]
      : []),
  ];
}

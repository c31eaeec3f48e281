import { wholeMonthsBetween } from "../../../platform/clock/day.rules.js";
import { AwardStatus } from "./award.lifecycle.js";
import { levelOf, type ProgramRules } from "../programs/rating-program.rules.js";

/** An event of an award with what it left behind. */
export interface AwardStep {
  readonly awardId: string;
  readonly happenedOn: string;
  readonly levelCode: string;
  readonly status: AwardStatus;
}

const HELD: ReadonlySet<AwardStatus> = new Set([AwardStatus.CONFERRED, AwardStatus.UNDER_REVIEW]);

/** Since when the award has said at least this without a break; null where it does not now. `steps` are one award's, in order. */
export function heldSince(steps: readonly AwardStep[], isEnough: (levelCode: string) => boolean): string | null {
  let since: string | null = null;
  for (const { happenedOn, levelCode, status } of steps)
    since = HELD.has(status) && isEnough(levelCode) ? (since ?? happenedOn) : null;
  return since;
}

/** Whole months for which each level of a program, or a higher one of its scale, is held on a day, over all awards of a subject. */
export function heldMonths(rules: ProgramRules, steps: readonly AwardStep[], day: string): Map<string, number> {
  const byAward = [...Map.groupBy(steps, ({ awardId }) => awardId).values()];
  const held = new Map<string, number>();
  for (const level of rules.levels) {
    const isEnough = (code: string) => {
      const other = levelOf(rules, code);
      return other !== undefined && other.scale === level.scale && other.rank >= level.rank;
    };
    const days = byAward.map((ofOne) => heldSince(ofOne, isEnough)).filter((since) => since !== null);
    if (days.length > 0) held.set(level.code, Math.max(...days.map((since) => wholeMonthsBetween(since, day))));
  }
  return held;
}

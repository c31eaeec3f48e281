import type { LevelRules, ProgramRules } from "../programs/rating-program.rules.js";
import { addDays, addMonths } from "../../../platform/clock/day.rules.js";

/** Until when an award of a level holds that begins on a day, and when it is looked at again before that. */
export function awardTerm(
  { reexaminationEveryMonths }: ProgramRules,
  { validMonths }: LevelRules,
  on: string,
): { validUntil: string | null; reexamineBy: string | null } {
  const validUntil = validMonths === null ? null : addDays(addMonths(on, validMonths), -1);
  return { validUntil, reexamineBy: nextReexamination(reexaminationEveryMonths, validUntil, on) };
}

/** The day of the next re-examination; null where the award has run out by then. */
export function nextReexamination(everyMonths: number, validUntil: string | null, on: string): string | null {
  const day = addMonths(on, everyMonths);
  return validUntil !== null && day > validUntil ? null : day;
}

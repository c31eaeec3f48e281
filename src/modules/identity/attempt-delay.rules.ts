/** How wrong passwords slow down the next attempt. */
export interface DelayRule {
  /** How many cost nothing. */
  free: number;
  /** The longest delay, in seconds. */
  longest: number;
  /** After how many seconds one of them is forgotten. */
  forgetOne: number;
}

/** What is remembered of wrong passwords: how many, less those forgotten, and as of when, in milliseconds. */
export interface Failures {
  level: number;
  at: number;
}

export const NO_FAILURES: Failures = { level: 0, at: 0 };

/** What is still remembered at a later time; a clock that was set back forgets nothing. */
export function remembered({ level, at }: Failures, now: number, rule: DelayRule): Failures {
  const forgotten = Math.max(0, now - at) / 1000 / rule.forgetOne;
  return { level: Math.max(0, level - forgotten), at: now };
}

/** One more, now. */
export const failedAgain = (failures: Failures, now: number, rule: DelayRule): Failures => ({
  level: remembered(failures, now, rule).level + 1,
  at: now,
});

/** For how many seconds nothing is taken after a failure: 0 for the free ones, then 1, 2, 4 and so on. */
export function delayAfter({ level }: Failures, rule: DelayRule): number {
  const beyond = Math.ceil(level - rule.free);
  return beyond <= 0 ? 0 : Math.min(rule.longest, 2 ** (beyond - 1));
}

/** No more than so many guesses pass in a day, however they are timed. */
export const mostGuessesPerDay = (rule: DelayRule): number =>
  rule.free + Math.ceil(Math.log2(rule.longest)) + 1 + Math.ceil(86_400 / Math.min(rule.forgetOne, rule.longest));

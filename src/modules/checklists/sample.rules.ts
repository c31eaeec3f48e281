import type { Sample } from "./checklist-body.js";

/**
 * How many of those asked must confirm. The full sample needs `minPositive`; a larger one the same share, rounded up;
 * where fewer could be asked, two thirds of them, rounded up, as the checklist's rule `sampleShort` says.
 */
export function requiredPositives(sample: Sample, asked: number): number {
  if (asked < sample.size) return Math.ceil((2 * asked) / 3);
  return Math.ceil((asked * sample.minPositive) / sample.size);
}

/** Whether the people asked confirm the claim; asking nobody confirms nothing, and no sample taken doubts nothing. */
export function isConfirmed(sample: Sample | null, taken: { asked: number; positive: number } | undefined): boolean {
  if (sample === null || taken === undefined) return true;
  return taken.asked > 0 && taken.positive >= requiredPositives(sample, taken.asked);
}

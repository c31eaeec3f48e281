import type { Criterion, MeasureUnit, Step } from "./checklist-body.js";
import { fractionalUnits } from "./checklist-codes.js";

/** Largest measure or count that is accepted; below it a quotient of two counts compares exactly with four decimals. */
export const MAX_COUNT = 999_999_999;

const fractional: ReadonlySet<string> = new Set(fractionalUnits);

/** Whether a unit counts whole things. */
export const countsThings = (unit: MeasureUnit): boolean => !fractional.has(unit);

/** The step whose range holds a value: from `min` inclusive to `max` exclusive. */
export const stepHolding = (criterion: Criterion, value: number): Step | undefined =>
  criterion.steps.find((step) => value >= (step.min ?? -Infinity) && value < (step.max ?? Infinity));

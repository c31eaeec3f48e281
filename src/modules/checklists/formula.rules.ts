import type { Formula } from "./checklist-body.js";

/** A register value times a factor; the only form of formula there is. */
export interface ParsedFormula {
  readonly variable: string;
  /** The factor in ten-thousandths, so that the product stays a whole number. */
  readonly factor: number;
  /** Decimals that the result is rounded to, 0 to 2. */
  readonly decimals: number;
}

/** Values that a formula may name, with the register and measure they come from. */
export const formulaVariables = {
  latestSixStandardsScore: { source: "INSPECTION", measure: "SIX_STANDARDS_SCORE" },
} as const;

const pattern = /^([A-Za-z]+) \* (\d{1,3}(?:\.\d{1,4})?)$/;

/** Reads `variable * factor` with at most four decimals; null for anything else. */
export function parsedFormula(formula: Pick<Formula, "expression" | "decimals">): ParsedFormula | null {
  const [, variable, factor] = pattern.exec(formula.expression) ?? [];
  if (variable === undefined || factor === undefined || !Object.hasOwn(formulaVariables, variable)) return null;
  if (!Number.isInteger(formula.decimals) || formula.decimals < 0 || formula.decimals > 2) return null;
  return { variable, factor: Math.round(Number(factor) * 10_000), decimals: formula.decimals };
}

/** The formula's points in hundredths, rounded half up, never above the criterion's maximum. */
export function formulaHundredths(formula: ParsedFormula, value: number, maxHundredths: number): number {
  const unit = 10 ** (2 - formula.decimals);
  const product = Math.round(value * 100) * formula.factor;
  return Math.min(maxHundredths, Math.floor((2 * product + 10_000 * unit) / (20_000 * unit)) * unit);
}

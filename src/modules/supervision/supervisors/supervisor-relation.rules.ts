/** Why somebody does not visit a union (回避). */
export enum ConflictReason {
  NEAR_RELATIVE = "NEAR_RELATIVE",
  SAME_UNIT = "SAME_UNIT",
  OFFICE = "OFFICE",
  DEBT = "DEBT",
}

/** An office stands in the way for so many years after it was given up; anything else only while it lasts. */
export const OFFICE_COUNTS_YEARS = 3;

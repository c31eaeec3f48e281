/** The votes of one member appraisal; the three answers add up to `valid`, valid ≤ issued ≤ eligible. */
export interface AppraisalCounts {
  readonly eligible: number;
  readonly issued: number;
  readonly valid: number;
  readonly satisfied: number;
  readonly basicallySatisfied: number;
  readonly dissatisfied: number;
}

/** Valid answers of an anonymous survey and those satisfied or basically satisfied among them. */
export interface SurveyCounts {
  readonly satisfiedOrBasically: number;
  readonly valid: number;
}

/** A rate with the target assigned for it, a ratio from 0 to 1 with at most four decimals, or null without one. */
export interface TargetedRate {
  readonly numerator: number;
  readonly denominator: number;
  readonly target: number | null;
}

/** What the registers say about the inspected union; null or absent where a register holds nothing. */
export interface RegisterValues {
  /** The appraisal of the year of the inspection. */
  readonly memberAppraisal?: AppraisalCounts | null;
  /** Findings that fell due, and those of them closed on time. */
  readonly findings?: { readonly closedOnTime: number; readonly due: number } | null;
  /** Surveys by the code of the measure that they answer. */
  readonly surveys?: Readonly<Record<string, SurveyCounts>>;
  /** Percent (0 to 100, two decimals) of the latest valid inspection, by the code of the measure that it answers. */
  readonly inspectionPercents?: Readonly<Record<string, number | null>>;
  /** Covered and eligible employers. */
  readonly coverage?: TargetedRate | null;
  /** Members and workers. */
  readonly headcount?: TargetedRate | null;
}

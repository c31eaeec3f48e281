import type { FindingSeverity, RegisterSource } from "./checklist-body.js";
import type { transferConclusions } from "./checklist-codes.js";

/** A problem the inspector found at a criterion; it becomes a finding when the inspection is confirmed. */
export interface StoredFault {
  readonly id: string;
  readonly description: string;
  readonly requirement?: string;
  readonly severity: FindingSeverity;
  readonly fixedOnSite?: true;
  readonly evidence?: readonly string[];
}

/** What a register said when one part of a SYSTEM criterion was answered. */
export interface RegisterReading {
  readonly part: string;
  readonly numerator: number;
  readonly denominator: number;
  /** The least ratio that earns the part; null where no target was assigned. */
  readonly minimum: number | null;
}

/** Why the register gave what it gave; READ when the value simply decides. */
export type SystemOutcome =
  "READ" | "APPRAISAL_ABSENT" | "APPRAISAL_NOT_VALID" | "FINDINGS_NOT_DUE" | "SURVEY_ABSENT" | "INSPECTION_ABSENT";

/** Written by the system only, never taken from a client. */
export interface SystemAnswer {
  readonly sources: readonly RegisterSource[];
  readonly outcome: SystemOutcome;
  readonly readings?: readonly RegisterReading[];
}

export type TransferConclusion = (typeof transferConclusions)[number];

/**
 * One answer as it is stored and hashed: absent instead of null, false or empty, lists in checklist order.
 * `system`, `conclusion` and `warning` are written by the server; everything else is the client's claim.
 */
export interface StoredAnswer {
  readonly criterion: string;
  readonly points?: number;
  readonly step?: string;
  readonly parts?: readonly string[];
  readonly measure?: number;
  readonly counts?: { readonly numerator: number; readonly denominator: number };
  readonly deductions?: readonly { readonly code: string; readonly count: number }[];
  readonly capped?: true;
  readonly vetoMet?: true;
  readonly suspected?: true;
  readonly sample?: { readonly asked: number; readonly positive: number };
  readonly notApplicable?: true;
  readonly checked?: true;
  readonly note?: string;
  readonly evidence?: readonly string[];
  readonly faults?: readonly StoredFault[];
  readonly system?: SystemAnswer;
  /** The competent body's conclusion on a transferred suspicion. */
  readonly conclusion?: TransferConclusion;
  /** The failure is only a warning for this kind of owner: it does not cap the grade. */
  readonly warning?: true;
}

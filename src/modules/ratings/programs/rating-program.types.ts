import type { Text } from "../../../platform/i18n/messages.js";

/** One level as the reference data states it, under `levels` or, where there are none, under `tiers`. */
export interface StatedLevel {
  readonly code: string;
  readonly title: Text;
  readonly tier?: string;
  readonly conferringLevel?: string;
  readonly minScore?: number;
  readonly minSatisfactionRate?: number;
  readonly minMembershipRate?: number;
  readonly priorTier?: string | null;
  readonly priorTierHeldMonths?: number;
  readonly minimums?: Readonly<Record<string, number>>;
}

/** A condition counted on site: the criterion that measures it. */
export interface MinimumLabel extends Text {
  readonly measure: string;
  readonly criterion: string;
}

/** A condition that a program states for all its levels; with a measure the register is read, without one the applicant declares it. */
export interface StatedPrerequisite {
  readonly code: string;
  readonly title: Text;
  readonly measure?: { readonly source: string };
  readonly min?: number;
}

/** A program as it stands in the reference data. */
export interface RatingProgramBody {
  readonly code: string;
  readonly title?: Text;
  readonly levels?: readonly StatedLevel[];
  readonly tiers?: readonly StatedLevel[];
  readonly alternativeScale?: {
    readonly code: string;
    readonly bands: readonly { readonly stars: number; readonly minScore: number; readonly title?: Text }[];
  };
  readonly siteKind?: string;
  readonly conferringLevels?: readonly string[];
  readonly prerequisites?: readonly StatedPrerequisite[];
  readonly minimumLabels?: Readonly<Record<string, MinimumLabel>>;
  readonly applicationAttachments?: readonly string[];
  readonly quotas?: { readonly perStreet: number | null };
  readonly validity?: { readonly months: number | null; readonly reexaminationEveryMonths?: number };
  readonly deadlines?: {
    readonly publicNotice?: { readonly workingDays: number };
    readonly appealAnswer?: { readonly workingDays: number };
  };
}

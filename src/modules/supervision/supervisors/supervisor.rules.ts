import { lastDayOfYears } from "../../../platform/clock/day.rules.js";

/** Where an invited supervisor comes from. */
export enum SupervisorSource {
  PEOPLES_DEPUTY = "PEOPLES_DEPUTY",
  CPPCC_MEMBER = "CPPCC_MEMBER",
  PARTY = "PARTY",
  OFFICER = "OFFICER",
  MODEL_WORKER = "MODEL_WORKER",
  WORKER = "WORKER",
  LAWYER = "LAWYER",
  MEDIA = "MEDIA",
}

/** What a supervisor undertakes for a term. */
export enum PledgeKind {
  CONFIDENTIALITY_PLEDGE = "CONFIDENTIALITY_PLEDGE",
  CONFLICT_DECLARATION = "CONFLICT_DECLARATION",
  NO_GIFTS = "NO_GIFTS",
}

/** Without any of these nobody is drawn for a visit. */
export const REQUIRED_PLEDGES: readonly PledgeKind[] = Object.values(PledgeKind);

const TERM_YEARS = 3;
export const MAXIMUM_TERM_YEARS = 5;

/** The last day of a term of so many years. */
export const lastDayOfTerm = (from: string, years = TERM_YEARS): string => lastDayOfYears(from, years);

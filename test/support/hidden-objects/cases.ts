import { seededId } from "../../../src/app/reference-data.js";

/** Somebody of one role in the first street of the built district (the union officer: in its first union). */
export const SEERS = [
  "administrator",
  "leader",
  "organizer",
  "reviewer",
  "inspector",
  "streetOfficer",
  "unionOfficer",
  "supervisor",
  "auditor",
] as const;
export type Seer = (typeof SEERS)[number];

/** What lies in the other street, or above both; of some kinds also what lies near but is not for everybody. */
export type HiddenKind =
  | "tradeUnion"
  | "account"
  | "device"
  | "grant"
  | "officer"
  | "employer"
  | "coverage"
  | "site"
  | "target"
  | "proposal"
  | "plan"
  | "assignment"
  | "inspection"
  | "selfInspection"
  | "otherDraft"
  | "unreviewed"
  | "unconfirmed"
  | "finding"
  | "inspectorElsewhere"
  | "ratingApplication"
  | "publicNotice"
  | "objection"
  | "award"
  | "checklistDraft"
  | "checklistDraftCode"
  | "circular"
  | "suspicion"
  | "notice"
  | "message"
  | "rejection"
  | "supervisor"
  | "relation"
  | "audit"
  | "commission"
  | "visit";

/** Objects that the seers may see, for the arguments that are not in question. */
export interface KnownObjects {
  /** Closed, and due to be looked at again. */
  closedFinding: string;
  commission: string;
  leader: string;
  tradeUnion: string;
  street: string;
  account: string;
  officer: string;
  employer: string;
  plan: string;
  assignment: string;
  checklist: string;
  target: string;
  ratingApplication: string;
  publicNotice: string;
  award: string;
}

/** One argument that takes an id, with the rest of a request that would be fine. */
export interface HiddenCase {
  field: string;
  /** Where the id stands, as the schema names it. */
  path: string;
  as: readonly Seer[];
  hidden: HiddenKind;
  arguments: (id: string, known: KnownObjects) => Record<string, unknown>;
}

export const KEY = "0192f0c0-0000-7000-8000-000000000001";
export const PAGE = { first: 10 };
export const AT_VERSION = { expectedVersion: 1 };
export const [ADMINISTRATOR, ORGANIZER, INSPECTOR] = [["administrator"], ["organizer"], ["inspector"]] as const;
export const PLAN_READERS: readonly Seer[] = [
  "administrator",
  "leader",
  "organizer",
  "reviewer",
  "inspector",
  "streetOfficer",
];
export const REGISTER_READERS: readonly Seer[] = [...PLAN_READERS, "unionOfficer"];
export const STATISTICS_READERS: readonly Seer[] = [
  "administrator",
  "leader",
  "organizer",
  "reviewer",
  "streetOfficer",
];

/** The id that every installation knows the program by. */
export const WORKERS_HOME = seededId("rating program WORKERS_HOME");
export const RATING_READERS: readonly Seer[] = REGISTER_READERS.filter((seer) => seer !== "inspector");

export const read = (
  field: string,
  path: string,
  as: readonly Seer[],
  hidden: HiddenKind,
  given: (id: string, known: KnownObjects) => Record<string, unknown>,
): HiddenCase => ({ field, path, as, hidden, arguments: given });

export const write = (
  field: string,
  path: string,
  as: readonly Seer[],
  hidden: HiddenKind,
  input: (id: string, known: KnownObjects) => Record<string, unknown>,
): HiddenCase => ({
  field,
  path: `input.${path}`,
  as,
  hidden,
  arguments: (id, known) => ({ input: input(id, known) }),
});

export const scoped = (scope: string) => ({ ...PAGE, filter: { scope } });
export const byId = (id: string) => ({ id });
export const Q4 = { period: "2026-Q4", checklistKind: "SIX_STANDARDS" };

export const NEW_ID = "0192f0c0-0000-7000-8000-000000000002";

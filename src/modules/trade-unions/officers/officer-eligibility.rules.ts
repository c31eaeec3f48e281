import { addYears, daysBetween } from "../../../platform/clock/day.rules.js";
import { OfficerPost } from "../duties/officer-post.rules.js";
import type { TradeUnionLevel, TradeUnionStatus } from "../tree/trade-union.entity.js";

/** Kinds of post beside the union, as far as a rule asks for them. */
export enum ConcurrentPostKind {
  PARTY_DEPUTY_SECRETARY = "PARTY_DEPUTY_SECRETARY",
  UNIT_HEAD = "UNIT_HEAD",
  UNIT_DEPUTY_HEAD = "UNIT_DEPUTY_HEAD",
  PARTNER = "PARTNER",
  CLOSE_RELATIVE_OF_HEAD = "CLOSE_RELATIVE_OF_HEAD",
  HR_HEAD = "HR_HEAD",
  FINANCE_HEAD = "FINANCE_HEAD",
  MIDDLE_MANAGER = "MIDDLE_MANAGER",
  FOREIGN_STAFF = "FOREIGN_STAFF",
  OTHER = "OTHER",
}

/** Party bodies whose deputy secretaries chair unions. */
export enum PartyBodyKind {
  COMMITTEE = "COMMITTEE",
  GENERAL_BRANCH = "GENERAL_BRANCH",
  BRANCH = "BRANCH",
  WORKING_COMMITTEE = "WORKING_COMMITTEE",
}

export enum OfficerWarningCode {
  CHAIR_NOT_ELIGIBLE = "CHAIR_NOT_ELIGIBLE",
  CHAIR_ELIGIBILITY_TO_REVIEW = "CHAIR_ELIGIBILITY_TO_REVIEW",
  RELATIVE_ON_COMMITTEE = "RELATIVE_ON_COMMITTEE",
  AUDITOR_IS_CHAIR = "AUDITOR_IS_CHAIR",
  AUDITOR_IS_FINANCE = "AUDITOR_IS_FINANCE",
  NOT_TRAINED_WITHIN_A_YEAR = "NOT_TRAINED_WITHIN_A_YEAR",
  TERM_ENDED = "TERM_ENDED",
  CHAIR_VACANT = "CHAIR_VACANT",
}

/** A warning as a fact; its sentence is made in the reader's language. */
export interface OfficerWarningFact {
  code: OfficerWarningCode;
  /** The barring post, where the warning is about one. */
  kind?: ConcurrentPostKind;
  /** Since how many days, where the warning is about a delay; null when its beginning is not known. */
  days?: number | null;
}

/** What the rules ask of a person in office. */
export interface OfficerFacts {
  id: string;
  accountId: string | null;
  name: string;
  post: OfficerPost;
  concurrentPostKind: ConcurrentPostKind | null;
  since: string;
  trainedOn: string | null;
}

/** What the rules ask of the union. */
export interface OfficedUnionFacts {
  level: `${TradeUnionLevel}`;
  ownership: string | null;
  status: `${TradeUnionStatus}`;
  foundedOn: string | null;
  termEndsOn: string | null;
  /** The day on which the last former chair gave up the post. */
  lastChairUntil: string | null;
}

/** Whom the 2008 measures on enterprise chairs bar: executive heads and deputies, partners, their close relatives, heads of human resources, foreign staff. */
const BARRED_AS_CHAIR: ReadonlySet<ConcurrentPostKind> = new Set([
  ConcurrentPostKind.UNIT_HEAD,
  ConcurrentPostKind.UNIT_DEPUTY_HEAD,
  ConcurrentPostKind.PARTNER,
  ConcurrentPostKind.CLOSE_RELATIVE_OF_HEAD,
  ConcurrentPostKind.HR_HEAD,
  ConcurrentPostKind.FOREIGN_STAFF,
]);

const COMMITTEE_POSTS: ReadonlySet<OfficerPost> = new Set([
  OfficerPost.EXECUTIVE_VICE_CHAIR,
  OfficerPost.VICE_CHAIR,
  OfficerPost.COMMITTEE_MEMBER,
]);
const AUDITING_POSTS: ReadonlySet<OfficerPost> = new Set([OfficerPost.AUDITING_CHAIR, OfficerPost.AUDITING_MEMBER]);
const TRAINED_POSTS: ReadonlySet<OfficerPost> = new Set([
  OfficerPost.CHAIR,
  OfficerPost.EXECUTIVE_VICE_CHAIR,
  OfficerPost.VICE_CHAIR,
]);

export type ChairRule = "OUTSIDE" | "BARRED" | "TO_REVIEW";

/**
 * How the measures on enterprise chairs reach a union. Government bodies, institutions and all unions above the
 * grassroots lie outside; state-owned enterprises are left to review, and so are unions whose ownership does not say
 * that they belong to an enterprise (joint unions, social organizations).
 */
export function chairRule({ level, ownership }: Pick<OfficedUnionFacts, "level" | "ownership">): ChairRule {
  if (level !== "GRASSROOTS") return "OUTSIDE";
  switch (ownership) {
    case "GOVERNMENT":
    case "INSTITUTION":
      return "OUTSIDE";
    case "PRIVATE":
    case "FOREIGN":
    case "NEW_ECONOMIC_ORG":
      return "BARRED";
    default:
      return "TO_REVIEW";
  }
}

/** What is doubtful about one person in office on a day, most serious first; nobody is refused for it. */
export function officerWarnings(
  officer: OfficerFacts,
  union: OfficedUnionFacts,
  inOffice: readonly OfficerFacts[],
  today: string,
): OfficerWarningFact[] {
  return [
    ...eligibilityWarnings(officer, union),
    ...auditingWarnings(officer, inOffice),
    ...trainingWarnings(officer, today),
    ...termWarnings(officer, union, today),
  ];
}

/** What is doubtful about the union's offices as a whole: today a vacant chair; closed unions have no offices. */
export function vacancyWarnings(
  union: OfficedUnionFacts,
  inOffice: readonly OfficerFacts[],
  today: string,
): OfficerWarningFact[] {
  if (union.status === "CLOSED") return [];
  if (inOffice.some(({ post }) => post === OfficerPost.CHAIR)) return [];
  const vacantSince = union.lastChairUntil ?? union.foundedOn;
  return [
    {
      code: OfficerWarningCode.CHAIR_VACANT,
      days: vacantSince === null ? null : Math.max(0, daysBetween(vacantSince, today)),
    },
  ];
}

function eligibilityWarnings(
  { post, concurrentPostKind: kind }: OfficerFacts,
  union: OfficedUnionFacts,
): OfficerWarningFact[] {
  const rule = chairRule(union);
  if (kind === null || rule === "OUTSIDE") return [];
  if (post === OfficerPost.CHAIR && BARRED_AS_CHAIR.has(kind)) {
    const code =
      rule === "BARRED" ? OfficerWarningCode.CHAIR_NOT_ELIGIBLE : OfficerWarningCode.CHAIR_ELIGIBILITY_TO_REVIEW;
    return [{ code, kind }];
  }
  // Trade Union Law 2021 art. 10 bars close relatives of the principal from the committee, not only from its chair.
  if (COMMITTEE_POSTS.has(post) && kind === ConcurrentPostKind.CLOSE_RELATIVE_OF_HEAD) {
    return [{ code: OfficerWarningCode.RELATIVE_ON_COMMITTEE, kind }];
  }
  return [];
}

/** Who checks the funds neither chairs the union nor keeps its or the employer's accounts. */
function auditingWarnings(officer: OfficerFacts, inOffice: readonly OfficerFacts[]): OfficerWarningFact[] {
  if (!AUDITING_POSTS.has(officer.post)) return [];
  const otherPosts = new Set(
    inOffice.filter((other) => other.id !== officer.id && isSamePerson(other, officer)).map(({ post }) => post),
  );
  const isFinance =
    otherPosts.has(OfficerPost.FINANCE) || officer.concurrentPostKind === ConcurrentPostKind.FINANCE_HEAD;
  return [
    ...(otherPosts.has(OfficerPost.CHAIR) ? [{ code: OfficerWarningCode.AUDITOR_IS_CHAIR }] : []),
    ...(isFinance ? [{ code: OfficerWarningCode.AUDITOR_IS_FINANCE }] : []),
  ];
}

/** Two rows are of one person when the accounts are the same or, where one has no account, the names are. */
const isSamePerson = (one: OfficerFacts, other: OfficerFacts): boolean =>
  one.accountId !== null && other.accountId !== null ? one.accountId === other.accountId : one.name === other.name;

/** Chairs and vice-chairs are trained within one year of taking office. */
function trainingWarnings({ post, since, trainedOn }: OfficerFacts, today: string): OfficerWarningFact[] {
  const deadline = addYears(since, 1);
  if (!TRAINED_POSTS.has(post) || (trainedOn ?? today) <= deadline) return [];
  return [{ code: OfficerWarningCode.NOT_TRAINED_WITHIN_A_YEAR, days: daysBetween(deadline, trainedOn ?? today) }];
}

/** Elected posts end with the committee's term; the keeper of the accounts is appointed. */
function termWarnings({ post }: OfficerFacts, { termEndsOn }: OfficedUnionFacts, today: string): OfficerWarningFact[] {
  if (post === OfficerPost.FINANCE || termEndsOn === null || termEndsOn >= today) return [];
  return [{ code: OfficerWarningCode.TERM_ENDED, days: daysBetween(termEndsOn, today) }];
}

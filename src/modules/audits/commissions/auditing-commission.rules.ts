import { addYears } from "../../../platform/clock/day.rules.js";

export const COMMISSION_POSTS = ["AUDITING_CHAIR", "AUDITING_MEMBER"] as const;
export type CommissionPost = (typeof COMMISSION_POSTS)[number];

export const MINIMUM_MEMBERS = 3;
export const MAXIMUM_MEMBERS = 11;
/** Unions with fewer members than this may have one auditing member instead of a commission. */
export const SMALL_UNION = 25;
/** The longest term, that of a committee. */
const MAXIMUM_TERM_YEARS = 5;

export interface CommissionMember {
  readonly name: string;
  readonly post: CommissionPost;
  readonly accountId: string | null;
}

/** Somebody who holds a post in the union that keeps them out of its commission. */
export interface PersonInCharge {
  readonly name: string;
  readonly accountId: string | null;
}

export type CommissionFault = "COMMISSION_SIZE_NOT_ALLOWED" | "COMMISSION_NEEDS_ONE_CHAIR" | "COMMISSION_MEMBER_TWICE";

/**
 * What is wrong with the members as a whole: 3 to 11 with one chair among them, or, where the union has fewer than 25
 * members, one auditing member. Where nobody has counted the union's members it takes a commission.
 */
export function faultsOfMembers(
  members: readonly CommissionMember[],
  unionMembers: number | null,
): { fault: CommissionFault; at: number | null }[] {
  const mayBeOne = unionMembers !== null && unionMembers < SMALL_UNION;
  const isOne = members.length === 1;
  const faults: { fault: CommissionFault; at: number | null }[] = [];
  if (members.length > MAXIMUM_MEMBERS || (members.length < MINIMUM_MEMBERS && !(isOne && mayBeOne))) {
    faults.push({ fault: "COMMISSION_SIZE_NOT_ALLOWED", at: null });
  }
  const chairs = members.filter(({ post }) => post === "AUDITING_CHAIR").length;
  if (chairs !== (isOne ? 0 : 1)) faults.push({ fault: "COMMISSION_NEEDS_ONE_CHAIR", at: null });
  members.forEach((member, at) => {
    if (members.slice(0, at).some((earlier) => isSame(earlier, member))) {
      faults.push({ fault: "COMMISSION_MEMBER_TWICE", at });
    }
  });
  return faults;
}

/** Places of members who are in charge of what the commission looks after. */
export const membersInCharge = (members: readonly CommissionMember[], inCharge: readonly PersonInCharge[]): number[] =>
  members.flatMap((member, at) => (inCharge.some((person) => isSame(person, member)) ? [at] : []));

/** The same account, which stands for the person, or, where the register does not know both accounts, the same name. */
const isSame = (one: PersonInCharge, other: PersonInCharge): boolean =>
  one.accountId !== null && other.accountId !== null ? one.accountId === other.accountId : one.name === other.name;

export type TermFault = "COMMISSION_ELECTED_IN_FUTURE" | "DATES_OUT_OF_ORDER" | "COMMISSION_TERM_TOO_LONG";

export function faultsOfTerm(electedOn: string, termEndsOn: string, today: string): TermFault[] {
  const latest = addYears(electedOn, MAXIMUM_TERM_YEARS);
  return [
    ...(electedOn > today ? (["COMMISSION_ELECTED_IN_FUTURE"] as const) : []),
    ...(termEndsOn <= electedOn ? (["DATES_OUT_OF_ORDER"] as const) : []),
    ...(termEndsOn > latest ? (["COMMISSION_TERM_TOO_LONG"] as const) : []),
  ];
}

/** Whether a commission is over its term: not replaced although the term ended. */
export const isTermOver = (
  { endedOn, termEndsOn }: { endedOn: string | null; termEndsOn: string },
  today: string,
): boolean => endedOn === null && termEndsOn < today;

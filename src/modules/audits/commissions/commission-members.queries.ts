import { businessDay } from "../../../platform/clock/clock.js";
import { DomainErrors, type DomainError } from "../../../platform/errors/domain-error.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { peopleOf } from "../../identity/account.queries.js";
import { headcountsOf } from "../../trade-unions/figures/headcount.queries.js";
import { visibleAccount } from "../../trade-unions/access/managed-account.queries.js";
import type { AuditingCommissionMemberInput } from "./auditing-commission.inputs.js";
import { peopleInCharge } from "./auditing-commission.queries.js";
import {
  faultsOfMembers,
  MAXIMUM_MEMBERS,
  membersInCharge,
  MINIMUM_MEMBERS,
  SMALL_UNION,
  type CommissionMember,
  type PersonInCharge,
} from "./auditing-commission.rules.js";
import { commissionErrors } from "./auditing-commissions.errors.js";

const PATH = ["input", "members"];

const membersOf = (given: readonly AuditingCommissionMemberInput[]): CommissionMember[] =>
  given.map(({ name, post, accountId }) => ({ name, post, accountId: accountId ?? null }));

/** Refuses members who may not sit on the commission of a union. */
export async function requireMembers(
  work: Work,
  tradeUnionId: string,
  given: readonly AuditingCommissionMemberInput[],
): Promise<CommissionMember[]> {
  const { em, actor, clock } = work;
  const members = membersOf(given);
  const today = businessDay(clock.now());
  const [headcount] = await headcountsOf(em, [{ tradeUnionId, on: today }]);
  const unknown: DomainError[] = [];
  for (const [at, { accountId }] of members.slice(0, MAXIMUM_MEMBERS).entries()) {
    if (accountId !== null && (await visibleAccount(em, actor, accountId)) === undefined)
      unknown.push(commissionErrors.COMMISSION_ACCOUNT_NOT_FOUND([...PATH, String(at), "accountId"]));
  }
  const inCharge = await peopleInCharge(em, tradeUnionId, today);
  // Whom accounts out of sight belong to is told to nobody.
  const named = unknown.length > 0 ? [] : [...members, ...inCharge].flatMap(({ accountId }) => accountId ?? []);
  const personOf = await peopleOf(em, named);
  const byPerson = <Person extends PersonInCharge>(person: Person): Person => ({
    ...person,
    accountId: person.accountId === null ? null : personOf(person.accountId),
  });
  const people = members.map(byPerson);
  const faults: DomainError[] = faultsOfMembers(people, headcount?.members ?? null).map(({ fault, at }) =>
    commissionErrors[fault](
      at === null ? PATH : [...PATH, String(at)],
      fault === "COMMISSION_SIZE_NOT_ALLOWED"
        ? { min: MINIMUM_MEMBERS, max: MAXIMUM_MEMBERS, small: SMALL_UNION }
        : undefined,
    ),
  );
  for (const at of membersInCharge(people, inCharge.map(byPerson))) {
    faults.push(commissionErrors.COMMISSION_MEMBER_IN_CHARGE([...PATH, String(at)]));
  }
  faults.push(...unknown);
  if (faults.length > 0) throw new DomainErrors(faults);
  return members;
}

import type { EntityManager } from "@mikro-orm/postgresql";
import { rows, sql, type Sql } from "../../../platform/database/sql.js";
import { ownAccounts } from "../../identity/account.queries.js";
import { streetOf, type Candidate } from "./assignment-eligibility.rules.js";
import type { AssignmentStatus } from "./assignment.lifecycle.js";
import { InspectionKind } from "../records/inspection-kind.types.js";
import { grantHoldsOn } from "../../trade-unions/duties/grant-days.queries.js";
import { inOfficeOn } from "../../trade-unions/duties/office-days.queries.js";
import { overlaps } from "../../trade-unions/tree/trade-union.queries.js";

/** The role that makes visits of a kind: a self-inspection is made by the union's own officers. */
const roleFor = (kind: InspectionKind): string => (kind === InspectionKind.SELF ? "UNION_OFFICER" : "INSPECTOR");

/**
 * Those of the accounts that may be sent on visits of a kind somewhere in a scope: where they may go, where they hold
 * office, by whichever of their accounts, and how much they have to do already. Unknown and disabled accounts are missing, and so are those without the
 * role there today: who works elsewhere only is nobody that the scope's organizers know.
 */
export async function candidatesAmong(
  em: EntityManager,
  accountIds: readonly string[],
  kind: InspectionKind,
  scopePath: string,
  today: string,
): Promise<Map<string, Candidate>> {
  const reachOf = (role: string, accounts: Sql = sql`(a.id)`): Sql => sql`array(
    select ltree2text(u.path) from grants g join trade_unions u on u.id = g.trade_union_id
    where g.account_id in ${accounts} and g.role = ${role} and ${grantHoldsOn("g", sql`${today}::date`)}
      and ${overlaps(sql`u.path`, [scopePath])} order by 1)`;
  const found = await rows<Candidate>(
    em,
    sql`select * from (
        select a.id as "accountId", ${reachOf(roleFor(kind))} as reach, ${reachOf("UNION_OFFICER", ownAccounts(sql`a.id`))} as "officeReach",
          array(select distinct o.trade_union_id::text from officers o
            where o.account_id in ${ownAccounts(sql`a.id`)} and ${inOfficeOn("o", sql`${today}::date`)} order by 1) as "officeAt",
          (select count(*) from assignment_inspectors x join assignments v on v.id = x.assignment_id
            where x.account_id = a.id and v.status = 'OPEN' and v.plan_id is not null) as load
        from accounts a where a.id = any(${[...accountIds]}::uuid[]) and a.disabled_at is null) person
      where person.reach <> '{}'`,
  );
  return new Map(found.map((candidate) => [candidate.accountId, candidate]));
}

/** A visit of a plan with what deciding on its inspectors needs. */
export interface PlannedVisit {
  assignmentId: string;
  tradeUnionId: string;
  path: string;
  street: string;
  status: AssignmentStatus;
  isUnionActive: boolean;
}

/** The visits of a plan that nobody is sent on, or all that were not canceled of the unions named; in a fixed order. */
export async function visitsToAssign(
  em: EntityManager,
  planId: string,
  scopePath: string,
  tradeUnionIds: readonly string[] | null,
): Promise<PlannedVisit[]> {
  const wanted =
    tradeUnionIds === null
      ? sql`a.status = 'UNASSIGNED'`
      : sql`a.status <> 'CANCELED' and a.trade_union_id = any(${[...tradeUnionIds]}::uuid[])`;
  const visits = await rows<Omit<PlannedVisit, "street">>(
    em,
    sql`select a.id as "assignmentId", a.trade_union_id as "tradeUnionId", ltree2text(u.path) as path, a.status,
        u.status = 'ACTIVE' as "isUnionActive"
      from assignments a join trade_unions u on u.id = a.trade_union_id
      where a.plan_id = ${planId}::uuid and ${wanted} order by a.id`,
  );
  const streets = await rows<{ number: number }>(
    em,
    sql`select number from trade_unions
      where level = 'STREET' and ${overlaps(sql`path`, [scopePath])}`,
  );
  const numbers = new Set(streets.map(({ number }) => number));
  return visits.map((visit) => ({ ...visit, street: streetOf(visit.path, numbers) }));
}

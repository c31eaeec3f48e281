import type { EntityManager } from "@mikro-orm/postgresql";
import { type Actor } from "../../../platform/access/actor.js";
import { columnsOf } from "../../../platform/database/columns.js";
import { row, rows, sql, type Sql } from "../../../platform/database/sql.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";
import { LOCKED, requireVersion } from "../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { Employer } from "./employer.entity.js";
import { employerErrors } from "./employers.errors.js";
import { scopesOf } from "../tree/trade-union.policy.js";
import { withinReach } from "../tree/trade-union.queries.js";

/** An employer as reads answer it. */
export type EmployerRow = Omit<Employer, "initials" | "idempotencyKey" | "createdAt">;

export const employerColumns = columnsOf<EmployerRow>({
  id: "e.id",
  name: "e.name",
  creditCode: "e.credit_code",
  ownership: "e.ownership",
  tags: "e.tags",
  workers: "e.workers",
  members: "e.members",
  address: "e.address",
  closedOn: "e.closed_on",
  version: "e.version",
});

/** Condition on an employer `e`: one of the unions below these scopes covers it, or did. */
export const coveredBelow = (scopes: readonly string[]): Sql =>
  sql`exists (select from coverages c
    join trade_union_scopes s on s.trade_union_id = c.trade_union_id and s.scope_id = any(${scopes}::uuid[])
    where c.employer_id = e.id)`;

/** Condition on an employer `e` that is looked up by its id: administrators see each, as they cover those that nobody covers; others those covered within their reach. */
const employerVisibleTo = (actor: Actor): Sql =>
  actor.permissions.has("trade-union:write") ? sql`true` : coveredBelow(scopesOf(actor, "trade-union:read"));

export const visibleEmployer = (em: EntityManager, actor: Actor, id: string): Promise<EmployerRow | undefined> =>
  row<EmployerRow>(
    em,
    sql`select ${employerColumns} from employers e where e.id = ${id}::uuid and ${employerVisibleTo(actor)}`,
  );

/** Employers by their ids, in any order, whoever asks. */
export const employersByIds = (em: EntityManager, ids: readonly string[]): Promise<EmployerRow[]> =>
  rows<EmployerRow>(em, sql`select ${employerColumns} from employers e where e.id = any(${ids}::uuid[])`);

/** The employer locked, for one of its registrars. */
export async function employerForUpdate({ em, actor }: Work, id: string): Promise<Employer> {
  const at = ["input", "employerId"];
  if ((await visibleEmployer(em, actor, id)) === undefined) throw employerErrors.EMPLOYER_NOT_FOUND(at);
  return em.findOneOrFail(Employer, { id }, LOCKED);
}

/** The employer locked for a change, at the version that was read; only administrators of a union that covers it change it, of any while none does. */
export async function ownEmployerForUpdate(
  work: Work,
  { employerId, expectedVersion }: { employerId: string; expectedVersion: number },
): Promise<Employer> {
  const at = ["input", "employerId"];
  const employer = await employerForUpdate(work, employerId);
  const covered = await row<{ all: number; own: number }>(
    work.em,
    sql`select count(*) as all, count(*) filter (where ${withinReach(work.actor, sql`u.path`, "trade-union:write")}) as own
      from coverages c join trade_unions u on u.id = c.trade_union_id where c.employer_id = ${employerId}::uuid and c.until is null`,
  );
  if (covered !== undefined && covered.all > 0 && covered.own === 0) throw platformErrors.NOT_PERMITTED(at);
  requireVersion(employer, expectedVersion);
  if (employer.closedOn !== null) throw employerErrors.EMPLOYER_CLOSED(at);
  return employer;
}

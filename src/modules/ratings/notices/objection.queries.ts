import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../../platform/access/actor.js";
import { row, rows, sql, type Sql } from "../../../platform/database/sql.js";
import type { CursorKeys } from "../../../platform/graphql/api/cursor.js";
import { teamOfInspection } from "../../inspections/records/inspection-team.queries.js";
import { LOCKED } from "../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { withinReach } from "../../trade-unions/tree/trade-union.queries.js";
import { columnsOf } from "../../../platform/database/columns.js";
import { Objection } from "./objection.entity.js";
import type { ObjectionStatus } from "./objection.lifecycle.js";
import { ratingErrors } from "../programs/ratings.errors.js";

/** An objection as reads answer it; the contact only for those who decide and for who filed it. */
export type ObjectionRow = Omit<Objection, "idempotencyKey" | "filedAt" | "decidedAt"> & {
  filedAt: string | Date;
  decidedAt: string | Date | null;
};

/** Condition on `objections o` to an application of the union `u`: the actor decides about it, or filed it. */
const visible = (actor: Actor): Sql =>
  sql`(${withinReach(actor, sql`u.path`, "objection:decide")} or o.filed_by = ${actor.accountId}::uuid)`;

const columns = columnsOf<ObjectionRow>({
  id: "o.id",
  noticeId: "o.notice_id",
  applicationId: "o.application_id",
  statement: "o.statement",
  contact: "o.contact",
  filedById: "o.filed_by",
  filedAt: "o.filed_at",
  answerDueOn: "o.answer_due_on",
  status: "o.status",
  decidedById: "o.decided_by",
  decidedAt: "o.decided_at",
  reason: "o.reason",
  version: "o.version",
});

const from: Sql = sql`objections o join rating_applications a on a.id = o.application_id join trade_unions u on u.id = a.trade_union_id`;

const matching = (status: readonly ObjectionStatus[] | null): Sql =>
  status === null ? sql`true` : sql`o.status = any(${status}::text[])`;

/** One page of the objections that the actor decides about or filed, the latest first. */
export const objectionPage = (
  em: EntityManager,
  actor: Actor,
  status: readonly ObjectionStatus[] | null,
  limit: number,
  after: CursorKeys | undefined,
): Promise<ObjectionRow[]> =>
  rows<ObjectionRow>(
    em,
    sql`select ${columns} from ${from} where ${visible(actor)} and ${matching(status)}
        ${after === undefined ? sql`` : sql`and (o.filed_at, o.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
      order by o.filed_at desc, o.id desc limit ${limit}`,
  );

export const objectionCount = async (
  em: EntityManager,
  actor: Actor,
  status: readonly ObjectionStatus[] | null,
): Promise<number> =>
  (
    await row<{ count: number }>(
      em,
      sql`select count(*) as count from ${from} where ${visible(actor)} and ${matching(status)}`,
    )
  )?.count ?? 0;

/** The application that an objection is about, or a refusal where the actor does not decide about it. */
export async function applicationObjectedTo({ em, actor }: Work, objectionId: string): Promise<string> {
  const found = await row<{ applicationId: string }>(
    em,
    sql`select o.application_id as "applicationId" from ${from}
      where o.id = ${objectionId}::uuid and ${withinReach(actor, sql`u.path`, "objection:decide")}`,
  );
  if (found === undefined) throw ratingErrors.OBJECTION_NOT_FOUND(["input", "objectionId"]);
  return found.applicationId;
}

export const lockedObjection = ({ em }: Work, id: string): Promise<Objection> =>
  em.findOneOrFail(Objection, { id }, LOCKED);

/** Whether something that was objected to an application is not decided yet. */
export const hasOpenObjection = async (em: EntityManager, applicationId: string): Promise<boolean> =>
  (await row(
    em,
    sql`select 1 from objections where application_id = ${applicationId}::uuid and status = 'FILED' limit 1`,
  )) !== undefined;

/** Everybody who was sent to inspect an application on site, or did. */
export const firstTeamOf = async (em: EntityManager, applicationId: string): Promise<string[]> =>
  (
    await rows<{ id: string }>(
      em,
      sql`select distinct team.account_id as id from inspections i cross join lateral ${teamOfInspection} team
        where i.owner = 'RATING' and i.owner_id = ${applicationId}::uuid`,
    )
  ).map(({ id }) => id);

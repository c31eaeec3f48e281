import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../../platform/access/actor.js";
import { row, rows, sql, type Sql } from "../../../platform/database/sql.js";
import type { CursorKeys } from "../../../platform/graphql/api/cursor.js";
import { LOCKED } from "../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import type { Concerned } from "../../trade-unions/duties/separation-of-duty.rules.js";
import { withinReach, inScope } from "../../trade-unions/tree/trade-union.queries.js";
import { columnsOf } from "../../../platform/database/columns.js";
import { RatingApplication } from "./rating-application.entity.js";
import { applicationActions, type RatingApplicationStatus } from "./rating-application.lifecycle.js";
import { ratingPlaceOf, type RatingPlace } from "../programs/rating-subject.queries.js";
import { ratingErrors } from "../programs/ratings.errors.js";

/** An application as reads answer it. */
export type RatingApplicationRow = Omit<RatingApplication, "createdAt" | "idempotencyKey"> & { createdAt: string };

const columns = columnsOf<RatingApplicationRow>({
  id: "a.id",
  programId: "a.program_id",
  levelCode: "a.level_code",
  tradeUnionId: "a.trade_union_id",
  employerId: "a.employer_id",
  siteId: "a.site_id",
  status: "a.status",
  selfInspectionId: "a.self_inspection_id",
  inspectionId: "a.inspection_id",
  counts: "a.counts",
  declared: "a.declared",
  attachments: "a.attachments",
  noticeId: "a.notice_id",
  awardId: "a.award_id",
  recommendedOn: "a.recommended_on",
  appliedById: "a.applied_by",
  version: "a.version",
  createdAt: "a.created_at",
});

export interface RatingApplicationListFilter {
  scope?: string | null;
  programCode?: string | null;
  levelCode?: string | null;
  status?: readonly RatingApplicationStatus[] | null;
}

function conditions(actor: Actor, { scope, programCode, levelCode, status }: RatingApplicationListFilter): Sql {
  const all: Sql[] = [withinReach(actor, sql`u.path`, "rating:read")];
  if (scope != null) all.push(inScope(actor, scope, sql`a.trade_union_id`, "rating:read"));
  if (programCode != null) all.push(sql`a.program_id = (select id from rating_programs where code = ${programCode})`);
  if (levelCode != null) all.push(sql`a.level_code = ${levelCode}`);
  if (status != null) all.push(sql`a.status = any(${status}::text[])`);
  return sql.join(all, sql` and `);
}

/** One page of the applications within reach, the latest first. */
export const ratingApplicationPage = (
  em: EntityManager,
  actor: Actor,
  filter: RatingApplicationListFilter,
  limit: number,
  after: CursorKeys | undefined,
): Promise<RatingApplicationRow[]> =>
  rows<RatingApplicationRow>(
    em,
    sql`select ${columns} from rating_applications a join trade_unions u on u.id = a.trade_union_id
      where ${conditions(actor, filter)}
        ${after === undefined ? sql`` : sql`and (a.created_at, a.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
      order by a.created_at desc, a.id desc limit ${limit}`,
  );

export const ratingApplicationCount = async (
  em: EntityManager,
  actor: Actor,
  filter: RatingApplicationListFilter,
): Promise<number> =>
  (
    await row<{ count: number }>(
      em,
      sql`select count(*) as count from rating_applications a join trade_unions u on u.id = a.trade_union_id
        where ${conditions(actor, filter)}`,
    )
  )?.count ?? 0;

/** Applications by their ids, as far as the actor may read them. */
export const visibleApplications = (
  em: EntityManager,
  actor: Actor,
  ids: readonly string[],
): Promise<RatingApplicationRow[]> =>
  rows<RatingApplicationRow>(
    em,
    sql`select ${columns} from rating_applications a join trade_unions u on u.id = a.trade_union_id
      where a.id = any(${[...ids]}::uuid[]) and ${withinReach(actor, sql`u.path`, "rating:read")}`,
  );

/** An application that is being changed, with the part of the tree that it passes through. */
export interface LockedApplication {
  application: RatingApplication;
  place: RatingPlace;
}

/** The application locked until the transaction ends; one out of sight is refused like one that does not exist. */
export async function applicationForUpdate(
  { em, actor }: Work,
  id: string,
  path: readonly string[] = ["input", "applicationId"],
): Promise<LockedApplication> {
  const [visible] = await visibleApplications(em, actor, [id]);
  if (visible === undefined) throw ratingErrors.RATING_APPLICATION_NOT_FOUND(path);
  const application = await em.findOneOrFail(RatingApplication, { id }, LOCKED);
  return { application, place: await ratingPlaceOf(em, application.tradeUnionId) };
}

/** Who applied, or handed in again what was given back: the subject of a decision about these applications. */
export const applicantsOf = async ({ em }: Work, applicationIds: readonly string[]): Promise<string[]> =>
  (
    await rows<{ id: string }>(
      em,
      sql`select a.applied_by as id from rating_applications a where a.id = any(${[...applicationIds]}::uuid[])
        union select j.actor_id from journal_entries j
        where j.subject_id = any(${[...applicationIds]}::uuid[]) and j.action = ${sql.lit(`rating-application.${applicationActions.resubmit}`)}`,
    )
  ).map(({ id }) => id);

/** Who applied, and the unions for which they did, whose office counts since the first of them did; behind the locks. */
export const partiesOfApplications = async (
  work: Work,
  applications: readonly Pick<RatingApplication, "id" | "tradeUnionId" | "createdAt">[],
): Promise<{ applies: string[] } & Concerned> => ({
  applies: await applicantsOf(
    work,
    applications.map(({ id }) => id),
  ),
  tradeUnionIds: applications.map(({ tradeUnionId }) => tradeUnionId),
  openSince: applications
    .map(({ createdAt }) => createdAt)
    .reduce((one, other) => (one < other ? one : other), work.clock.now()),
});

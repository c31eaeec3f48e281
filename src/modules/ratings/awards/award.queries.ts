import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../../platform/access/actor.js";
import { row, rows, sql, type Sql } from "../../../platform/database/sql.js";
import type { CursorKeys } from "../../../platform/graphql/api/cursor.js";
import { nestedPage } from "../../../platform/graphql/api/nested-page.js";
import { businessDay } from "../../../platform/clock/clock.js";
import { withinReach, inScope } from "../../trade-unions/tree/trade-union.queries.js";
import { columnsOf } from "../../../platform/database/columns.js";
import { isToLapse } from "./award-term.queries.js";
import type { AwardCause } from "./award-cause.rules.js";
import type { Award } from "./award.entity.js";
import type { AwardEventKind, AwardStatus } from "./award.lifecycle.js";

/** An award as reads answer it; one that has run out is LAPSED whether or not that was written down yet. */
export type AwardRow = Omit<Award, "createdAt" | "idempotencyKey" | "scale" | "changedOn" | "reexaminationId">;

const statusOn = (day: string): Sql => sql`case when ${isToLapse("a", day)} then 'LAPSED' else a.status end`;

const columns = (day: string): Sql =>
  columnsOf<AwardRow>({
    id: "a.id",
    programId: "a.program_id",
    levelCode: "a.level_code",
    tradeUnionId: "a.trade_union_id",
    employerId: "a.employer_id",
    siteId: "a.site_id",
    status: sql`${statusOn(day)}`,
    conferringLevel: "a.conferring_level",
    documentNumber: "a.document_number",
    conferredOn: "a.conferred_on",
    recommendedOn: "a.recommended_on",
    validUntil: "a.valid_until",
    reexamineBy: "a.reexamine_by",
    version: "a.version",
  });

export const awardKeys = (award: AwardRow): CursorKeys => [award.conferredOn, award.id];

export interface AwardListFilter {
  scope?: string | null;
  programCode?: string | null;
  levelCode?: string | null;
  status?: readonly AwardStatus[] | null;
  conferringLevel?: readonly string[] | null;
  validUntilBefore?: string | null;
  reexamineBefore?: string | null;
}

function conditions(actor: Actor, day: string, filter: AwardListFilter): Sql {
  const all: Sql[] = [withinReach(actor, sql`u.path`, "trade-union:read")];
  const { scope, programCode, levelCode, status, conferringLevel, validUntilBefore, reexamineBefore } = filter;
  if (scope != null) all.push(inScope(actor, scope, sql`a.trade_union_id`, "trade-union:read"));
  if (programCode != null) all.push(sql`a.program_id = (select id from rating_programs where code = ${programCode})`);
  if (levelCode != null) all.push(sql`a.level_code = ${levelCode}`);
  if (status != null) all.push(sql`${statusOn(day)} = any(${status}::text[])`);
  if (conferringLevel != null) all.push(sql`a.conferring_level = any(${conferringLevel}::text[])`);
  if (validUntilBefore != null) all.push(sql`a.valid_until < ${validUntilBefore}::date`);
  if (reexamineBefore != null) all.push(sql`a.reexamine_by < ${reexamineBefore}::date`);
  return sql.join(all, sql` and `);
}

/** One page of the awards within reach, the latest first. */
export const awardPage = (
  em: EntityManager,
  actor: Actor,
  day: string,
  filter: AwardListFilter,
  limit: number,
  after: CursorKeys | undefined,
): Promise<AwardRow[]> =>
  rows<AwardRow>(
    em,
    sql`select ${columns(day)} from awards a join trade_unions u on u.id = a.trade_union_id
      where ${conditions(actor, day, filter)}
        ${after === undefined ? sql`` : sql`and (a.conferred_on, a.id) < (${after[0]}::date, ${after[1]}::uuid)`}
      order by a.conferred_on desc, a.id desc limit ${limit}`,
  );

export const awardCount = async (
  em: EntityManager,
  actor: Actor,
  day: string,
  filter: AwardListFilter,
): Promise<number> =>
  (
    await row<{ count: number }>(
      em,
      sql`select count(*) as count from awards a join trade_unions u on u.id = a.trade_union_id where ${conditions(actor, day, filter)}`,
    )
  )?.count ?? 0;

/** Awards of unions, their employers and their sites, the latest first; empty where the caller may not read the register. */
export const awardsOfUnion = nestedPage<AwardRow, null>({
  list: "awards",
  keys: awardKeys,
  parentOf: ({ tradeUnionId }) => tradeUnionId,
  fetch: ({ em, actor, clock }, ids, { limit, after }) =>
    rows(
      em,
      sql`select page.* from trade_unions u cross join lateral (
          select ${columns(businessDay(clock.now()))} from awards a where a.trade_union_id = u.id
            ${after === undefined ? sql`` : sql`and (a.conferred_on, a.id) < (${after[0]}::date, ${after[1]}::uuid)`}
          order by a.conferred_on desc, a.id desc limit ${limit}) page
        where u.id = any(${ids}::uuid[]) and ${withinReach(actor, sql`u.path`, "trade-union:read")}
        order by page."conferredOn" desc, page.id desc`,
    ),
  count: ({ em, actor }, ids) =>
    rows(
      em,
      sql`select a.trade_union_id as "parentId", count(*) as count from awards a join trade_unions u on u.id = a.trade_union_id
        where a.trade_union_id = any(${ids}::uuid[]) and ${withinReach(actor, sql`u.path`, "trade-union:read")}
        group by a.trade_union_id`,
    ),
});

/** What happened to an award on a day. */
export interface AwardEventRow {
  awardId: string;
  at: string;
  kind: AwardEventKind;
  /** What somebody typed, or the code of a cause of the program's own, which has details. */
  cause: string;
  causeDetails: AwardCause["details"] | null;
  levelCode: string;
  status: AwardStatus;
  documentNumber: string | null;
  inspectionId: string | null;
  accountId: string | null;
  recordedAt: string;
}

/** More than any award lives through. */
const MAXIMUM_EVENTS = 200;

/** The events of awards, the first first. */
export const eventsOfAwards = (em: EntityManager, awardIds: readonly string[]): Promise<AwardEventRow[]> =>
  rows<AwardEventRow>(
    em,
    sql`select event.* from unnest(${[...awardIds]}::uuid[]) as asked (id) cross join lateral (
        select e.award_id as "awardId", e.happened_on as at, e.kind, e.cause, e.cause_details as "causeDetails", e.level_code as "levelCode", e.status,
          e.document_number as "documentNumber", e.inspection_id as "inspectionId", e.account_id as "accountId",
          e.recorded_at as "recordedAt"
        from award_events e where e.award_id = asked.id order by e.happened_on, e.id limit ${sql.lit(MAXIMUM_EVENTS)}) event`,
  );

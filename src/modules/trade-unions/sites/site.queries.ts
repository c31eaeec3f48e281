import type { EntityManager } from "@mikro-orm/postgresql";
import { columnsOf } from "../../../platform/database/columns.js";
import { rows, sql, type Sql } from "../../../platform/database/sql.js";
import { nestedPage } from "../../../platform/graphql/api/nested-page.js";
import { lockedEntity } from "../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { Site, type SiteKind } from "./site.entity.js";
import { siteErrors } from "./sites.errors.js";
import type { TradeUnion } from "../tree/trade-union.entity.js";
import { canWrite } from "../tree/trade-union.policy.js";
import { withinReach } from "../tree/trade-union.queries.js";

/** A site as reads answer it. */
export type SiteRow = Omit<Site, "idempotencyKey" | "createdAt">;

const siteColumns = columnsOf<SiteRow>({
  id: "site.id",
  tradeUnionId: "site.trade_union_id",
  kind: "site.kind",
  name: "site.name",
  address: "site.address",
  latitude: "site.latitude",
  longitude: "site.longitude",
  closedOn: "site.closed_on",
  version: "site.version",
});

/** Sites by their ids, in any order, whoever asks. */
export const sitesByIds = (em: EntityManager, ids: readonly string[]): Promise<SiteRow[]> =>
  rows<SiteRow>(em, sql`select ${siteColumns} from sites site where site.id = any(${ids}::uuid[])`);

/** Which sites of a union; closed ones only when asked for. */
export interface SiteFilter {
  kind: readonly SiteKind[] | null;
  isClosed: boolean;
}

const matches = ({ kind, isClosed }: SiteFilter): Sql =>
  sql`site.closed_on is ${isClosed ? sql`not null` : sql`null`} and (${kind}::text[] is null or site.kind = any(${kind}::text[]))`;

/** The sites of a union, oldest entry first. */
export const sitePage = nestedPage<SiteRow, SiteFilter>({
  list: "sites",
  keys: ({ id }) => [id],
  parentOf: ({ tradeUnionId }) => tradeUnionId,
  fetch: ({ em }, ids, { filter, limit, after }) =>
    rows(
      em,
      sql`select site.* from unnest(${ids}::uuid[]) as parent (id) cross join lateral (
          select ${siteColumns} from sites site
          where site.trade_union_id = parent.id and ${matches(filter)}
            and (${after?.[0] ?? null}::uuid is null or site.id > ${after?.[0] ?? null}::uuid)
          order by site.id limit ${limit}) site`,
    ),
  count: ({ em }, ids, filter) =>
    rows(
      em,
      sql`select site.trade_union_id as "parentId", count(*) as count from sites site
        where site.trade_union_id = any(${ids}::uuid[]) and ${matches(filter)} group by site.trade_union_id`,
    ),
});

/** The site locked for a change by who keeps its union's register, at the version that was read, and still kept. */
export async function siteForUpdate(
  work: Work,
  { siteId, expectedVersion }: { siteId: string; expectedVersion: number },
): Promise<Site> {
  const { actor } = work;
  const path = ["input", "siteId"];
  const { entity: site } = await lockedEntity<Site, Pick<TradeUnion, "path">>(work, Site, siteId, {
    path,
    notFound: siteErrors.SITE_NOT_FOUND,
    permits: (union) => canWrite(actor, union),
    expectedVersion,
    visible: sql`select ltree2text(u.path) as path from sites site join trade_unions u on u.id = site.trade_union_id
      where site.id = ${siteId}::uuid and ${withinReach(actor, sql`u.path`)}`,
  });
  if (site.closedOn !== null) throw siteErrors.SITE_CLOSED(path);
  return site;
}

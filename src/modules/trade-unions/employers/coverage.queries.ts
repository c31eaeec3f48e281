import { columnsOf } from "../../../platform/database/columns.js";
import { row, rows, sql, type Sql } from "../../../platform/database/sql.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";
import { nestedPage } from "../../../platform/graphql/api/nested-page.js";
import { LOCKED } from "../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { Coverage, type CoverageKind } from "./coverage.entity.js";
import { employerErrors } from "./employers.errors.js";
import { canWrite } from "../tree/trade-union.policy.js";
import { withinReach } from "../tree/trade-union.queries.js";

/** A coverage as reads answer it. */
export type CoverageRow = Omit<Coverage, "idempotencyKey" | "createdAt">;

/** Which coverages; those that ended only when asked for. */
export interface CoverageFilter {
  kind: CoverageKind | null;
  hasEnded: boolean;
}

const columns = columnsOf<CoverageRow>({
  id: "c.id",
  employerId: "c.employer_id",
  tradeUnionId: "c.trade_union_id",
  kind: "c.kind",
  since: "c.since",
  until: "c.until",
});

const matches = ({ kind, hasEnded }: CoverageFilter): Sql =>
  sql`c.until is ${hasEnded ? sql`not null` : sql`null`} and (${kind}::text is null or c.kind = ${kind}::text)`;

/** Whom a union covers, oldest entry first. */
export const coveragePage = nestedPage<CoverageRow, CoverageFilter>({
  list: "coverage",
  keys: ({ id }) => [id],
  parentOf: ({ tradeUnionId }) => tradeUnionId,
  fetch: ({ em }, ids, { filter, limit, after }) =>
    rows(
      em,
      sql`select c.* from unnest(${ids}::uuid[]) as parent (id) cross join lateral (
          select ${columns} from coverages c
          where c.trade_union_id = parent.id and ${matches(filter)}
            and (${after?.[0] ?? null}::uuid is null or c.id > ${after?.[0] ?? null}::uuid)
          order by c.id limit ${limit}) c`,
    ),
  count: ({ em }, ids, filter) =>
    rows(
      em,
      sql`select c.trade_union_id as "parentId", count(*) as count from coverages c
        where c.trade_union_id = any(${ids}::uuid[]) and ${matches(filter)} group by c.trade_union_id`,
    ),
});

/** Who covers an employer, oldest entry first; of unions within the caller's reach only. */
export const employerCoveragePage = nestedPage<CoverageRow, CoverageFilter>({
  list: "employerCoverage",
  keys: ({ id }) => [id],
  parentOf: ({ employerId }) => employerId,
  fetch: ({ em, actor }, ids, { filter, limit, after }) =>
    rows(
      em,
      sql`select c.* from unnest(${ids}::uuid[]) as parent (id) cross join lateral (
          select ${columns} from coverages c join trade_unions u on u.id = c.trade_union_id
          where c.employer_id = parent.id and ${matches(filter)} and ${withinReach(actor, sql`u.path`, "trade-union:read")}
            and (${after?.[0] ?? null}::uuid is null or c.id > ${after?.[0] ?? null}::uuid)
          order by c.id limit ${limit}) c`,
    ),
  count: ({ em, actor }, ids, filter) =>
    rows(
      em,
      sql`select c.employer_id as "parentId", count(*) as count from coverages c join trade_unions u on u.id = c.trade_union_id
        where c.employer_id = any(${ids}::uuid[]) and ${matches(filter)} and ${withinReach(actor, sql`u.path`, "trade-union:read")}
        group by c.employer_id`,
    ),
});

/** The coverage locked for a change by who keeps its union's register. */
export async function coverageForUpdate({ em, actor }: Work, id: string): Promise<Coverage> {
  const at = ["input", "coverageId"];
  const union = await row<{ path: string }>(
    em,
    sql`select ltree2text(u.path) as path from coverages c join trade_unions u on u.id = c.trade_union_id
      where c.id = ${id}::uuid and ${withinReach(actor, sql`u.path`)}`,
  );
  if (union === undefined) throw employerErrors.COVERAGE_NOT_FOUND(at);
  if (!canWrite(actor, union)) throw platformErrors.NOT_PERMITTED(at);
  return em.findOneOrFail(Coverage, { id }, LOCKED);
}

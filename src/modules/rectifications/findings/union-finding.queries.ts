import { rows, sql } from "../../../platform/database/sql.js";
import { nestedPage } from "../../../platform/graphql/api/nested-page.js";
import { visibleFindings } from "./finding.policy.js";
import { CLOSED_STATUSES, findingColumns, findingKeys, type FindingRow } from "./finding.queries.js";

const isOpen = (open: boolean | null) =>
  sql`(${open}::boolean is null or (f.status <> all(${[...CLOSED_STATUSES]}::text[])) = ${open}::boolean)`;

/** The findings of a union that the actor may see, newest first. */
export const findingPageOfUnion = nestedPage<FindingRow, { open: boolean | null }>({
  list: "findings of a union",
  keys: findingKeys,
  parentOf: ({ tradeUnionId }) => tradeUnionId,
  fetch: ({ em, actor }, ids, { filter, limit, after }) =>
    rows(
      em,
      sql`select page.* from trade_unions u cross join lateral (
          select ${findingColumns} from findings f join inspections i on i.id = f.inspection_id
          where f.trade_union_id = u.id and ${visibleFindings(actor)} and ${isOpen(filter.open)}
            ${after === undefined ? sql`` : sql`and (f.created_at, f.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
          order by f.created_at desc, f.id desc limit ${limit}) page
        where u.id = any(${ids}::uuid[]) order by page."createdAt" desc, page.id desc`,
    ),
  count: ({ em, actor }, ids, { open }) =>
    rows(
      em,
      sql`select u.id as "parentId", count(*) as count from trade_unions u join findings f on f.trade_union_id = u.id
          join inspections i on i.id = f.inspection_id
        where u.id = any(${ids}::uuid[]) and ${visibleFindings(actor)} and ${isOpen(open)} group by u.id`,
    ),
});

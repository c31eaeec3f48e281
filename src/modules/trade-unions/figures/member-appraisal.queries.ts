import { columnsOf } from "../../../platform/database/columns.js";
import { rows, sql } from "../../../platform/database/sql.js";
import { nestedPage } from "../../../platform/graphql/api/nested-page.js";
import type { MemberAppraisal } from "./member-appraisal.entity.js";
import { withinReach } from "../tree/trade-union.queries.js";

/** An appraisal as lists answer it. */
export type MemberAppraisalRow = Omit<MemberAppraisal, "idempotencyKey">;

const columns = columnsOf<MemberAppraisalRow>({
  id: "a.id",
  tradeUnionId: "a.trade_union_id",
  year: "a.year",
  round: "a.round",
  eligible: "a.eligible",
  issued: "a.issued",
  valid: "a.valid",
  satisfied: "a.satisfied",
  basicallySatisfied: "a.basically_satisfied",
  dissatisfied: "a.dissatisfied",
  createdAt: "a.created_at",
});

/** The appraisals of a union, newest year first and the repeat before the first round; empty where the caller may not see the register. */
export const memberAppraisalPage = nestedPage<MemberAppraisalRow, null>({
  list: "memberAppraisals",
  keys: ({ year, round }) => [year, round],
  parentOf: ({ tradeUnionId }) => tradeUnionId,
  fetch: ({ em, actor }, ids, { limit, after }) =>
    rows(
      em,
      sql`select page.* from trade_unions u
        cross join lateral (
          select ${columns} from member_appraisals a
          where a.trade_union_id = u.id
            ${after === undefined ? sql`` : sql`and (a.year, a.round) < (${after[0]}::int, ${after[1]}::int)`}
          order by a.year desc, a.round desc limit ${limit}) page
        where u.id = any(${ids}::uuid[]) and ${withinReach(actor, sql`u.path`, "trade-union:read")}
        order by page.year desc, page.round desc`,
    ),
  count: ({ em, actor }, ids) =>
    rows(
      em,
      sql`select u.id as "parentId", count(*) as count from trade_unions u join member_appraisals a on a.trade_union_id = u.id
        where u.id = any(${ids}::uuid[]) and ${withinReach(actor, sql`u.path`, "trade-union:read")} group by u.id`,
    ),
});

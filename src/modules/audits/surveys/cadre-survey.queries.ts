import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../../platform/access/actor.js";
import { columnsOf } from "../../../platform/database/columns.js";
import { row, rows, sql, type Sql } from "../../../platform/database/sql.js";
import { withinReach } from "../../trade-unions/tree/trade-union.queries.js";
import type { CadreSurvey, CadreSurveyTotals } from "./cadre-survey.entity.js";

/** A survey as it is answered. */
export type CadreSurveyRow = Omit<CadreSurvey, "submittedBy">;

const columns = columnsOf<CadreSurveyRow>({
  id: "s.id",
  tradeUnionId: "s.trade_union_id",
  year: "s.year",
  submittedAt: "s.submitted_at",
  version: "s.version",
  fullTime: "s.full_time",
  partTime: "s.part_time",
  women: "s.women",
  masterOrAbove: "s.master_or_above",
  bachelor: "s.bachelor",
  college: "s.college",
  secondaryOrBelow: "s.secondary_or_below",
  accounting: "s.accounting",
  auditing: "s.auditing",
  economicsOrLaw: "s.economics_or_law",
  otherProfession: "s.other_profession",
  certified: "s.certified",
  trained: "s.trained",
});

const isVisible = (actor: Actor): Sql => withinReach(actor, sql`u.path`, "cadre-survey:read");

/** What a union said for a year, or undefined; whoever asks. */
export const surveyOf = (em: EntityManager, tradeUnionId: string, year: number): Promise<CadreSurveyRow | undefined> =>
  row<CadreSurveyRow>(
    em,
    sql`select ${columns} from cadre_surveys s where s.trade_union_id = ${tradeUnionId}::uuid and s.year = ${year}::integer`,
  );

/** What unions said for a year; unions that the actor may not look into are left out. */
export const visibleSurveys = (
  em: EntityManager,
  actor: Actor,
  tradeUnionIds: readonly string[],
  year: number,
): Promise<CadreSurveyRow[]> =>
  rows<CadreSurveyRow>(
    em,
    sql`select ${columns} from cadre_surveys s join trade_unions u on u.id = s.trade_union_id
      where u.id = any(${[...tradeUnionIds]}::uuid[]) and s.year = ${year}::integer and ${isVisible(actor)}`,
  );

/** The surveys of a year added up at and below unions, in one statement however many; unions out of reach are left out. */
export const surveyTotals = (
  em: EntityManager,
  actor: Actor,
  tradeUnionIds: readonly string[],
  year: number,
): Promise<(CadreSurveyTotals & { tradeUnionId: string })[]> =>
  rows<CadreSurveyTotals & { tradeUnionId: string }>(
    em,
    sql`select u.id as "tradeUnionId", total.* from trade_unions u cross join lateral (
        select count(s.id) as surveyed, count(*) filter (where below.status = 'ACTIVE') as "tradeUnions",
          coalesce(sum(s.full_time), 0)::integer as "fullTime", coalesce(sum(s.part_time), 0)::integer as "partTime",
          coalesce(sum(s.women), 0)::integer as "women", coalesce(sum(s.master_or_above), 0)::integer as "masterOrAbove",
          coalesce(sum(s.bachelor), 0)::integer as "bachelor", coalesce(sum(s.college), 0)::integer as "college",
          coalesce(sum(s.secondary_or_below), 0)::integer as "secondaryOrBelow", coalesce(sum(s.accounting), 0)::integer as "accounting",
          coalesce(sum(s.auditing), 0)::integer as "auditing", coalesce(sum(s.economics_or_law), 0)::integer as "economicsOrLaw",
          coalesce(sum(s.other_profession), 0)::integer as "otherProfession", coalesce(sum(s.certified), 0)::integer as "certified",
          coalesce(sum(s.trained), 0)::integer as "trained"
        from trade_union_scopes below
        left join cadre_surveys s on s.trade_union_id = below.trade_union_id and s.year = ${year}::integer
        where below.scope_id = u.id) total
      where u.id = any(${[...tradeUnionIds]}::uuid[]) and ${isVisible(actor)}`,
  );

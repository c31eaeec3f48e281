import { sql, type Sql } from "../../../platform/database/sql.js";
import { latestHeadcounts } from "../../trade-unions/figures/headcount.queries.js";
import { employerFigures } from "../../trade-unions/figures/organization-statistics.queries.js";
import { assignedOn } from "../../trade-unions/figures/target.queries.js";

/** What a register is asked about. */
export interface RegisterSubject {
  tradeUnionId: Sql;
  /** First and last day of the inspection's period. */
  from: Sql;
  to: Sql;
  /** The day as of which counts hold: the period's last day, or today while the period runs. */
  on: Sql;
}

/** Answers one field of the register values as a JSON expression, which becomes part of the one statement that a submission reads. */
export type RegisterProvider = (subject: RegisterSubject) => Sql;

/** The union's latest appraisal of the year in which the period begins. */
export const latestAppraisal: RegisterProvider = ({
  tradeUnionId,
  from,
}) => sql`(select json_build_object('eligible', m.eligible, 'issued', m.issued, 'valid', m.valid,
        'satisfied', m.satisfied, 'basicallySatisfied', m.basically_satisfied, 'dissatisfied', m.dissatisfied)
      from member_appraisals m where m.trade_union_id = ${tradeUnionId} and m.year = extract(year from ${from})
      order by m.round desc limit 1)`;

/** Targets of rates are kept in percent, and compared as ratios. */
const targetRatio = (tradeUnionId: Sql, measure: string, on: Sql): Sql =>
  sql`round(${assignedOn(tradeUnionId, sql.lit(measure), on)} / 100, 4)`;

/** Covered over eligible employers of the union and all below it, with the union's own target for the organization rate. */
export const coverageRate: RegisterProvider = ({ tradeUnionId, on }) => {
  const { covered, eligible } = employerFigures(tradeUnionId, on);
  return sql`json_build_object('numerator', ${covered}, 'denominator', coalesce((${eligible} ->> 'value')::bigint, 0),
        'target', ${targetRatio(tradeUnionId, "ORGANIZATION_RATE", on)})`;
};

/** Members over workers of the union and all below it by the latest counts, with the union's own target for the membership rate. */
export const membershipRate: RegisterProvider = ({ tradeUnionId, on }) =>
  sql`(select json_build_object('numerator', coalesce(sum(h.members), 0), 'denominator', coalesce(sum(h.workers), 0),
        'target', ${targetRatio(tradeUnionId, "MEMBERSHIP_RATE", on)})
      from (${latestHeadcounts(sql`(select ${tradeUnionId}, ${on})`)}) h)`;

/** Which kind of checklist gives the percent that a measure is taken from. */
const MEASURED_KINDS = { SIX_STANDARDS_SCORE: "SIX_STANDARDS" } as const;

/**
 * Percent of the union's latest scored result per measure. A result counts when its period has begun by the last day of
 * the inspection's; the latest is the one whose period ends last, and among these the one submitted last.
 */
export const inspectionPercents: RegisterProvider = ({ tradeUnionId, to }) => {
  const percentOf = (kind: string) => sql`(select r.percent from inspection_results r
          join inspections i on i.id = r.inspection_id
          cross join lateral (select substr(r.period, 6, 1) as unit, make_date(left(r.period, 4)::integer, 1, 1) as year) p
          cross join lateral (select case p.unit when '' then 12 when 'H' then 6 when 'Q' then 3 else 1 end as length,
            case p.unit when '' then 1 when 'H' then substr(r.period, 7)::integer when 'Q' then substr(r.period, 7)::integer
              else substr(r.period, 6)::integer end as place) m
        where r.trade_union_id = ${tradeUnionId} and r.checklist_kind = ${sql.lit(kind)} and r.percent is not null
          and p.year + make_interval(months => m.length * (m.place - 1)) <= ${to}
        order by p.year + make_interval(months => m.length * m.place) desc, i.submitted_at desc, i.id desc limit 1)`;
  const pairs = Object.entries(MEASURED_KINDS).flatMap(([measure, kind]) => [sql.lit(measure), percentOf(kind)]);
  return sql`json_build_object(${sql.join(pairs)})`;
};

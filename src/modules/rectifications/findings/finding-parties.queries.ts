import { row, sql } from "../../../platform/database/sql.js";
import { openSinceOfInspection, teamOfInspection } from "../../inspections/records/inspection-team.queries.js";
import type { WiderMatterLookup } from "../../inspections/records/wider-matters.queries.js";
import type { Work } from "../../../platform/unit-of-work/work.js";

/** Who has had a part in findings, and the unions that they are at. */
export interface FindingParties {
  /** Who was sent to look, or took part in what found them. */
  inspects: string[];
  contests: string[];
  asksForTime: string[];
  rectifies: string[];
  tradeUnionIds: string[];
  /** Since when the inspection that found the first of them has been open. */
  openSince: string;
}

/** Who has had a part in findings that were found visible; asked behind their locks, so that nobody gets a part meanwhile. */
export async function partiesOfFindings({ em }: Work, findingIds: readonly string[]): Promise<FindingParties> {
  const ids = sql`${[...findingIds]}::uuid[]`;
  const found = await row<FindingParties>(
    em,
    sql`select array(select distinct team.account_id::text from findings f join inspections i on i.id = f.inspection_id
          cross join lateral ${teamOfInspection} team where f.id = any(${ids})) as inspects,
        array(select c.contested_by::text from finding_contests c where c.finding_id = any(${ids})) as contests,
        array(select e.requested_by::text from finding_extensions e where e.finding_id = any(${ids})) as "asksForTime",
        array(select r.submitted_by::text from rectifications r where r.finding_id = any(${ids})) as rectifies,
        array(select distinct f.trade_union_id::text from findings f where f.id = any(${ids})) as "tradeUnionIds",
        (select min(${openSinceOfInspection}) from findings f join inspections i on i.id = f.inspection_id
          where f.id = any(${ids})) as "openSince"`,
  );
  if (found === undefined) throw new Error("a select without a table answers its row");
  return found;
}

/** The findings that a follow-up looked at: its confirmation settles them, or opens them again. */
export const matterOfFollowUp: WiderMatterLookup = async (work, { kind, findingChecks }) => {
  if (kind !== "FOLLOW_UP" || findingChecks.length === 0) return undefined;
  const { contests, asksForTime, rectifies, openSince } = await partiesOfFindings(
    work,
    findingChecks.map(({ findingId }) => findingId),
  );
  return { contests, asksForTime, rectifies, openSince };
};

import { isToLapse } from "../award-term.queries.js";
import { businessDay } from "../../../../platform/clock/clock.js";
import { rows, sql } from "../../../../platform/database/sql.js";
import { LOCKED } from "../../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { lapse } from "../held-award.writes.js";
import { Award } from "../award.entity.js";

/** As many as one transaction takes on. */
const AT_A_TIME = 200;

/** Writes down which awards have run out, some at a time; answers how many. Reads show them as lapsed before that. */
export async function lapseAwards(work: Work): Promise<number> {
  const { em, clock } = work;
  const due = await rows<{ id: string }>(
    em,
    sql`select a.id from awards a where ${isToLapse("a", businessDay(clock.now()))}
      order by a.valid_until, a.id limit ${AT_A_TIME} for no key update skip locked`,
  );
  for (const { id } of due) await lapse(work, await em.findOneOrFail(Award, { id }, LOCKED));
  return due.length;
}

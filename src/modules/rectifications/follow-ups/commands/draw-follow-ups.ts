import { randomBytes } from "node:crypto";
import { v5 as uuidv5 } from "uuid";
import { row, rows, sql } from "../../../../platform/database/sql.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { drawnFollowUps, MINOR_SHARE } from "../follow-up.rules.js";

/** Any UUID; with a month it gives the id under which the journal has that month's draw, which has none of its own. */
const FOLLOW_UP_DRAWS = "5a0f3c52-6f0a-4c1e-9d0b-3a8f1f2f7c11";

/** Draws, of the MINOR findings that were closed in a month, those that are looked at again; a month is drawn once. */
export async function drawFollowUps({ em, clock, journal }: Work, month: string): Promise<void> {
  await rows(em, sql`select pg_advisory_xact_lock(hashtext('liuyou:follow-up-draw'))`);
  const drawnBefore = await row(em, sql`select month from follow_up_draws where month = ${month}`);
  if (drawnBefore !== undefined) return;
  const first = `${month}-01`;
  const found = await rows<{ id: string }>(
    em,
    sql`select id from findings where follow_up = 'UNDRAWN' and closed_on >= ${first}::date
        and closed_on < ${first}::date + interval '1 month' order by id for no key update`,
  );
  const eligible = found.map(({ id }) => id);
  const seed = randomBytes(32).toString("hex");
  const drawn = drawnFollowUps(seed, eligible, MINOR_SHARE);
  await rows(
    em,
    sql`with draw as (insert into follow_up_draws (month, seed, share, eligible, drawn, drawn_at)
        values (${month}, ${seed}, ${MINOR_SHARE}::numeric, ${eligible}::uuid[], ${drawn}::uuid[], ${clock.now().toISOString()}::timestamptz))
      update findings set follow_up = case when id = any(${drawn}::uuid[]) then 'DUE' else 'SPARED' end, version = version + 1
      where id = any(${eligible}::uuid[])`,
  );
  journal.record(
    "follow-ups.drawn",
    { type: "FollowUpDraw", id: uuidv5(month, FOLLOW_UP_DRAWS) },
    { details: { month, eligible: eligible.length, drawn: drawn.length }, after: { seed, eligible, drawn } },
  );
  for (const id of drawn)
    journal.record(
      "finding.drawn-for-follow-up",
      { type: "Finding", id },
      { details: { month, seed }, before: { followUp: "UNDRAWN" }, after: { followUp: "DUE" } },
    );
}

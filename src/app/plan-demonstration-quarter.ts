import type { Services } from "../platform/graphql/request-context.js";
import { row, sql } from "../platform/database/sql.js";
import { ensureQuarterPlan } from "../modules/inspections/commands/ensure-quarter-plan.js";

interface DemonstrationPeople {
  scopeId: string;
  organizerId: string;
  inspectorIds: string[];
}

/** Each start plans the current quarter of the demonstration district when that was not done yet. */
export async function planDemonstrationQuarter({ unitOfWork }: Services): Promise<void> {
  await unitOfWork(null, async (work) => {
    // Nobody waits for it but the start itself.
    await row(work.em, sql`set local statement_timeout = 0`);
    const people = await row<DemonstrationPeople>(
      work.em,
      sql`select (select id from trade_unions where level = 'DISTRICT' order by number limit 1) as "scopeId",
        (select id from accounts where username = 'organizer') as "organizerId",
        array(select id from accounts where username in ('inspector1', 'inspector2') order by username) as "inspectorIds"`,
    );
    if (people?.scopeId == null || people.organizerId == null) return;
    await ensureQuarterPlan(work, people);
  });
}

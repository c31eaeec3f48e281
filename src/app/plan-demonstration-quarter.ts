import { expectedErrors } from "../platform/errors/expected-errors.js";
import { errorMessage } from "../platform/i18n/messages.js";
import type { UnitOfWork } from "../platform/unit-of-work/unit-of-work.js";
import type { Services } from "../platform/graphql/api/request-context.js";
import { row, sql } from "../platform/database/sql.js";
import { ensureQuarterPlan } from "../modules/inspections/planning/commands/ensure-quarter-plan.js";

interface DemonstrationPeople {
  scopeId: string;
  organizerId: string;
  inspectorIds: string[];
}

/**
 * Each start plans the current quarter of the demonstration district when that was not done yet. Where its people no longer
 * allow it, the server serves nevertheless; answers why, in one sentence, or nothing.
 */
export async function planDemonstrationQuarter({ unitOfWork }: Services): Promise<string[]> {
  try {
    await plan(unitOfWork);
    return [];
  } catch (error) {
    const refusals = expectedErrors(error);
    if (refusals === undefined) throw error;
    const reasons = new Set(refusals.map((refusal) => errorMessage(refusal, "en")));
    return [`The current quarter of the demonstration could not be planned: ${[...reasons].join(" ")}`];
  }
}

const QUARTERS = ["一", "二", "三", "四"];

/** As the organizer of the demonstration would type it. */
const quarterTitle = (period: string): string =>
  `${period.slice(0, 4)}年第${QUARTERS[Number(period.slice(-1)) - 1]}季度六个有检查`;

async function plan(unitOfWork: UnitOfWork): Promise<void> {
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
    await ensureQuarterPlan(work, { ...people, titleOf: quarterTitle });
  });
}

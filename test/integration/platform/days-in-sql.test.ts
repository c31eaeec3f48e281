import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { businessDay } from "../../../src/platform/clock/clock.js";
import { addDays, firstInstant } from "../../../src/platform/clock/day.rules.js";
import { businessDayOf, firstInstantOf } from "../../../src/platform/clock/days-in-sql.js";
import { managerOn } from "../../../src/platform/database/client-manager.js";
import { rows, sql } from "../../../src/platform/database/sql.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();

test("business days and their first instants are the same in SQL and TypeScript, in whatever time zone the session is", async () => {
  const days = fc.sample(
    fc.integer({ min: 0, max: 50_000 }).map((later) => addDays("1992-01-01", later)),
    { numRuns: 200, seed: 1 },
  );
  const instants = days.flatMap((day) =>
    [-1, 0, 1, 43_200_000].map((ms) => new Date(firstInstant(day).getTime() + ms)),
  );
  for (const zone of ["UTC", "Asia/Shanghai", "America/New_York"]) {
    const found = await program.alone(async (client) => {
      await client.query(`set time zone '${zone}'`);
      const em = managerOn(client);
      return {
        first: await rows<{ at: string }>(
          em,
          sql`select ${firstInstantOf(sql`d.day`)} as at from unnest(${days}::date[]) with ordinality as d (day, place) order by place`,
        ),
        day: await rows<{ day: string }>(
          em,
          sql`select ${businessDayOf(sql`i.at`)}::text as day
            from unnest(${instants.map((at) => at.toISOString())}::timestamptz[]) with ordinality as i (at, place) order by place`,
        ),
      };
    });
    expect(found.first.map(({ at }) => new Date(at))).toEqual(days.map(firstInstant));
    expect(found.day.map(({ day }) => day)).toEqual(instants.map(businessDay));
  }
});

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { firstInstantOf } from "../../../src/platform/clock/days-in-sql.js";
import { managerOn } from "../../../src/platform/database/client-manager.js";
import { rows, sql, type Sql } from "../../../src/platform/database/sql.js";
import {
  grantHeldSince,
  grantHoldsOn,
  grantHoldsOnOrAfter,
} from "../../../src/modules/trade-unions/duties/grant-days.queries.js";
import { inOfficeOn, inOfficeOnOrAfter } from "../../../src/modules/trade-unions/duties/office-days.queries.js";
import { isInOffice } from "../../../src/modules/trade-unions/duties/office-days.rules.js";
import { coveredOn } from "../../../src/modules/trade-unions/employers/coverage-days.queries.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();

interface Held {
  since: string;
  until: string | null;
  isRevoked: boolean;
}

/** Few enough days that boundaries meet, those of a month and a year among them. */
const DAYS = ["2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02"];
const day = fc.constantFrom(...DAYS);
const held = fc.record({ since: day, until: fc.option(day), isRevoked: fc.boolean() });
const REVOKED_AT = "2027-01-01T00:00:00+08:00";

/** Whether each of what is held meets a condition on `h` on each of the days. */
async function met(all: readonly Held[], condition: (on: Sql) => Sql): Promise<boolean[][]> {
  const given = JSON.stringify(
    all.map(({ isRevoked, ...days }) => ({ ...days, revoked_at: isRevoked ? REVOKED_AT : null })),
  );
  const found = await program.alone((client) =>
    rows<{ met: boolean[] }>(
      managerOn(client),
      sql`select array(select ${condition(sql`d.day`)} from unnest(${DAYS}::date[]) with ordinality as d (day, place) order by place) as met
        from rows from (jsonb_to_recordset(${given}::jsonb) as (since date, until date, revoked_at timestamptz))
          with ordinality as h (since, until, revoked_at, place) order by h.place`,
    ),
  );
  return found.map((each) => each.met);
}

/** Holds the SQL of a fact equal to what is said here in TypeScript, on whatever days. */
const says = (condition: (on: Sql) => Sql, model: (held: Held, on: string) => boolean) =>
  fc.assert(
    fc.asyncProperty(fc.array(held, { minLength: 1, maxLength: 60 }), async (all) => {
      expect(await met(all, condition)).toEqual(all.map((each) => DAYS.map((on) => model(each, on))));
    }),
    { numRuns: 10 },
  );

const within = ({ since, until }: Held, on: string) => since <= on && (until === null || on <= until);

describe("an office", () => {
  test("is held from its first day up to the day on which it was given up, alike in SQL and TypeScript", async () => {
    await says((on) => inOfficeOn("h", on), isInOffice);
    expect(isInOffice({ since: "2026-12-31", until: "2027-01-01" }, "2026-12-31")).toBe(true);
    expect(isInOffice({ since: "2026-12-31", until: "2027-01-01" }, "2027-01-01")).toBe(false);
  });

  test("was held on a day or after it when one of those days is one in it", () =>
    says(
      (on) => inOfficeOnOrAfter("h", on),
      ({ until }, on) => until === null || until > on,
    ));
});

describe("a grant", () => {
  test("holds from its first day to its last, unless it was revoked", () =>
    says(
      (on) => grantHoldsOn("h", on),
      (grant, on) => !grant.isRevoked && within(grant, on),
    ));

  test("holds on a day or after it while it is neither revoked nor over by then", () =>
    says(
      (on) => grantHoldsOnOrAfter("h", on),
      ({ until, isRevoked }, on) => !isRevoked && (until === null || on <= until),
    ));

  test("held since an instant when it was revoked at it or later", () =>
    says(
      (on) => grantHeldSince("h", firstInstantOf(on), on),
      ({ until, isRevoked }, on) => (!isRevoked || on <= "2027-01-01") && (until === null || on <= until),
    ));
});

test("an employer is covered from the first day of a coverage to its last", () =>
  says((on) => coveredOn("h", on), within));

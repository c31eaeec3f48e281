import { beforeAll, describe, expect, test } from "@jest/globals";
import { workingCalendar } from "../../../src/modules/calendar/calendar.queries.js";
import { builders, type District } from "../../support/builders.js";
import { journalOf, mutationOf, onlyFor } from "../../support/mutations.js";
import { people } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";
import { sentences } from "../../support/sentences.js";

const program = testProgram();
const set = mutationOf(
  program,
  "setCalendarYear",
  "calendarYear { year isPublished document version days { day isWorkday name } }",
);
const as = sentences({ setCalendarYear: set });
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
});

const NEW_YEAR = { day: "2027-01-01", isWorkday: false, nameZh: "元旦", nameEn: "New Year's Day" };
const year = (change: object = {}) => ({
  year: 2027,
  days: [NEW_YEAR, { ...NEW_YEAR, day: "2027-01-03", isWorkday: true }],
  isPublished: true,
  document: "国务院办公厅关于2027年部分节假日安排的通知",
  expectedVersion: 0,
  ...change,
});
const state = () =>
  program.sql(
    "select * from calendar_years left join calendar_days using (year) where year >= 2027 order by year, day",
  );
const known = () => program.program.services.unitOfWork(null, ({ em }) => workingCalendar(em));

describe("setCalendarYear", () => {
  test("announced years are there from the start", async () => {
    const calendar = await known();
    expect(calendar.knownUntil).toBe("2026-12-31");
    expect(calendar.isWorkday("2026-10-01")).toBe(false);
    const query =
      "{ calendarYear(year: 2026) { isPublished document days { day isWorkday name } } missing: calendarYear(year: 2040) { year } }";
    const data = await program.data<{ calendarYear: { days: object[] }; missing: null }>(
      query,
      {},
      { token: persons.nobody.token },
    );
    expect(data.missing).toBeNull();
    expect(data.calendarYear.days).toContainEqual({ day: "2026-10-01", isWorkday: false, name: "National Day" });
  });

  test.each<[string, object, string, string[]]>([
    [
      "a day of another year",
      { days: [{ ...NEW_YEAR, day: "2026-12-31" }] },
      "CALENDAR_DAY_OUT_OF_YEAR",
      ["days", "0", "day"],
    ],
    ["a day twice", { days: [NEW_YEAR, NEW_YEAR] }, "CALENDAR_DAY_DOUBLED", ["days", "1", "day"]],
    ["a publication without its document", { document: null }, "CALENDAR_DOCUMENT_MISSING", ["document"]],
    ["a year long past", { year: 2011 }, "NUMBER_OUT_OF_RANGE", ["year"]],
    ["a version that nobody read", { expectedVersion: 1 }, "STALE_VERSION", ["expectedVersion"]],
  ])("%s is refused", async (_case, change, code, path) => {
    await as(persons.administrator)
      .setCalendarYear(year(change))
      .isRefused(code, ...path);
    expect(await state()).toEqual([]);
  });

  onlyFor(["administrator"], program, set, () => ({ persons, input: year(), state }));

  test("a year that is expected is not known; once published it is, and stays so", async () => {
    expect(
      (await set.run(year({ year: 2028, isPublished: false, document: null }), persons.administrator)).userErrors[0]
        ?.code,
    ).toBe("CALENDAR_DAY_OUT_OF_YEAR");
    const expected = { year: 2028, days: [], isPublished: false, document: null, expectedVersion: 0 };
    expect((await set.run(expected, persons.administrator)).userErrors).toEqual([]);
    expect((await known()).knownUntil).toBe("2026-12-31");

    const answers = await Promise.all([set.run(year(), persons.administrator), set.run(year(), persons.administrator)]);
    expect(answers.map(({ userErrors }) => userErrors.map(({ code }) => code)).sort()).toEqual([[], ["STALE_VERSION"]]);
    const calendar = await known();
    expect(calendar.knownUntil).toBe("2027-12-31");
    expect([calendar.isWorkday("2027-01-01"), calendar.isWorkday("2027-01-03")]).toEqual([false, true]);

    await as(persons.administrator)
      .setCalendarYear(year({ days: [NEW_YEAR], expectedVersion: 1 }))
      .gives({ calendarYear: { version: 2, days: [{ day: "2027-01-01", isWorkday: false }] } });
    await as(persons.administrator)
      .setCalendarYear(year({ isPublished: false, expectedVersion: 2 }))
      .isRefused("CALENDAR_YEAR_PUBLISHED", "isPublished");
    const [{ id } = { id: "" }] = await program.sql<{ id: string }>("select id from calendar_years where year = 2027");
    expect((await journalOf(program, id)).map(({ action }) => action)).toEqual([
      "calendar.year-set",
      "calendar.year-set",
    ]);
  });
});

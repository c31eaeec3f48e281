import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { heldMonths, heldSince, type AwardStep } from "../../../src/modules/ratings/awards/award-history.rules.js";
import { awardTerm } from "../../../src/modules/ratings/awards/award-term.rules.js";
import { AwardStatus } from "../../../src/modules/ratings/awards/award.lifecycle.js";
import { evaluate, isEligible, type RatingFacts } from "../../../src/modules/ratings/programs/eligibility.rules.js";
import { measuredValues, statedValues } from "../../../src/modules/ratings/programs/measured.rules.js";
import { noticeDays } from "../../../src/modules/ratings/notices/notice-days.rules.js";
import { levelOf, programRules, type LevelRules } from "../../../src/modules/ratings/programs/rating-program.rules.js";
import type { RatingProgramBody } from "../../../src/modules/ratings/programs/rating-program.types.js";
import { addDays } from "../../../src/platform/clock/day.rules.js";
import { workingCalendarOf, workingDaysBetween } from "../../../src/modules/calendar/working-day.rules.js";
import { seedBody, seedFile, seedNames } from "../../support/checklist-seeds.js";

const bodies = seedNames.flatMap((name) => {
  const file = seedFile(`checklists/${name}`) as Record<string, RatingProgramBody | undefined>;
  return [file["ratingProgram"], file["areaProgram"]].filter((body) => body !== undefined);
});
const rulesOf = (code: string) => {
  const body = bodies.find((each) => each.code === code);
  if (body === undefined) throw new Error(`no program ${code}`);
  return programRules(body);
};
const level = (program: string, code: string): LevelRules => {
  const found = levelOf(rulesOf(program), code);
  if (found === undefined) throw new Error(`no level ${code}`);
  return found;
};

const NOTHING: RatingFacts = {
  basisDocument: null,
  awardBlocks: 0,
  heldMonths: new Map(),
  members: 0,
  workers: 0,
  appraisal: null,
  percent: null,
  measured: new Map(),
  coveredEmployers: 0,
  eligibleEmployers: 0,
  declared: null,
};
const EVERYTHING: RatingFacts = {
  basisDocument: "思工〔2026〕1号",
  awardBlocks: 0,
  members: 100,
  workers: 100,
  appraisal: { percent: 100, isValid: true },
  percent: 100,
  coveredEmployers: 9,
  eligibleEmployers: 9,
  heldMonths: new Map(["QUALIFIED", "ADVANCED"].map((code) => [code, 12])),
  measured: new Map(
    ["BOOKS", "PERIODICALS", "FLOOR_AREA", "SEATS", "OPENING_HOURS", "AV_ITEMS", "NETWORKED_COMPUTERS", "STAFF"].map(
      (code) => [code, 9999],
    ),
  ),
  declared: new Set(["AREA_CONTRACT_IN_FORCE", "NO_UNSETTLED_COLLECTIVE_DISPUTE", "FIVE_HAVES"]),
};

describe("programs out of the reference data", () => {
  test.each<[string, RatingProgramBody]>(bodies.map((body) => [body.code, body]))(
    "%s: every level is met by everything and by nothing else",
    (_code, body) => {
      const rules = programRules(body);
      expect(rules.levels.length).toBeGreaterThan(0);
      expect(rules.noticeWorkingDays).toBe(5);
      for (const each of rules.levels) {
        expect(new Set(each.prerequisites.map(({ code }) => code)).size).toBe(each.prerequisites.length);
        expect(isEligible(evaluate(each.prerequisites, EVERYTHING))).toBe(true);
        expect(isEligible(evaluate(each.prerequisites, NOTHING))).toBe(false);
      }
    },
  );

  test.each<[string, RatingProgramBody]>(bodies.map((body) => [body.code, body]))(
    "%s: no level asks less than the one below it",
    (_code, body) => {
      for (const scale of Map.groupBy(programRules(body).levels, (each) => each.scale).values()) {
        expect(scale.map(({ rank }) => rank)).toEqual(scale.map((_each, rank) => rank));
        scale.reduce((below, each) => {
          expect(each.minPercent ?? 0).toBeGreaterThanOrEqual(below.minPercent ?? 0);
          return each;
        });
      }
    },
  );

  test("a threshold is met from its own value on", () => {
    const [percent] = level("WORKERS_HOME", "ADVANCED").prerequisites.filter(
      ({ code }) => code === "INSPECTION_PERCENT",
    );
    const met = (value: number) => percent && evaluate([percent], { ...NOTHING, percent: value })[0]?.met;
    expect([met(79.99), met(80), met(80.01)]).toEqual([false, true, true]);
  });

  test("more of anything never makes a subject less eligible", () => {
    const percent = fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
    const count = fc.integer({ min: 0, max: 4000 });
    fc.assert(
      fc.property(
        fc.constantFrom(...bodies),
        percent,
        percent,
        count,
        count,
        fc.boolean(),
        (body, score, more, books, others, valid) => {
          const facts = (points: number, number: number): RatingFacts => ({
            ...EVERYTHING,
            percent: points,
            appraisal: { percent: points, isValid: valid },
            measured: new Map([...EVERYTHING.measured.keys()].map((code) => [code, code === "BOOKS" ? books : number])),
          });
          for (const each of programRules(body).levels) {
            const before = isEligible(evaluate(each.prerequisites, facts(score, others)));
            const after = isEligible(evaluate(each.prerequisites, facts(Math.max(score, more), others + 10)));
            if (before) expect(after).toBe(true);
          }
        },
      ),
    );
  });
});

describe("what is counted", () => {
  const body = seedBody("reading-room");

  test("a connected e-library stands for the audio-visual items, measured or stated", () => {
    const step = { criterion: "B2.3", step: "AT_LEAST_80_ITEMS", measure: 3 };
    expect(measuredValues(body, [step]).get("AV_ITEMS")).toBe(80);
    expect(measuredValues(body, [{ criterion: "B2.3", measure: 3 }]).get("AV_ITEMS")).toBe(3);
    expect(statedValues(body, [{ measure: "E_LIBRARY_CONNECTED", value: 1 }]).get("AV_ITEMS")).toBe(80);
    expect(statedValues(body, [{ measure: "E_LIBRARY_CONNECTED", value: 0 }]).has("AV_ITEMS")).toBe(false);
  });

  test("what was measured counts as it was measured; what was only claimed, by the least of its step", () => {
    expect(measuredValues(body, [{ criterion: "B2.1", measure: 1234 }])).toEqual(new Map([["BOOKS", 1234]]));
    const books = seedBody("reading-room")
      .standards.flatMap(({ criteria }) => criteria)
      .find(({ code }) => code === "B2.1");
    const [best] = books?.steps ?? [];
    expect(measuredValues(body, [{ criterion: "B2.1", step: best?.code ?? "" }]).get("BOOKS")).toBe(best?.min);
  });
});

describe("how long a level is held", () => {
  const step = (happenedOn: string, levelCode: string, status = AwardStatus.CONFERRED): AwardStep => ({
    awardId: "1",
    happenedOn,
    levelCode,
    status,
  });
  const months = (...steps: AwardStep[]) =>
    Object.fromEntries(heldMonths(rulesOf("WORKERS_HOME"), steps, "2026-11-22"));

  test("from the day of the level or a higher one, without the time before a suspension", () => {
    expect(months(step("2025-11-22", "QUALIFIED"))).toEqual({ QUALIFIED: 12 });
    expect(months(step("2025-11-23", "QUALIFIED"))).toEqual({ QUALIFIED: 11 });
    expect(months(step("2024-01-01", "QUALIFIED"), step("2026-01-22", "ADVANCED"))).toEqual({
      QUALIFIED: 34,
      ADVANCED: 10,
    });
    const suspended = [step("2024-01-01", "QUALIFIED"), step("2025-01-01", "QUALIFIED", AwardStatus.SUSPENDED)];
    expect(months(...suspended)).toEqual({});
    expect(months(...suspended, step("2026-08-22", "QUALIFIED"))).toEqual({ QUALIFIED: 3 });
    expect(months(step("2024-01-01", "ADVANCED"), step("2026-10-01", "QUALIFIED"))).toEqual({ QUALIFIED: 34 });
  });

  test("never from before the first event, nor after an end", () => {
    const steps = fc.array(
      fc.record({
        day: fc.integer({ min: 0, max: 1500 }),
        level: fc.constantFrom("QUALIFIED", "ADVANCED"),
        status: fc.constantFrom(...Object.values(AwardStatus)),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(steps, (given) => {
        const all = given
          .sort((a, b) => a.day - b.day)
          .map(({ day, level: code, status }) => step(addDays("2022-01-01", day), code, status));
        const since = heldSince(all, () => true);
        const last = all.at(-1);
        const isHeld = last?.status === AwardStatus.CONFERRED || last?.status === AwardStatus.UNDER_REVIEW;
        expect(since !== null).toBe(isHeld);
        if (since !== null) expect(since >= (all[0]?.happenedOn ?? "")).toBe(true);
      }),
    );
  });
});

describe("days", () => {
  test("a term ends on the day before, and is looked at again before its end only", () => {
    expect(awardTerm(rulesOf("WORKERS_HOME"), level("WORKERS_HOME", "QUALIFIED"), "2026-11-20")).toEqual({
      validUntil: "2029-11-19",
      reexamineBy: "2027-11-20",
    });
    const school = rulesOf("WEEKEND_SCHOOL");
    expect(awardTerm(school, level("WEEKEND_SCHOOL", "EXCELLENT_SCHOOL"), "2026-11-20")).toEqual({
      validUntil: "2027-11-19",
      reexamineBy: null,
    });
  });

  test("the published example: a notice from 28 November 2017 ends on 4 December", () => {
    expect(noticeDays(workingCalendarOf([], "2017-12-31"), "2017-11-28", 5)).toEqual({
      closesOn: "2017-12-04",
      isProvisional: false,
    });
  });

  test("a notice always is posted for just its working days, whatever the holidays", () => {
    const exceptions = fc.array(fc.record({ day: fc.integer({ min: 0, max: 60 }), isWorkday: fc.boolean() }), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(
        exceptions,
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 1, max: 10 }),
        (given, opens, days) => {
          const calendar = workingCalendarOf(
            given.map(({ day, isWorkday }) => ({ day: addDays("2026-11-01", day), isWorkday })),
            "2026-12-31",
          );
          const opensOn = addDays("2026-11-01", opens);
          const { closesOn } = noticeDays(calendar, opensOn, days);
          expect(workingDaysBetween(calendar, addDays(opensOn, -1), closesOn)).toBe(days);
          expect(calendar.isWorkday(closesOn)).toBe(true);
        },
      ),
    );
  });
});

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parse } from "yaml";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../../../src/app/project-root.js";
import {
  dueAfterService,
  LONGEST_EXTENSION_DAYS,
  RECTIFICATION_DAYS,
  SERVICE_DAYS,
  serviceDay,
  DAYS_AFTER_CONCLUSION,
} from "../../../src/modules/rectifications/findings/due-day.rules.js";
import { workingCalendarOf, workingDaysBetween } from "../../../src/modules/calendar/working-day.rules.js";
import {
  FOLLOW_UP_FROM_DAYS,
  FOLLOW_UP_UNTIL_DAYS,
  MINOR_SHARE,
} from "../../../src/modules/rectifications/follow-ups/follow-up.rules.js";

const DAY_MS = 86_400_000;
const FIRST = Date.parse("2026-01-01");
const dayAt = (offset: number) => new Date(FIRST + offset * DAY_MS).toISOString().slice(0, 10);
const day = fc.integer({ min: 0, max: 700 }).map(dayAt);
const calendar = fc
  .tuple(fc.array(fc.record({ day, isWorkday: fc.boolean() }), { maxLength: 60 }), day)
  .map(([exceptions, knownUntil]) => workingCalendarOf(exceptions, knownUntil));

describe("due days", () => {
  test("over any calendar: as many working days as given lie behind service, the last of them the due day", () => {
    fc.assert(
      fc.property(calendar, day, fc.integer({ min: 0, max: 90 }), (known, servedOn, days) => {
        const due = dueAfterService(known, servedOn, days);
        expect(workingDaysBetween(known, servedOn, due.dueOn)).toBe(days);
        if (days === 0) expect(due.dueOn).toBe(servedOn);
        else expect(known.isWorkday(due.dueOn)).toBe(true);
        expect(due.dueIsProvisional).toBe(due.dueOn > known.knownUntil);
      }),
    );
  });

  test("never earlier for later service, nor for more days", () => {
    fc.assert(
      fc.property(
        calendar,
        day,
        day,
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 30 }),
        (known, a, b, days, more) => {
          const [first = "", second = ""] = [a, b].sort();
          expect(dueAfterService(known, first, days).dueOn <= dueAfterService(known, second, days).dueOn).toBe(true);
          expect(dueAfterService(known, first, days).dueOn <= dueAfterService(known, first, days + more).dueOn).toBe(
            true,
          );
        },
      ),
    );
  });

  test("served by the acknowledgement or the third working day, whichever is first", () => {
    fc.assert(
      fc.property(calendar, day, fc.option(fc.integer({ min: 0, max: 40 })), (known, issuedOn, later) => {
        const acknowledgedOn = later === null ? null : dayAt((Date.parse(issuedOn) - FIRST) / DAY_MS + later);
        const served = serviceDay(known, issuedOn, acknowledgedOn);
        expect(workingDaysBetween(known, issuedOn, served)).toBeLessThanOrEqual(SERVICE_DAYS);
        if (acknowledgedOn !== null) expect(served <= acknowledgedOn).toBe(true);
        if (served !== acknowledgedOn) expect(workingDaysBetween(known, issuedOn, served)).toBe(SERVICE_DAYS);
      }),
    );
  });

  test("the periods are those of the reference data", () => {
    const { referenceData } = parse(readFileSync(join(projectRoot, "seeds/reference-data.yaml"), "utf8")) as {
      referenceData: {
        findingSeverities: { code: keyof typeof RECTIFICATION_DAYS; rectification: { workingDays: number } }[];
        rectificationDeadlines: {
          extension: { max: { workingDays: number } };
          followUp: {
            minAfterClose: { workingDays: number };
            maxAfterClose: { workingDays: number };
            minorSampleRate: number;
          };
          afterTransfer: { workingDays: number };
        };
      };
    };
    const { findingSeverities, rectificationDeadlines: deadlines } = referenceData;
    expect(RECTIFICATION_DAYS).toEqual(
      Object.fromEntries(findingSeverities.map(({ code, rectification }) => [code, rectification.workingDays])),
    );
    expect(LONGEST_EXTENSION_DAYS).toBe(deadlines.extension.max.workingDays);
    expect(DAYS_AFTER_CONCLUSION).toBe(deadlines.afterTransfer.workingDays);
    expect([FOLLOW_UP_FROM_DAYS, FOLLOW_UP_UNTIL_DAYS, MINOR_SHARE]).toEqual([
      deadlines.followUp.minAfterClose.workingDays,
      deadlines.followUp.maxAfterClose.workingDays,
      deadlines.followUp.minorSampleRate,
    ]);
  });
});

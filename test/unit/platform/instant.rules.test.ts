import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseInstant } from "../../../src/platform/clock/instant.rules.js";

describe("parseInstant", () => {
  test("every instant with any offset comes back as the same time", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2012-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }),
        fc.integer({ min: -14, max: 14 }),
        (date, hours) => {
          const local = new Date(date.getTime() + hours * 3_600_000).toISOString().slice(0, -1);
          const offset = `${hours < 0 ? "-" : "+"}${String(Math.abs(hours)).padStart(2, "0")}:00`;
          expect(parseInstant(`${local}${offset}`)).toBe(date.toISOString());
        },
      ),
    );
  });

  test.each([
    "2026-11-18",
    "2026-11-18T24:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-11-31T00:00:00Z",
    "18.11.2026 10:00",
    "",
    "2026-11-18T10:00:00+25:00",
  ])("%s is none", (text) => expect(parseInstant(text)).toBeUndefined());

  test("29 February exists in leap years only", () => {
    expect(parseInstant("2028-02-29T00:00:00Z")).toBe("2028-02-29T00:00:00.000Z");
    expect(parseInstant("2026-02-29T00:00:00Z")).toBeUndefined();
  });
});

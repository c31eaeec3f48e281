import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { GraphQLError, parseValue, type GraphQLScalarType } from "graphql";
import { Cursor, DateTime, Day, Fen, isoInstant, Period, Sha256 } from "../../../src/platform/graphql/api/scalars.js";

const literal = (scalar: GraphQLScalarType, text: string): unknown => scalar.parseLiteral(parseValue(text), {});

function refuses(scalar: GraphQLScalarType, value: unknown): void {
  for (const parse of [() => scalar.parseValue(value), () => literal(scalar, JSON.stringify(value))]) {
    expect(parse).toThrow(GraphQLError);
    // What was sent may be private.
    if (typeof value === "string" && value.length > 3) expect(parse).not.toThrow(value);
  }
}

describe("Period", () => {
  test.each(["2026", "2026-H1", "2026-H2", "2026-Q1", "2026-Q4", "2026-01", "2026-12", "1990", "2199-12"])(
    "%s is one",
    (period) => {
      expect(Period.parseValue(period)).toBe(period);
      expect(literal(Period, `"${period}"`)).toBe(period);
    },
  );
  test.each([
    "",
    "26",
    "2026-H3",
    "2026-Q0",
    "2026-Q5",
    "2026-00",
    "2026-13",
    "2026-1",
    "1989",
    "2200",
    "2026-q4",
    " 2026",
  ])("%p is none", (period) => refuses(Period, period));
  test.each([2026, null, true, ["2026"], {}])("%p is no text", (value) => refuses(Period, value));
});

describe("Date", () => {
  test.each(["2026-11-22", "2024-02-29", "2000-02-29", "1949-10-01"])("%s exists", (day) => {
    expect(Day.parseValue(day)).toBe(day);
    expect(literal(Day, `"${day}"`)).toBe(day);
    expect(Day.serialize(day)).toBe(day);
  });
  test.each(["2026-02-30", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-11-00"])(
    "%s does not exist",
    (day) => refuses(Day, day),
  );
  test.each(["2026-1-1", "20261122", "2026-11-22T00:00:00Z", "22.11.2026", "", "2026-11-22 ", "-2026-11-22"])(
    "%p is not written like one",
    (day) => refuses(Day, day),
  );
  test.each([20261122, null, [], {}])("%p is no text", (value) => refuses(Day, value));
});

describe("DateTime", () => {
  test.each([
    ["2026-11-18T09:02:11+08:00", "2026-11-18T01:02:11.000Z"],
    ["2026-11-18T01:02:11Z", "2026-11-18T01:02:11.000Z"],
    ["2026-11-18T01:02:11.5Z", "2026-11-18T01:02:11.500Z"],
    ["2026-12-31T23:30:00-02:00", "2027-01-01T01:30:00.000Z"],
  ])("%s is %s", (given, instant) => {
    expect((DateTime.parseValue(given) as Date).toISOString()).toBe(instant);
    expect((literal(DateTime, `"${given}"`) as Date).toISOString()).toBe(instant);
  });
  test.each([
    "2026-11-18T09:02:11",
    "2026-11-18",
    "2026-02-30T00:00:00Z",
    "2026-11-18T24:01:00Z",
    "2026-11-18T09:60:00Z",
    "2026-11-18T09:02:11+25:00",
    "yesterday",
    "",
  ])("%p is no instant", (given) => refuses(DateTime, given));
  test.each([1763400000000, null, true, {}])("%p is no text", (value) => refuses(DateTime, value));

  test.each([
    ["2026-11-22 08:00:00.12+00", "2026-11-22T08:00:00.120Z"],
    ["2026-11-22 08:00:00+00", "2026-11-22T08:00:00.000Z"],
    ["2026-11-22 08:00:00.123456+00", "2026-11-22T08:00:00.123Z"],
    ["2026-11-22 16:00:00+08", "2026-11-22T08:00:00.000Z"],
    ["2026-11-22 13:30:00+05:30", "2026-11-22T08:00:00.000Z"],
  ])("PostgreSQL's %s is answered as %s", (stored, answered) => {
    expect(DateTime.serialize(stored)).toBe(answered);
  });
  test("an instant comes back as it went in", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1949-10-01"), max: new Date("2199-12-31"), noInvalidDate: true }),
        (date) => {
          expect(DateTime.parseValue(isoInstant(date))).toEqual(date);
        },
      ),
    );
  });
});

describe("Sha256", () => {
  test("64 lower-case hexadecimal digits", () => {
    expect(Sha256.parseValue("0123456789abcdef".repeat(4))).toBe("0123456789abcdef".repeat(4));
  });
  test.each(["", "ab", "A".repeat(64), "g".repeat(64), "a".repeat(63), "a".repeat(65), `${"a".repeat(64)}\n`])(
    "%p is none",
    (value) => refuses(Sha256, value),
  );
});

describe("Fen", () => {
  test.each([0, 1, -1, 2 ** 53 - 1, -(2 ** 53) + 1])("%p is an amount", (amount) => {
    expect(Fen.parseValue(amount)).toBe(amount);
    expect(literal(Fen, String(amount))).toBe(amount);
    expect(Fen.serialize(amount)).toBe(amount);
  });
  test.each([2 ** 53, -(2 ** 53), 0.5])("%p is none", (amount) => {
    expect(() => Fen.parseValue(amount)).toThrow(GraphQLError);
    expect(() => literal(Fen, String(amount))).toThrow(GraphQLError);
  });
  test.each(["12", true, [], {}])("%p is no number", (value) => {
    expect(() => Fen.parseValue(value)).toThrow(GraphQLError);
  });
});

test("a cursor is any text, and nothing else", () => {
  expect(Cursor.parseValue("x.y")).toBe("x.y");
  refuses(Cursor, 5);
});

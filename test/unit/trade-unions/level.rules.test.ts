import { describe, expect, test } from "@jest/globals";
import {
  childCode,
  formFits,
  isTradeUnionCode,
  mayHangUnder,
} from "../../../src/modules/trade-unions/tree/level.rules.js";
import { TradeUnionForm, TradeUnionLevel } from "../../../src/modules/trade-unions/tree/trade-union.entity.js";

const levels = Object.values(TradeUnionLevel);
const forms = Object.values(TradeUnionForm);

describe("levels", () => {
  test("each hangs under the next higher one, grassroots unions under any", () => {
    const pairs = levels.flatMap((level) =>
      levels.filter((parent) => mayHangUnder(level, parent)).map((parent) => `${level} under ${parent}`),
    );
    expect(pairs).toEqual([
      "DISTRICT under CITY",
      "STREET under DISTRICT",
      "COMMUNITY under STREET",
      "GRASSROOTS under CITY",
      "GRASSROOTS under DISTRICT",
      "GRASSROOTS under STREET",
      "GRASSROOTS under COMMUNITY",
    ]);
  });

  test("no chain of parents comes back to where it began", () => {
    for (const level of levels)
      for (const parent of levels) expect(mayHangUnder(level, parent) && mayHangUnder(parent, level)).toBe(false);
  });
});

describe("forms", () => {
  test.each([
    ["CITY", ["FEDERATION"]],
    ["DISTRICT", ["FEDERATION"]],
    ["STREET", ["FEDERATION", "STREET_FEDERATION", "PARK"]],
    ["COMMUNITY", ["FEDERATION", "COMMUNITY", "REGIONAL"]],
    [
      "GRASSROOTS",
      forms.filter((form) => form !== TradeUnionForm.STREET_FEDERATION && form !== TradeUnionForm.COMMUNITY),
    ],
  ] as [TradeUnionLevel, TradeUnionForm[]][])("%s: %j", (level, expected) => {
    expect(forms.filter((form) => formFits(form, level))).toEqual(expected);
  });
});

describe("codes", () => {
  test.each([
    ["350203", TradeUnionLevel.STREET, 1, "350203-001"],
    ["350203001", TradeUnionLevel.COMMUNITY, 7, "350203001-007"],
    ["350203001-007", TradeUnionLevel.GRASSROOTS, 12, "350203001-007-0012"],
    ["350203001-007", TradeUnionLevel.GRASSROOTS, 12345, "350203001-007-12345"],
  ])("below %s a %s union, the %i-th, is %s", (parent, level, number, code) => {
    expect(childCode(parent, level, number)).toBe(code);
    expect(isTradeUnionCode(code)).toBe(true);
  });

  test.each(["", "-1", "a b", "工会", "a".repeat(61), "a\n"])("%j is none", (code) => {
    expect(isTradeUnionCode(code)).toBe(false);
  });
});

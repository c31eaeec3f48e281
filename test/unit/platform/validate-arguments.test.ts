import "reflect-metadata";
import { describe, expect, test } from "@jest/globals";
import { DomainErrors } from "../../../src/platform/errors/domain-error.js";
import { errorMessage } from "../../../src/platform/i18n/messages.js";
import {
  HasAtMost,
  IsBetween,
  IsDay,
  IsId,
  IsInput,
  IsPeriod,
  IsText,
  validateArguments,
} from "../../../src/platform/graphql/api/validate-arguments.js";
import "../../../src/platform/errors/platform.errors.js";

class Inner {
  @IsBetween(1, 500)
  size!: number;
}

class Outer {
  @IsText({ max: 3 })
  name!: string;

  @IsId()
  id!: string;

  @HasAtMost(2)
  list!: string[];

  @IsDay("2026-01-01", "2026-12-31")
  day!: string;

  @IsPeriod()
  period!: string;

  @IsInput()
  inner!: Inner[];
}

const faultsOf = (fields: object) => {
  try {
    validateArguments(Object.assign(new Outer(), fields));
    return [];
  } catch (error) {
    if (!(error instanceof DomainErrors)) throw error;
    return error.errors.map((each) => [
      each.code,
      each.path.join("."),
      errorMessage(each, "en"),
      errorMessage(each, "zh-CN"),
    ]);
  }
};

const codesOf = (fields: object) => faultsOf(fields).map(([code]) => code);

describe("arguments that do not fit", () => {
  test("are named one by one, with their place and in full sentences of both languages", () => {
    const inner = [Object.assign(new Inner(), { size: 5 }), Object.assign(new Inner(), { size: 501 })];
    expect(
      faultsOf({ name: "name", id: "x", list: ["a", "b", "c"], day: "2027-01-01", period: "soon", inner }),
    ).toEqual([
      ["TEXT_TOO_LONG", "input.name", "The text is too long: at most 3 characters.", "文字过长,最多 3 个字符。"],
      ["ID_NOT_VALID", "input.id", expect.any(String), expect.any(String)],
      ["LIST_TOO_LONG", "input.list", "The list is too long: at most 2 items.", "列表过长,最多 2 项。"],
      [
        "DATE_OUT_OF_RANGE",
        "input.day",
        "The day must lie between 2026-01-01 and 2026-12-31.",
        "日期须在 2026-01-01 到 2026-12-31 之间。",
      ],
      ["PERIOD_NOT_VALID", "input.period", expect.any(String), expect.any(String)],
      [
        "NUMBER_OUT_OF_RANGE",
        "input.inner.1.size",
        "The number must lie between 1 and 500.",
        "数值须在 1 到 500 之间。",
      ],
    ]);
  });

  test("others pass, and so does what is left out", () => {
    expect(faultsOf({ name: "abc", list: [], day: "2026-12-31", inner: [] })).toEqual([]);
    expect(faultsOf({ name: null, inner: null })).toEqual([]);
  });

  test("texts that cannot be stored, or say nothing", () => {
    for (const name of ["a\0", "\ud800"]) expect(codesOf({ name })).toEqual(["TEXT_NOT_VALID"]);
    expect(codesOf({ name: "  " })).toEqual(["TEXT_EMPTY"]);
    // Code points, not UTF-16 units.
    expect(faultsOf({ name: "😀😀😀" })).toEqual([]);
  });
});

import { describe, expect, test } from "@jest/globals";
import { sourceFiles } from "./source-files.js";

interface Fact {
  /** What gives away that somebody writes it by hand. */
  byHand: RegExp;
  /** Where it is said; everybody else asks there. */
  homes: readonly string[];
  /** Files in which the same words mean something else, each with its reason. */
  exceptions?: Record<string, string>;
  /** Spellings that have been written, which the pattern has to find. */
  spellings: readonly string[];
}

const FACTS: Record<string, Fact> = {
  "an office, a grant or a coverage on a day": {
    byHand:
      /\buntil is null or\b|\buntil [<>]=? (\$\{|given\.|current_date)|coalesce\(\w*\.?until|\.since <=|\.until (===|!==) null (\|\||&&)|(revoked_at|until)::date/,
    homes: [
      "src/modules/trade-unions/duties/office-days.queries.ts",
      "src/modules/trade-unions/duties/office-days.rules.ts",
      "src/modules/trade-unions/duties/grant-days.queries.ts",
      "src/modules/trade-unions/employers/coverage-days.queries.ts",
    ],
    exceptions: {
      "src/modules/supervision/supervisors/supervisor-relation.queries.ts":
        "a declared relation counts by its reason, an office three years longer",
    },
    spellings: [
      "(o.until is null or o.until > ${today}::date)",
      "former.until <= ${today}::date",
      "g.revoked_at is null and g.since <= given.today",
      "and until < ${today}::date",
      "g.until >= current_date",
      "v.until >= given.today",
      "coalesce(g.until, 'infinity') > ${after}",
      "coalesce(g.revoked_at::date, 'infinity')",
      "officer.until === null || officer.until > today",
    ],
  },
};

const files = [...sourceFiles("src"), ...sourceFiles("seeds")];

describe.each(Object.entries(FACTS))("%s", (_fact, { byHand, homes, exceptions = {}, spellings }) => {
  test("is said in one place", () => {
    const found = files
      .filter(({ path }) => !homes.includes(path) && !(path in exceptions))
      .flatMap(({ path, text }) =>
        text
          .split("\n")
          .filter((line) => byHand.test(line))
          .map((line) => `${path}: ${line.trim()}`),
      );
    expect(found).toEqual([]);
  });

  test("has its homes and exceptions, and would be found elsewhere", () => {
    const paths = [...homes, ...Object.keys(exceptions)];
    expect(paths.filter((path) => !files.some((file) => file.path === path))).toEqual([]);
    expect(
      Object.keys(exceptions).filter((path) => !byHand.test(files.find((file) => file.path === path)?.text ?? "")),
    ).toEqual([]);
    expect(spellings.filter((spelling) => !byHand.test(spelling))).toEqual([]);
  });
});

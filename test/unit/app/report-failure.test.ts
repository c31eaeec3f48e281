import { describe, expect, test } from "@jest/globals";
import { sentenceOf } from "../../../src/app/report-failure.js";

/** As the driver and the mapper hand it on: the database's error below another. */
const failure = (code: string, message: string) =>
  Object.assign(new Error("the query failed"), { cause: Object.assign(new Error(message), { code }) });

describe("what a person can mend is one sentence", () => {
  test.each([
    ["53100", "could not extend file", "There is no room left on the disk: could not extend file"],
    [
      "25006",
      "cannot execute CREATE TABLE in a read-only transaction",
      "The database can only be read (cannot execute CREATE TABLE in a read-only transaction); name the one that is written to.",
    ],
    [
      "0A000",
      'extension "ltree" is not available',
      `extension "ltree" is not available; ltree and pg_trgm come with PostgreSQL's own contrib package, which this server lacks.`,
    ],
    [
      "58P01",
      'could not open extension control file "ltree.control": No such file or directory',
      `could not open extension control file "ltree.control": No such file or directory; ltree and pg_trgm come with PostgreSQL's own contrib package, which this server lacks.`,
    ],
    [
      "42501",
      'permission denied to create extension "ltree"',
      'permission denied to create extension "ltree"; the roles that docs/create-database.sql makes have the rights they need.',
    ],
  ])("%s: %s", (code, message, sentence) => {
    expect(sentenceOf(failure(code, message))).toBe(sentence);
  });

  test("a fault of the program itself is none", () => {
    expect(sentenceOf(failure("42703", "column x does not exist"))).toBeUndefined();
    expect(sentenceOf(failure("0A000", "cannot use column reference in DEFAULT expression"))).toBeUndefined();
  });
});

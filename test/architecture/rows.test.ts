import { expect, test } from "@jest/globals";
import type { DeclaredKeys } from "../support/runner/declared-rows.js";
import { rowDifferences, type ObservedRow } from "../support/runner/row-differences.js";

// What the whole run of integration tests is judged by; that run itself cannot show that it would fail.
const place = "src/some.queries.ts:3:7";
const within = "src/some.queries.ts some";
const keys = (required: string[], rest: Partial<DeclaredKeys> = {}): DeclaredKeys => ({
  required,
  optional: [],
  documents: {},
  ...rest,
});
const columns = (...names: string[]): ObservedRow => ({ place, columns: names });
const differences = (alternatives: DeclaredKeys[], observed: ObservedRow[], excused = {}): string[] =>
  rowDifferences([{ place, within, alternatives }], observed, { mayLeaveOut: {}, notRun: {}, ...excused });

test("columns and declared keys are the same, but for keys that may be missing", () => {
  const row = keys(["id", "name"], { optional: ["note"] });
  expect(differences([row], [columns("name", "id"), columns("id", "name", "note")])).toEqual([]);
  expect(differences([row], [columns("id", "extra", "extra")])).toEqual([
    `${place}: doubled extra`,
    `${place}: missing name`,
    `${place}: undeclared extra, extra`,
  ]);
});

test("of several rows that may come one comes", () => {
  const rows = [keys(["id"]), keys(["id", "name"])];
  expect(differences(rows, [columns("id"), columns("id", "name")])).toEqual([]);
  expect(differences(rows, [columns("id", "title")])).toEqual([`${place}: undeclared title`]);
});

test("objects that a statement builds have their declared keys, however deep they lie", () => {
  const row = keys(["team"], { documents: { team: [keys(["person"], { documents: { person: [keys(["id"])] } })] } });
  const found = (path: string[], ...names: string[]): ObservedRow => ({ place, path, keys: names });
  expect(differences([row], [found(["team"], "person"), found(["team", "person"], "id")])).toEqual([]);
  expect(differences([row], [found(["team", "person"], "name")])).toEqual([
    `${place} in team.person: missing id`,
    `${place} in team.person: undeclared name`,
  ]);
  expect(differences([row], [found(["free"], "anything")])).toEqual([]);
});

test("every statement runs, and an exception that nothing needs is told", () => {
  const rows = [keys(["id", "name"])];
  expect(differences(rows, [])).toEqual([`${place}: no test runs it`]);
  expect(differences(rows, [], { notRun: { [within]: "a reason" } })).toEqual([]);
  expect(differences(rows, [columns("id")], { mayLeaveOut: { [within]: "a reason" } })).toEqual([]);
  const needless = [`${within}: an exception that nothing needs`];
  expect(differences(rows, [columns("id", "name")], { notRun: { [within]: "a reason" } })).toEqual(needless);
  expect(differences(rows, [columns("id", "name")], { mayLeaveOut: { [within]: "a reason" } })).toEqual(needless);
});

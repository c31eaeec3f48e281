import { expect, test } from "@jest/globals";
import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from "kysely";
import { registersOf, registerValues } from "../../../src/modules/inspections/submission/register-providers.js";
import { sql } from "../../../src/platform/database/sql.js";
import type { RegisterSource } from "../../../src/modules/checklists/checklist-body.js";
import { seedBody } from "../../support/checklist-seeds.js";

const compiler = new Kysely<object>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});
const subject = { tradeUnionId: sql`u`, from: sql`f`, to: sql`t`, on: sql`o` };
const compiled = (...sources: RegisterSource[]) => registerValues(subject, new Set(sources)).compile(compiler);

test.each<[string, RegisterSource[]]>([
  ["six-standards", ["MEMBER_APPRAISAL", "FINDINGS"]],
  ["workers-home", ["INSPECTION", "MEMBER_APPRAISAL"]],
  ["six-good-street", ["COVERAGE", "HEADCOUNT", "FINDINGS"]],
  ["reading-room", ["SURVEY"]],
  ["special-safety", []],
])("%s asks for its own registers only", (seed, sources) => {
  expect([...registersOf(seedBody(seed))]).toEqual(sources);
});

test("only the registers that are asked for are read", () => {
  expect(compiled().sql).toBe("'{}'::json");
  // Nobody keeps surveys.
  expect(compiled("SURVEY").sql).toBe("'{}'::json");
  expect(compiled("INSPECTION").sql).toContain("inspection_results");
  expect(compiled("INSPECTION").sql).not.toMatch(/member_appraisals|headcounts|coverages/);
  expect(compiled("COVERAGE").sql).toContain("eligible_employer_reports");
  expect(compiled("COVERAGE").sql).not.toMatch(/headcounts|inspection_results/);
});

test("the text is the same whatever order the registers are asked for in, and takes no parameters of its own", () => {
  const one = compiled("COVERAGE", "HEADCOUNT");
  expect(compiled("HEADCOUNT", "COVERAGE").sql).toBe(one.sql);
  expect(one.parameters).toEqual([]);
});

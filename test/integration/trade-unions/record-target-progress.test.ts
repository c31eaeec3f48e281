import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type District } from "../../support/builders.js";
import { organizationBuilders } from "../../support/builders-organization.js";
import { people, PERSONAS, type Persona } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const MUTATION = `mutation RecordTargetProgress($input: RecordTargetProgressInput!) {
  recordTargetProgress(input: $input) {
    target { id done { value qualifier } taskProgress timeProgress paceIndex isOnPace isHalfTimeHalfTask asOf }
    userErrors { code message path }
  }
}`;

const program = testProgram();
const build = organizationBuilders(program);
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
});

interface Answer {
  recordTargetProgress: { target: Record<string, unknown> | null; userErrors: { code: string; path: string[] }[] };
}

const report = (targetId: string, change: Record<string, unknown> = {}) => ({
  targetId,
  on: "2026-03-31",
  done: { value: 65, qualifier: "EXACT" },
  evidenceNote: "统计台账",
  ...change,
});
const tokenOf = (persona: Persona) => (persona === "anonymous" ? undefined : persons[persona].token);
const record = async (input: unknown, persona: Persona = "organizer") =>
  (await program.data<Answer>(MUTATION, { input }, { token: tokenOf(persona) })).recordTargetProgress;
const codes = (answer: Answer["recordTargetProgress"]) => answer.userErrors.map(({ code, path }) => ({ code, path }));
const stored = (targetId: string) =>
  program.sql(
    "select recorded_for::text as on, done::float, qualifier from target_progresses where target_id = $1 order by 1",
    [targetId],
  );

describe("recordTargetProgress", () => {
  test("a report is kept and journaled; the same again changes nothing; another figure corrects it", async () => {
    const id = await build.target(at.root, { assigned: 130 });
    const answer = await record(report(id));
    expect(answer).toEqual({
      target: {
        id,
        done: { value: 65, qualifier: "EXACT" },
        taskProgress: 50,
        timeProgress: 89.32,
        paceIndex: 0.56,
        isOnPace: false,
        isHalfTimeHalfTask: true,
        asOf: "2026-11-22",
      },
      userErrors: [],
    });
    expect(await record(report(id))).toEqual(answer);
    const corrected = await record(report(id, { done: { value: 66.5, qualifier: "ABOUT" } }));
    expect(corrected.target).toMatchObject({ done: { value: 66.5, qualifier: "ABOUT" }, taskProgress: 51.15 });
    expect(await stored(id)).toEqual([{ on: "2026-03-31", done: 66.5, qualifier: "ABOUT" }]);
    const entries = await program.sql(
      "select action, details from journal_entries where subject_id = $1 order by at, id",
      [id],
    );
    expect(entries).toEqual([
      { action: "target.progress-recorded", details: { on: "2026-03-31", after: { done: 65, qualifier: "EXACT" } } },
      {
        action: "target.progress-corrected",
        details: {
          on: "2026-03-31",
          before: { done: 65, qualifier: "EXACT" },
          after: { done: 66.5, qualifier: "ABOUT" },
        },
      },
    ]);
  });

  test("the figures of 2012: 40 % on 16 May", async () => {
    const id = await build.target(at.root, { from: "2012-01-01", to: "2012-12-31", assigned: 100 });
    expect(codes(await record(report(id, { on: "2012-05-16", done: { value: 40 } })))).toEqual([]);
    const { organizationStatistics } = await program.data<{ organizationStatistics: { targets: unknown[] } }>(
      `query($scope: ID!) { organizationStatistics(scope: $scope, on: "2012-05-16") {
        targets { taskProgress timeProgress paceIndex isOnPace } } }`,
      { scope: at.root.id },
      { token: persons.leader.token },
    );
    expect(organizationStatistics.targets).toEqual([
      { taskProgress: 40, timeProgress: 37.43, paceIndex: 1.07, isOnPace: true },
    ]);
  });

  test("the latest day counts, not the latest report", async () => {
    const id = await build.target(at.root);
    await record(report(id, { on: "2026-06-30", done: { value: 70 } }));
    expect((await record(report(id))).target).toMatchObject({ done: { value: 70, qualifier: "EXACT" } });
  });

  test("16 reports at once make one row; every correction is journaled", async () => {
    const id = await build.target(at.root);
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, i) => record(report(id, { done: { value: i % 2 } }))),
    );
    expect(answers.flatMap(codes)).toEqual([]);
    expect(await stored(id)).toHaveLength(1);
    const entries = await program.sql("select action from journal_entries where subject_id = $1 order by at, id", [id]);
    expect(entries.filter(({ action }) => action === "target.progress-recorded")).toHaveLength(1);
  });

  test("without reports of its own a target has done what its parts have, however deep; rates do not add up", async () => {
    const tree = async (measure: string) => {
      const top = await build.target(at.root, { measure });
      const street = await build.target(at.street, { measure, parentId: top });
      const otherStreet = await build.target(at.otherStreet, { measure, parentId: top });
      const community = await build.target(at.community, { measure, parentId: street });
      const under = await build.target(at.union, { measure, parentId: community });
      await build.progress(community, "2026-02-01", 7, "MORE_THAN");
      await build.progress(under, "2026-02-01", 1000);
      await build.progress(otherStreet, "2026-02-01", 3.25, "ABOUT");
      await build.progress(otherStreet, "2026-01-15", 2);
      return { top, street };
    };
    const QUERY = `query($scope: ID!, $on: Date) { organizationStatistics(scope: $scope, on: $on) {
      targets { id done { value qualifier } taskProgress remainder parts { done { value qualifier } } } } }`;
    const read = async (on: string) => {
      const { organizationStatistics } = await program.data<{ organizationStatistics: { targets: { id: string }[] } }>(
        QUERY,
        { scope: at.root.id, on },
        { token: persons.leader.token },
      );
      return new Map(organizationStatistics.targets.map(({ id, ...target }) => [id, target]));
    };
    const sums = await tree("NEW_MEMBERS");
    const rates = await tree("MEMBERSHIP_RATE");
    expect((await read("2026-11-22")).get(sums.top)).toEqual({
      done: { value: 10.25, qualifier: "MORE_THAN" },
      taskProgress: 10.25,
      remainder: -100,
      parts: [{ done: { value: 7, qualifier: "MORE_THAN" } }, { done: { value: 3.25, qualifier: "ABOUT" } }],
    });
    expect((await read("2026-01-20")).get(sums.top)).toMatchObject({ done: { value: 2, qualifier: "EXACT" } });
    expect((await read("2026-01-01")).get(sums.top)).toMatchObject({ done: null, taskProgress: null });
    expect((await read("2026-11-22")).get(rates.top)).toMatchObject({
      done: null,
      taskProgress: null,
      remainder: null,
    });
    await record(report(sums.top, { done: { value: 50 } }));
    expect((await read("2026-11-22")).get(sums.top)).toMatchObject({ done: { value: 50, qualifier: "EXACT" } });
  });

  test("a street officer reports in the own street; elsewhere there is no target, by the same statements", async () => {
    const own = await build.target(at.community);
    const hidden = await build.target(at.otherCommunity);
    expect(codes(await record(report(own), "streetOfficer"))).toEqual([]);
    const refused = async (id: string) => {
      program.statements.length = 0;
      const answer = await record(report(id), "streetOfficer");
      return { answer, statements: program.statements.length };
    };
    const unknown = await refused(randomUUID());
    expect(codes(unknown.answer)).toEqual([{ code: "TARGET_NOT_FOUND", path: ["input", "targetId"] }]);
    expect(await refused(hidden)).toEqual(unknown);
    expect(await stored(hidden)).toEqual([]);
  });

  test("who only reads the union may not report", async () => {
    const both = await builders(program).person([
      { role: "STREET_OFFICER", at: at.street },
      { role: "LEADER", at: at.root },
    ]);
    const id = await build.target(at.otherStreet);
    const answer = await program.data<Answer>(MUTATION, { input: report(id) }, { token: both.token });
    expect(codes(answer.recordTargetProgress)).toEqual([{ code: "NOT_PERMITTED", path: ["input", "targetId"] }]);
    expect(await stored(id)).toEqual([]);
  });

  test("an administrator may", async () => {
    expect(codes(await record(report(await build.target(at.root)), "administrator"))).toEqual([]);
  });

  const MAY = ["administrator", "organizer", "streetOfficer", "otherStreetOfficer"];
  test.each<Persona>([...PERSONAS.filter((persona) => !MAY.includes(persona)), "anonymous"])(
    "%s may not, and nothing is written",
    async (persona) => {
      const id = await build.target(at.union);
      const answer = await program.run(MUTATION, { input: report(id) }, { token: tokenOf(persona) });
      expect(answer.errors?.map((error) => error.extensions.code)).toEqual([
        persona === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN",
      ]);
      expect(await stored(id)).toEqual([]);
    },
  );

  test.each<[string, Record<string, unknown>, string, string[]]>([
    ["an id that is none", { targetId: "x" }, "ID_NOT_VALID", ["targetId"]],
    ["a day before the period", { on: "2025-12-31" }, "TARGET_PROGRESS_OUTSIDE_PERIOD", ["on"]],
    ["a day behind the period", { on: "2027-01-01" }, "TARGET_PROGRESS_OUTSIDE_PERIOD", ["on"]],
    ["a day to come", { on: "2026-11-23" }, "TARGET_PROGRESS_IN_FUTURE", ["on"]],
    ["a negative figure", { done: { value: -1 } }, "NUMBER_OUT_OF_RANGE", ["done", "value"]],
    ["three decimals", { done: { value: 0.125 } }, "TARGET_FIGURE_TOO_PRECISE", ["done", "value"]],
    ["a note of 2,001 characters", { evidenceNote: "字".repeat(2001) }, "TEXT_TOO_LONG", ["evidenceNote"]],
    ["a note with NUL", { evidenceNote: "a\0" }, "TEXT_NOT_VALID", ["evidenceNote"]],
  ])("%s is refused", async (_case, change, code, path) => {
    const id = await build.target(at.root);
    const answer = await record(report(id, change));
    expect(answer.target).toBeNull();
    expect(codes(answer)).toEqual([{ code, path: ["input", ...path] }]);
    expect(await stored(id)).toEqual([]);
  });
});

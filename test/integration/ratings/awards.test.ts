import { describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { v7 as uuidv7 } from "uuid";
import { rows, sql } from "../../../src/platform/database/sql.js";
import { isToLapse } from "../../../src/modules/ratings/awards/award-term.queries.js";
import {
  awardLifecycle,
  AwardStatus,
  awardStatusOn,
  type AwardEventKind,
} from "../../../src/modules/ratings/awards/award.lifecycle.js";
import {
  ratingApplicationLifecycle,
  type RatingApplicationStatus,
} from "../../../src/modules/ratings/applications/rating-application.lifecycle.js";
import { lapseAwardsJob } from "../../../src/modules/ratings/awards/lapse-awards.job.js";
import { builders, type BuiltPerson } from "../../support/builders.js";
import { confirm, rawInspection, submit, submitted } from "../../support/builders-inspections.js";
import { planBuilders } from "../../support/builders-plans.js";
import { checklistOf, ratedAnswers } from "../../support/builders-ratings.js";
import { statementsDuring } from "../../support/executed-statements.js";
import { journalOf, mutationOf, onlyFor } from "../../support/mutations.js";
import { testProgram, TODAY } from "../../support/program.js";
import { awardsStage, type Payload } from "../../support/awards-stage.js";

const program = testProgram();
const stage = awardsStage(program);
const { rating, confer, change, reexamine, member, postedNotice, conferral, counted } = stage;

describe("changeAward", () => {
  const changing = (awardId: string, kind: string, changed: object = {}) => ({
    awardId,
    change: kind,
    cause: "复查不合格",
    on: "2026-11-20",
    expectedVersion: 1,
    ...changed,
  });
  const held = async (given: object = {}, level = "ADVANCED") => {
    const of = await member();
    return { ...of, id: await rating.award("WORKERS_HOME", level, { union: of.union }, given) };
  };

  test("suspended, resumed, downgraded, revoked: each a dated event with its cause, and nothing after", async () => {
    const { id, union } = await held();
    const inspectionId = await rating.inspection("WORKERS_HOME", { union }, stage.persons.inspector, { percent: 71 });
    await change.run(changing(id, "SUSPEND", { inspectionId, on: "2026-11-17" }), stage.persons.leader);
    await change.run(
      changing(id, "RESUME", { cause: "整改合格", on: "2026-11-18", expectedVersion: 2 }),
      stage.persons.leader,
    );
    await change.run(
      changing(id, "DOWNGRADE", { levelCode: "QUALIFIED", on: "2026-11-18", expectedVersion: 3 }),
      stage.persons.leader,
    );
    const { award } = await change.run<Payload>(changing(id, "REVOKE", { expectedVersion: 4 }), stage.persons.leader);
    expect(award).toMatchObject({
      status: "REVOKED",
      version: 5,
      level: { code: "QUALIFIED" },
      validUntil: "2028-05-31",
    });
    expect(award?.events.map(({ kind }) => kind)).toEqual(["CONFER", "SUSPEND", "RESUME", "DOWNGRADE", "REVOKE"]);
    expect((await journalOf(program, id)).map(({ action }) => action)).toEqual([
      ...["award.suspended", "award.resumed", "award.downgraded", "award.revoked"],
    ]);
    expect(await change.refused(changing(id, "RESUME", { expectedVersion: 5 }), stage.persons.leader)).toEqual([
      { code: "AWARD_TRANSITION_REFUSED", path: ["input", "awardId"] },
    ]);
  });

  test.each<[string, string, object, string, string[]]>([
    ["backdated", "SUSPEND", { on: "2025-05-31" }, "AWARD_EVENT_BACKDATED", ["on"]],
    ["tomorrow", "SUSPEND", { on: "2026-11-23" }, "AWARD_EVENT_IN_FUTURE", ["on"]],
    ["resumed while it holds", "RESUME", {}, "AWARD_TRANSITION_REFUSED", ["awardId"]],
    ["another version", "SUSPEND", { expectedVersion: 2 }, "STALE_VERSION", ["expectedVersion"]],
    ["an unknown award", "SUSPEND", { awardId: randomUUID() }, "AWARD_NOT_FOUND", ["awardId"]],
    [
      "somebody's inspection",
      "SUSPEND",
      { inspectionId: randomUUID() },
      "AWARD_INSPECTION_NOT_FOUND",
      ["inspectionId"],
    ],
    ["down to a higher level", "DOWNGRADE", { levelCode: "MODEL" }, "AWARD_LEVEL_NOT_LOWER", ["levelCode"]],
    ["down to the same level", "DOWNGRADE", { levelCode: "ADVANCED" }, "AWARD_LEVEL_NOT_LOWER", ["levelCode"]],
    ["down to a star", "DOWNGRADE", { levelCode: "STAR_1" }, "AWARD_LEVEL_NOT_LOWER", ["levelCode"]],
    ["down to nothing", "DOWNGRADE", {}, "AWARD_LEVEL_MISSING", ["levelCode"]],
    ["down to an unknown level", "DOWNGRADE", { levelCode: "X" }, "RATING_LEVEL_UNKNOWN", ["levelCode"]],
    ["up without a notice", "UPGRADE", { levelCode: "MODEL" }, "AWARD_UPGRADE_NEEDS_APPLICATION", ["change"]],
    ["lapsed before its end", "LAPSE", {}, "AWARD_NOT_RUN_OUT", ["on"]],
    ["no cause", "SUSPEND", { cause: " " }, "TEXT_EMPTY", ["cause"]],
  ])("%s is refused, and nothing changes", async (_case, kind, changed, code, path) => {
    const { id } = await held();
    const before = await counted();
    expect(await change.refused(changing(id, kind, changed), stage.persons.leader)).toEqual([
      { code, path: ["input", ...path] },
    ]);
    expect(await counted()).toEqual(before);
  });

  test("nothing happens before what happened last, whoever is first", async () => {
    const { id } = await held();
    await change.run(changing(id, "SUSPEND", { on: "2026-11-19" }), stage.persons.leader);
    expect(
      await change.refused(changing(id, "RESUME", { on: "2026-11-18", expectedVersion: 2 }), stage.persons.leader),
    ).toEqual([{ code: "AWARD_EVENT_BACKDATED", path: ["input", "on"] }]);
    const other = await held();
    const refused = await Promise.all(
      ["SUSPEND", "REVOKE"].map((kind) => change.refused(changing(other.id, kind), stage.persons.leader)),
    );
    expect(refused.flat()).toEqual([{ code: "STALE_VERSION", path: ["input", "expectedVersion"] }]);
  });

  test("what a superior conferred goes up with its document", async () => {
    const { id } = await held({ conferringLevel: "CITY" });
    expect(await change.refused(changing(id, "UPGRADE", { levelCode: "MODEL" }), stage.persons.leader)).toEqual([
      { code: "AWARD_DOCUMENT_MISSING", path: ["input", "documentNumber"] },
    ]);
    const up = changing(id, "UPGRADE", { levelCode: "MODEL", documentNumber: "厦工〔2026〕9号", cause: "市总命名" });
    expect(await change.run(up, stage.persons.leader)).toMatchObject({
      award: {
        level: { code: "MODEL" },
        documentNumber: "厦工〔2026〕9号",
        conferredOn: "2026-11-20",
        validUntil: "2029-11-19",
      },
    });
  });

  test("what ran out is lapsed to whoever reads, before and after it is written down", async () => {
    const { id, union } = await held({ on: "2023-11-01", validUntil: "2026-10-31" });
    const statuses = async () =>
      (
        await program.data<{ awards: { edges: { node: { id: string; status: string } }[] } }>(
          "query($scope: ID!) { awards(first: 9, filter: { scope: $scope, status: [LAPSED] }) { edges { node { id status } } } }",
          { scope: union.id },
          { token: stage.persons.leader.token },
        )
      ).awards.edges.map(({ node }) => node);
    expect(await statuses()).toEqual([{ id, status: "LAPSED" }]);
    expect(await change.refused(changing(id, "SUSPEND"), stage.persons.leader)).toEqual([
      { code: "AWARD_TRANSITION_REFUSED", path: ["input", "awardId"] },
    ]);
    const lapse = () => lapseAwardsJob.run(program.program.services);
    await Promise.all([lapse(), lapse()]);
    expect(
      await program.sql(
        "select kind, happened_on::text, account_id from award_events where award_id = $1 order by id",
        [id],
      ),
    ).toMatchObject([{ kind: "CONFER" }, { kind: "LAPSE", happened_on: "2026-11-01", account_id: null }]);
    expect(await statuses()).toEqual([{ id, status: "LAPSED" }]);
    const byHand = await held({ on: "2023-11-01", validUntil: "2026-10-31" });
    expect(await change.run(changing(byHand.id, "LAPSE"), stage.persons.leader)).toMatchObject({
      award: { status: "LAPSED" },
    });
  });

  onlyFor(["leader"], program, change, () => ({
    persons: stage.persons,
    input: changing(randomUUID(), "SUSPEND"),
    state: counted,
  }));
});

describe("openReexamination", () => {
  const opening = (awardId: string, changed: object = {}) => ({
    awardId,
    inspectorIds: [stage.persons.inspector.accountId],
    dueOn: "2026-12-10",
    expectedVersion: 1,
    ...changed,
  });
  /** Opens a re-examination and has it inspected with some answers changed. */
  const reexamined = async (answers: object[]) => {
    const { union } = await member();
    const id = await rating.award("WORKERS_HOME", "QUALIFIED", { union });
    await reexamine.run(opening(id), stage.persons.organizer);
    const [visit] = await program.sql<{ id: string }>("select id from assignments where owner_id = $1", [id]);
    const [result] = await submit(
      program,
      stage.persons.inspector.token,
      rawInspection({
        tradeUnionId: union.id,
        assignmentId: visit?.id,
        checklistId: checklistOf("WORKERS_HOME"),
        period: "2026-11",
        answers,
      }),
    );
    if (result?.inspection == null) throw new Error(JSON.stringify(result?.userErrors));
    await confirm(program, stage.persons.reviewer.token, result.inspection);
    const { awards } = await program.data<{
      awards: {
        edges: {
          node: { id: string; status: string; reexamineBy: string; events: { kind: string; cause: string }[] };
        }[];
      };
    }>(
      "query($scope: ID!) { awards(first: 9, filter: { scope: $scope }) { edges { node { id status reexamineBy events { kind cause } } } } }",
      { scope: union.id },
      { token: stage.persons.leader.token },
    );
    return awards.edges[0]?.node;
  };

  const poor = () => ratedAnswers("WORKERS_HOME").map(({ criterion }) => ({ criterion, points: 0, note: "未落实" }));

  test("what is still deserved goes on, and is looked at again a year later", async () => {
    const award = await reexamined(ratedAnswers("WORKERS_HOME"));
    expect(award).toMatchObject({ status: "CONFERRED", reexamineBy: "2027-11-22" });
    expect(award?.events.map(({ kind }) => kind)).toEqual(["CONFER", "REEXAMINE", "PASS"]);
  });

  test("what is not stays under review until somebody decides", async () => {
    const award = await reexamined(poor());
    expect(award).toMatchObject({ status: "UNDER_REVIEW", reexamineBy: "2026-06-01" });
    expect(award?.events.map(({ kind }) => kind)).toEqual(["CONFER", "REEXAMINE", "FAIL"]);
    expect(award?.events.at(-1)?.cause).toContain("INSPECTION_PERCENT");
    const revoke = { awardId: award?.id, change: "REVOKE", cause: "复查不合格", on: "2026-11-22", expectedVersion: 3 };
    expect(await change.run(revoke, stage.persons.leader)).toMatchObject({ award: { status: "REVOKED" } });
  });

  test("why it happened is said in the reader's language, however it was written down; what was typed stays", async () => {
    const award = await reexamined(poor());
    const [, , failed] = award?.events ?? [];
    const codes = failed?.cause.split(": ")[1] ?? "";
    expect(codes).toContain("INSPECTION_PERCENT");
    const earlier = async (kind: string, cause: string) =>
      program.sql(
        `insert into award_events (id, award_id, kind, happened_on, cause, level_code, status, recorded_at)
         values ($1, $2, $3, '2026-11-22', $4, 'QUALIFIED', 'UNDER_REVIEW', now())`,
        [uuidv7(), award?.id, kind, cause],
      );
    await earlier("FAIL", "复查不合格:ANNUAL_FIGURE");
    await earlier("LAPSE", "有效期届满");
    await earlier("SUSPEND", "复查不合格:制度未上墙");
    const told = async ({ token }: BuiltPerson) => {
      const { awards } = await program.data<{
        awards: { edges: { node: { id: string; events: { cause: string }[] } }[] };
      }>(
        "query($scope: ID!) { awards(first: 100, filter: { scope: $scope, status: [UNDER_REVIEW] }) { edges { node { id events { cause } } } } }",
        { scope: stage.at.root.id },
        { token },
      );
      return awards.edges.find(({ node }) => node.id === award?.id)?.node.events.map(({ cause }) => cause);
    };
    const chinese = await builders(program).person([{ role: "LEADER", at: stage.at.root }], { language: "zh-CN" });
    expect(await told(chinese)).toEqual([
      ...["命名", "开展复查", `复查不合格:${codes}`],
      ...["复查不合格:ANNUAL_FIGURE", "有效期届满", "复查不合格:制度未上墙"],
    ]);
    expect(await told(stage.persons.leader)).toEqual([
      ...["命名", "a re-examination was opened", `the re-examination was failed: ${codes}`],
      ...["the re-examination was failed: ANNUAL_FIGURE", "its term ended", "复查不合格:制度未上墙"],
    ]);
  });

  test("whoever applied for it does not decide what came of the visit either, however long ago", async () => {
    const { id: applicationId, union, officer } = await postedNotice();
    const { award } = await confer.run<Payload>(conferral(applicationId), stage.persons.leader);
    const awardId = award?.id ?? "";
    await reexamine.run(opening(awardId), stage.persons.organizer);
    const [visit] = await program.sql<{ id: string }>("select id from assignments where owner_id = $1", [awardId]);
    const inspection = await submitted(
      program,
      stage.persons.inspector.token,
      rawInspection({
        tradeUnionId: union.id,
        assignmentId: visit?.id,
        checklistId: checklistOf("WORKERS_HOME"),
        period: "2026-11",
        answers: ratedAnswers("WORKERS_HOME"),
      }),
    );
    await program.sql(
      "update grants set role = 'REVIEWER', trade_union_id = $1, since = '2026-11-22' where account_id = $2",
      [stage.at.root.id, officer.accountId],
    );
    const review = mutationOf(program, "reviewInspection", "inspection { status }");
    const input = { inspectionId: inspection.id, comment: "见附件", expectedVersion: inspection.version };
    for (const decision of ["CONFIRM", "RETURN"])
      expect(await review.refused({ ...input, decision }, officer)).toEqual([
        { code: "DECIDER_IS_APPLICANT", path: ["input", "inspectionId"] },
      ]);
    expect(await review.refused({ ...input, decision: "CONFIRM" }, stage.persons.reviewer)).toEqual([]);
  });

  test("one at a time, of what is held, by who sends people", async () => {
    const { union } = await member();
    const id = await rating.award("WORKERS_HOME", "QUALIFIED", { union });
    expect(await reexamine.run(opening(id), stage.persons.organizer)).toMatchObject({
      award: { status: "UNDER_REVIEW", version: 2 },
    });
    const path = ["input", "awardId"];
    expect(await reexamine.refused(opening(id, { expectedVersion: 2 }), stage.persons.organizer)).toEqual([
      { code: "AWARD_TRANSITION_REFUSED", path },
    ]);
    const revoked = await rating.award(
      "WORKERS_HOME",
      "QUALIFIED",
      { union: (await member()).union },
      { status: "REVOKED" },
    );
    expect(await reexamine.refused(opening(revoked), stage.persons.organizer)).toEqual([
      { code: "AWARD_TRANSITION_REFUSED", path },
    ]);
    expect(await reexamine.refused(opening(randomUUID()), stage.persons.organizer)).toEqual([
      { code: "AWARD_NOT_FOUND", path },
    ]);
  });

  onlyFor(["organizer"], program, reexamine, () => ({
    persons: stage.persons,
    input: opening(randomUUID()),
    state: counted,
  }));
});

describe("awards", () => {
  const LIST = `query Awards($filter: AwardFilter, $first: Int!, $after: Cursor) { awards(filter: $filter, first: $first, after: $after) { totalCount
    pageInfo { endCursor } edges { node { id status conferringLevel program { code title } level { code title } tradeUnion { id name } site { id name } conferredOn validUntil reexamineBy events { kind } } } } }`;
  interface List {
    awards: { totalCount: number; pageInfo: { endCursor: string }; edges: { node: { id: string } }[] };
  }
  const list = (variables: object, { token } = stage.persons.leader) =>
    program.data<List>(LIST, { first: 50, ...variables }, { token }).then(({ awards }) => awards);

  test("those within reach, filtered, page by page, at the same number of statements", async () => {
    const { union, officer } = await member();
    const siteId = await planBuilders(program).site(union);
    const id = await rating.award(
      "READING_ROOM",
      "DISTRICT",
      { union, siteId },
      { on: "2026-11-21", validUntil: "2027-06-29" },
    );
    const filter = {
      scope: stage.at.root.id,
      programCode: "READING_ROOM",
      status: ["CONFERRED"],
      validUntilBefore: "2027-06-30",
    };
    expect((await list({ filter })).edges.map(({ node }) => node.id)).toEqual([id]);
    expect((await list({ filter: { ...filter, validUntilBefore: "2027-06-29" } })).totalCount).toBe(0);
    expect((await list({}, officer)).edges.map(({ node }) => node.id)).toEqual([id]);
    expect((await list({}, stage.persons.otherUnionOfficer)).totalCount).toBe(0);
    const first = await list({ first: 2 });
    const second = await list({ first: 2, after: first.pageInfo.endCursor });
    const all = await list({ first: 4 });
    expect([...first.edges, ...second.edges]).toEqual(all.edges);
    const one = await statementsDuring(() => list({ first: 1 }));
    const ten = await statementsDuring(() => list({ first: 10 }));
    expect(ten.length).toBe(one.length);
  });
});

describe("random commands", () => {
  const input = (applicationId: string, version: number) => ({ applicationId, expectedVersion: version });
  const text = (field: string) => mutationOf(program, field, "__typename");
  /** What each persona may try on an application and on what comes of it. */
  const COMMANDS = {
    forward: ["reviewRatingApplication", "streetOfficer", { decision: "FORWARD" }],
    return: ["reviewRatingApplication", "reviewer", { decision: "RETURN", comment: "x" }],
    reject: ["reviewRatingApplication", "reviewer", { decision: "REJECT", comment: "x" }],
    assign: ["assignRatingInspection", "organizer", { dueOn: "2026-12-10" }],
    cancel: ["cancelRatingInspection", "organizer", { reason: "x" }],
    recommend: ["recommendAward", "leader", { on: "2026-11-22" }],
    confer: ["conferAward", "leader", { on: "2026-11-22", documentNumber: "1" }],
  } as const;

  test("lead an application, a notice and an award only where the tables let them", async () => {
    const names = [...Object.keys(COMMANDS), "propose", "withdrawNotice", "withdraw", "runOut", "object", "inspect"];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...names), { minLength: 6, maxLength: 14 }), async (sequence) => {
        const { union, officer } = await member();
        const id = await rating.application("WORKERS_HOME", "QUALIFIED", { union }, officer);
        const state = async () => {
          const [found] = await program.sql<{
            status: RatingApplicationStatus;
            version: number;
            notice: string | null;
            notice_version: number;
            closes: string | null;
          }>(
            `select a.status, a.version, a.notice_id as notice, n.version as notice_version, n.closes_on::text as closes
             from rating_applications a left join public_notices n on n.id = a.notice_id where a.id = $1`,
            [id],
          );
          if (found === undefined) throw new Error("the application is gone");
          return found;
        };
        for (const name of sequence) {
          const before = await state();
          const known = COMMANDS[name as keyof typeof COMMANDS] as (typeof COMMANDS)[keyof typeof COMMANDS] | undefined;
          if (known !== undefined) {
            const [field, persona, given] = known;
            const team =
              field === "assignRatingInspection" ? { inspectorIds: [stage.persons.inspector.accountId] } : {};
            await text(field).run({ ...input(id, before.version), ...given, ...team }, stage.persons[persona]);
          } else if (name === "withdraw")
            await text("withdrawRatingApplication").run({ ...input(id, before.version), reason: "x" }, officer);
          else if (name === "propose")
            await text("proposeAwards").run(
              {
                title: "公示",
                applicationIds: [id],
                opensOn: "2026-11-22",
                audience: "INTERNAL",
                idempotencyKey: randomUUID(),
              },
              stage.persons.organizer,
            );
          else if (name === "withdrawNotice" && before.notice !== null)
            await text("withdrawPublicNotice").run(
              { noticeId: before.notice, reason: "x", expectedVersion: before.notice_version },
              stage.persons.organizer,
            );
          else if (name === "object" && before.notice !== null)
            await text("fileObjection").run(
              { noticeId: before.notice, applicationId: id, statement: "x", idempotencyKey: randomUUID() },
              stage.persons.organizer,
            );
          else if (name === "runOut")
            await program.sql(
              "update public_notices set opens_on = '2026-11-13', closes_on = '2026-11-19' where id = $1",
              [before.notice],
            );
          else if (name === "inspect" && before.status === "ON_SITE") {
            const inspectionId = await rating.inspection("WORKERS_HOME", { union }, stage.persons.inspector, {
              ownerId: id,
            });
            await program.sql(
              "update rating_applications set status = 'INSPECTED', inspection_id = $2, version = version + 1 where id = $1",
              [id, inspectionId],
            );
          }
          const after = await state();
          const allowed = Object.values(ratingApplicationLifecycle[before.status]);
          expect([before.status, ...allowed]).toContain(after.status);
          if (after.status === "CONFERRED" && before.status !== "CONFERRED") {
            expect(before.closes !== null && before.closes < "2026-11-22").toBe(true);
            expect(
              await program.sql("select 1 from objections where application_id = $1 and status = 'FILED'", [id]),
            ).toEqual([]);
          }
        }
      }),
      { numRuns: 12 },
    );
  });

  test("change an award only where its table lets them, and never backwards in time", async () => {
    const kinds = ["SUSPEND", "RESUME", "UPGRADE", "DOWNGRADE", "REVOKE", "LAPSE"];
    const day = fc.integer({ min: 1, max: 30 }).map((date) => `2026-11-${String(date).padStart(2, "0")}`);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ kind: fc.constantFrom(...kinds), on: day }), { minLength: 4, maxLength: 12 }),
        async (events) => {
          const { union } = await member();
          const conferringLevel = "CITY";
          const given = { conferringLevel, on: "2026-11-05", validUntil: "2026-11-24" };
          const awardId = await rating.award("WORKERS_HOME", "ADVANCED", { union }, given);
          let expectedVersion = 1;
          for (const { kind, on } of events) {
            const levelCode = kind === "UPGRADE" ? "MODEL" : "QUALIFIED";
            const cause = "x";
            const tried = { awardId, change: kind, on, cause, levelCode, documentNumber: "1", expectedVersion };
            const { award } = await change.run<Payload>(tried, stage.persons.leader);
            expectedVersion = award?.version ?? expectedVersion;
          }
          const happened = await program.sql<{ kind: AwardEventKind; status: AwardStatus; day: string }>(
            "select kind, status, happened_on::text as day from award_events where award_id = $1 order by id",
            [awardId],
          );
          happened.reduce((before, event) => {
            expect(awardLifecycle[before.status][event.kind]).toBe(event.status);
            expect(event.day >= before.day && event.day <= "2026-11-22").toBe(true);
            return event;
          });
        },
      ),
      { numRuns: 20 },
    );
  });
});

test("an award has run out on the same days in SQL and TypeScript", async () => {
  const days = [null, "2026-11-21", "2026-11-22", "2026-11-23"];
  const given = Object.values(AwardStatus).flatMap((status) => days.map((validUntil) => ({ status, validUntil })));
  const found = await rows<{ status: AwardStatus; validUntil: string | null; lapses: boolean | null }>(
    program.program.orm.em.fork() as never,
    sql`select a.status, a.valid_until as "validUntil", ${isToLapse("a", TODAY)} as lapses
      from jsonb_to_recordset(${JSON.stringify(given.map(({ status, validUntil }) => ({ status, valid_until: validUntil })))}::jsonb)
        as a (status text, valid_until date)`,
  );
  expect(found).toHaveLength(given.length);
  for (const { lapses, ...award } of found) {
    const isLapsed = award.status !== AwardStatus.LAPSED && awardStatusOn(award, TODAY) === AwardStatus.LAPSED;
    expect([award, lapses === true]).toEqual([award, isLapsed]);
  }
});

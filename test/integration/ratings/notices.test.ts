import { afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type BuiltPerson, type BuiltUnion, type District } from "../../support/builders.js";
import { ratingBuilders } from "../../support/builders-ratings.js";
import { statementsDuring } from "../../support/executed-statements.js";
import { journalOf, mutationOf, onlyFor } from "../../support/mutations.js";
import { people } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
const rating = ratingBuilders(program);
let at: District;
let persons: Awaited<ReturnType<typeof people>>;

beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
  await rating.authorize();
});

const propose = mutationOf(
  program,
  "proposeAwards",
  "notice { id title kind audience opensOn closesOn workingDays isProvisional isOpen version applications { id status } }",
);
const takeBack = mutationOf(program, "withdrawPublicNotice", "notice { id status statusReason version }");
const object = mutationOf(program, "fileObjection", "objection { id status statement contact answerDueOn version }");
const decide = mutationOf(program, "decideObjection", "objection { id status reason version decidedAt }");

/** A union below a street that meets every threshold, with an application that was inspected. */
const inspected = async (
  given: { parent?: BuiltUnion; percent?: number; inspector?: BuiltPerson } = {},
): Promise<{ union: BuiltUnion; officer: BuiltPerson; id: string }> => {
  const union = await builders(program).tradeUnion({ parent: given.parent ?? at.community });
  const officer = await builders(program).person([{ role: "UNION_OFFICER", at: union }]);
  await rating.good(union);
  const id = await rating.application("WORKERS_HOME", "QUALIFIED", { union }, officer, {
    status: "INSPECTED",
    inspector: given.inspector ?? persons.inspector,
    percent: given.percent ?? 88,
  });
  return { union, officer, id };
};
const OPEN = { opensOn: "2026-11-20", closesOn: "2026-11-26" };
const postedNotice = async (given: object = {}, of: Parameters<typeof inspected>[0] = {}) => {
  const all = await inspected(of);
  const noticeId = await rating.notice(at.root, [all.id], persons.organizer, { ...OPEN, ...given });
  return { ...all, noticeId };
};
const proposal = (applicationIds: string[], change: object = {}) => ({
  title: "拟命名合格职工之家名单公示",
  applicationIds,
  opensOn: "2026-11-23",
  audience: "PUBLIC",
  idempotencyKey: randomUUID(),
  ...change,
});
const statusOf = async (id: string) =>
  (await program.sql<{ status: string }>("select status from rating_applications where id = $1", [id]))[0]?.status;
const counted = () =>
  program.sql("select (select count(*)::int from public_notices) as n, (select count(*)::int from objections) as o");

describe("proposeAwards", () => {
  test("is posted for five working days, the first one counted, with the journal", async () => {
    const [first, second] = [await inspected(), await inspected({ parent: at.otherCommunity })];
    const answer = await propose.run<{ notice: { id: string } }>(proposal([second.id, first.id]), persons.organizer);
    expect(answer.notice).toMatchObject({
      kind: "AWARD",
      audience: "PUBLIC",
      opensOn: "2026-11-23",
      closesOn: "2026-11-27",
      workingDays: 5,
      isOpen: false,
      version: 1,
      isProvisional: expect.any(Boolean),
      applications: [
        { id: second.id, status: "PROPOSED" },
        { id: first.id, status: "PROPOSED" },
      ],
    });
    expect((await journalOf(program, answer.notice.id)).map(({ action }) => action)).toEqual([
      "public-notice.published",
    ]);
    expect((await journalOf(program, first.id)).map(({ action }) => action)).toEqual(["rating-application.proposed"]);
  });

  test("holidays do not count, and a notice that is posted moves with them", async () => {
    const { id } = await inspected();
    const answer = await propose.run<{ notice: { id: string } }>(
      proposal([id], { opensOn: "2031-09-29" }),
      persons.organizer,
    );
    expect(answer.notice).toMatchObject({ closesOn: "2031-10-03", isProvisional: true });
    const days = ["2031-10-01", "2031-10-02"].map((day) => ({
      day,
      isWorkday: false,
      nameZh: "国庆节",
      nameEn: "National Day",
    }));
    const calendar = mutationOf(program, "setCalendarYear", "calendarYear { year }");
    expect(
      await calendar.refused({ year: 2031, isPublished: false, days, expectedVersion: 0 }, persons.administrator),
    ).toEqual([]);
    // Monday, Tuesday, Friday, Monday, Tuesday.
    expect(await program.sql("select closes_on::text from public_notices where id = $1", [answer.notice.id])).toEqual([
      { closes_on: "2031-10-07" },
    ]);
    expect((await journalOf(program, answer.notice.id)).map(({ action }) => action)).toEqual([
      ...["public-notice.published", "public-notice.days-moved"],
    ]);
  });

  test("the same key again gives the same notice; at once only one notice takes an application", async () => {
    const { id } = await inspected();
    const input = proposal([id]);
    const answers = await Promise.all(
      [1, 2, 3].map(() => propose.run<{ notice: { id: string } | null }>(input, persons.organizer)),
    );
    expect(new Set(answers.map(({ notice }) => notice?.id)).size).toBe(1);
    const other = await inspected();
    const refused = await Promise.all([1, 2].map(() => propose.refused(proposal([other.id]), persons.organizer)));
    expect(refused.flat()).toEqual([{ code: "RATING_TRANSITION_REFUSED", path: ["input", "applicationIds", "0"] }]);
  });

  test("what the inspection on site does not bear out, or nobody looked at, is refused, and nothing is proposed", async () => {
    const low = await inspected({ percent: 69.99 });
    const fine = await inspected();
    const path = ["input", "applicationIds", "1"];
    expect(await propose.refused(proposal([fine.id, low.id]), persons.organizer)).toEqual([
      { code: "RATING_PREREQUISITES_NOT_MET", path },
    ]);
    const { union, officer } = await inspected();
    await program.sql("update rating_applications set status = 'WITHDRAWN' where trade_union_id = $1", [union.id]);
    const unseen = await rating.application("WORKERS_HOME", "QUALIFIED", { union }, officer, {
      status: "STREET_REVIEWED",
    });
    expect(await propose.refused(proposal([fine.id, unseen]), persons.organizer)).toEqual([
      { code: "ON_SITE_INSPECTION_MISSING", path },
    ]);
    expect(await statusOf(fine.id)).toBe("INSPECTED");
  });

  test("a room that has fewer books on site than were declared is refused", async () => {
    const { union, officer } = await inspected();
    const siteId = randomUUID();
    await program.sql(
      "insert into sites (id, trade_union_id, kind, name, created_at) values ($1, $2, 'READING_ROOM', '书屋', now())",
      [siteId, union.id],
    );
    const measured = (books: number) =>
      Object.entries({
        "B1.1": 60,
        "B1.2": 20,
        "B2.1": books,
        "B2.2": 12,
        "B2.3": 0,
        "B2.5": 0,
        "B3.1": 1,
        "B3.4": 12,
      }).map(([criterion, measure]) => ({ criterion, measure }));
    const room = (books: number) =>
      rating.application("READING_ROOM", "DISTRICT", { union, siteId }, officer, {
        status: "INSPECTED",
        inspector: persons.inspector,
        answers: measured(books),
      });
    const short = await room(999);
    const { userErrors } = await propose.run(proposal([short]), persons.organizer);
    expect(userErrors).toMatchObject([
      { code: "RATING_PREREQUISITES_NOT_MET", message: expect.stringContaining("BOOKS") },
    ]);
    await program.sql("update rating_applications set status = 'REJECTED' where id = $1", [short]);
    expect(await propose.refused(proposal([await room(1000)]), persons.organizer)).toEqual([]);
  });

  test("a program without a checklist goes from the street's review to the notice", async () => {
    const { union, officer } = await inspected();
    const siteId = randomUUID();
    await program.sql(
      "insert into sites (id, trade_union_id, kind, name, created_at) values ($1, $2, 'AREA', '商贸街', now())",
      [siteId, union.id],
    );
    const id = await rating.application("HARMONIOUS_AREA", "HARMONIOUS_AREA", { union, siteId }, officer, {
      status: "STREET_REVIEWED",
    });
    const { userErrors } = await propose.run(proposal([id]), persons.organizer);
    expect(userErrors).toMatchObject([{ message: expect.stringContaining("AREA_CONTRACT_IN_FORCE") }]);
  });

  test.each<[string, (id: string) => object, string, string[]]>([
    ["a day that is past", (id) => proposal([id], { opensOn: "2026-11-21" }), "NOTICE_IN_PAST", ["opensOn"]],
    ["an application twice", (id) => proposal([id, id]), "NOTICE_NAMES_TWICE", ["applicationIds", "1"]],
    ["none at all", () => proposal([]), "LIST_EMPTY", ["applicationIds"]],
    ["an unknown one", () => proposal([randomUUID()]), "RATING_APPLICATION_NOT_FOUND", ["applicationIds", "0"]],
    ["no title", (id) => proposal([id], { title: " " }), "TEXT_EMPTY", ["title"]],
  ])("%s is refused", async (_case, input, code, path) => {
    const { id } = await inspected();
    const before = await counted();
    expect(await propose.refused(input(id), persons.organizer)).toEqual([{ code, path: ["input", ...path] }]);
    expect(await counted()).toEqual(before);
  });

  onlyFor(["organizer"], program, propose, () => ({ persons, input: proposal([randomUUID()]), state: counted }));
});

describe("withdrawPublicNotice", () => {
  test("what it proposed has to be posted anew", async () => {
    const { id, noticeId } = await postedNotice();
    const input = { noticeId, reason: "名单有误", expectedVersion: 1 };
    expect(await takeBack.refused({ ...input, expectedVersion: 2 }, persons.organizer)).toEqual([
      { code: "STALE_VERSION", path: ["input", "expectedVersion"] },
    ]);
    expect(await takeBack.run(input, persons.organizer)).toMatchObject({
      notice: { status: "WITHDRAWN", statusReason: "名单有误" },
    });
    expect(await statusOf(id)).toBe("INSPECTED");
    expect(await takeBack.refused({ ...input, expectedVersion: 2 }, persons.organizer)).toEqual([
      { code: "NOTICE_TRANSITION_REFUSED", path: ["input", "noticeId"] },
    ]);
    expect(
      await object.refused(
        { noticeId, applicationId: id, statement: "x", idempotencyKey: randomUUID() },
        persons.leader,
      ),
    ).toEqual([{ code: "RATING_APPLICATION_NOT_FOUND", path: ["input", "applicationId"] }]);
    expect(await propose.refused(proposal([id]), persons.organizer)).toEqual([]);
  });

  onlyFor(["organizer"], program, takeBack, () => ({
    persons,
    input: { noticeId: randomUUID(), reason: "x", expectedVersion: 1 },
    state: counted,
  }));
});

describe("publicNotices", () => {
  const LIST = `query($first: Int!, $filter: PublicNoticeFilter, $after: Cursor) { publicNotices(first: $first, filter: $filter, after: $after) { totalCount pageInfo { endCursor }
    edges { node { id title kind opensOn closesOn isOpen audience scope { name } applications { id } entries { tradeUnion { name contactPhone } summary } } } } }`;
  interface List {
    publicNotices: { totalCount: number; edges: { node: { id: string; isOpen: boolean; applications: object[] } }[] };
  }
  const list = (token: string | undefined, variables: object = {}) =>
    program.data<List>(LIST, { first: 100, ...variables }, { token }).then(({ publicNotices }) => publicNotices);
  const sees = async (token: string | undefined, id: string) =>
    (await list(token)).edges.some(({ node }) => node.id === id);

  afterEach(() => program.clock.set("2026-11-22T10:00:00+08:00"));

  test("before its first day a notice is there for those who prepare it only, by whatever field it comes", async () => {
    const { id, noticeId, officer } = await postedNotice({
      audience: "PUBLIC",
      opensOn: "2026-11-27",
      closesOn: "2026-12-03",
    });
    program.clock.set("2026-11-26T23:59:00+08:00");
    const THROUGH = "query($id: ID!) { ratingApplication(id: $id) { notice { id title } } }";
    const through = async (token: string) =>
      (await program.data<{ ratingApplication: { notice: object | null } }>(THROUGH, { id }, { token }))
        .ratingApplication;
    const others = { anonymous: undefined, nobody: persons.nobody, administrator: persons.administrator, officer };
    const known = async () => {
      const seen: [string, boolean, number][] = [];
      for (const [name, person] of Object.entries(others)) {
        const { edges, totalCount } = await list(person?.token);
        expect(edges).toHaveLength(totalCount);
        seen.push([name, edges.some(({ node }) => node.id === noticeId), totalCount]);
      }
      return seen;
    };
    const before = await known();
    expect(before.map(([, isSeen]) => isSeen)).toEqual([false, false, false, false]);
    expect(await through(officer.token)).toEqual({ notice: null });
    const objection = () => ({ noticeId, applicationId: id, statement: "x", idempotencyKey: randomUUID() });
    expect(await object.refused(objection(), officer)).toEqual(
      await object.refused({ ...objection(), noticeId: randomUUID() }, officer),
    );
    for (const { token } of [persons.organizer, persons.leader, persons.reviewer]) {
      expect(await sees(token, noticeId)).toBe(true);
      expect(await through(token)).toEqual({ notice: { id: noticeId, title: expect.any(String) } });
    }

    program.clock.set("2026-11-27T00:00:00+08:00");
    const opened = await known();
    expect(opened.map(([name, , count]) => [name, count - 1])).toEqual(before.map(([name, , count]) => [name, count]));
    expect(opened.every(([, isSeen]) => isSeen)).toBe(true);
    expect(await through(officer.token)).toMatchObject({ notice: { id: noticeId } });
  });

  test("a notice that is taken back before its first day stays unknown, and one that was posted is shown as withdrawn", async () => {
    const early = await postedNotice({ audience: "PUBLIC", opensOn: "2026-11-24", closesOn: "2026-11-30" });
    const late = await postedNotice({ audience: "PUBLIC" });
    for (const { noticeId } of [early, late])
      await takeBack.run({ noticeId, reason: "名单有误", expectedVersion: 1 }, persons.organizer);
    program.clock.set("2026-11-25T10:00:00+08:00");
    expect(await sees(undefined, early.noticeId)).toBe(false);
    expect(await sees(persons.organizer.token, early.noticeId)).toBe(true);
    expect(await sees(undefined, late.noticeId)).toBe(true);
  });

  test("each audience reads its own; an anonymous caller what is public, and of unions the name only", async () => {
    const [open, internal, named] = [
      await postedNotice({ audience: "PUBLIC" }),
      await postedNotice({ audience: "INTERNAL" }),
      await postedNotice({ audience: "RECIPIENTS" }),
    ];
    await program.sql("update trade_unions set contact_phone = '0592' where id = $1", [open.union.id]);
    const who = {
      anonymous: undefined,
      nobody: persons.nobody.token,
      supervisor: persons.supervisor.token,
      otherUnionOfficer: persons.otherUnionOfficer.token,
      ofNamed: named.officer.token,
      leader: persons.leader.token,
    };
    const seen = await Promise.all(
      Object.entries(who).map(async ([name, token]) => [
        name,
        await Promise.all([open, internal, named].map(({ noticeId }) => sees(token, noticeId))),
      ]),
    );
    expect(Object.fromEntries(seen)).toEqual({
      anonymous: [true, false, false],
      nobody: [true, false, false],
      supervisor: [true, false, false],
      otherUnionOfficer: [true, true, false],
      ofNamed: [true, true, true],
      leader: [true, true, true],
    });
    const anonymous = (await list(undefined)).edges.find(({ node }) => node.id === open.noticeId)?.node;
    expect(anonymous).toMatchObject({
      isOpen: true,
      applications: [],
      scope: { name: at.root.name },
      entries: [{ tradeUnion: { name: open.union.name, contactPhone: null }, summary: "先进职工之家" }],
    });
    const officer = (await list(open.officer.token)).edges.find(({ node }) => node.id === open.noticeId)?.node;
    expect(officer?.applications).toEqual([{ id: open.id }]);
  });

  test("is filtered by what is open, and ten cost as many statements as one", async () => {
    const over = await postedNotice({ opensOn: "2026-11-09", closesOn: "2026-11-13" });
    const open = await list(persons.leader.token, { filter: { isOpen: true, kind: ["AWARD"], status: ["PUBLISHED"] } });
    expect(open.edges.length).toBe(open.totalCount);
    expect(open.edges.every(({ node }) => node.isOpen)).toBe(true);
    const closed = await list(persons.leader.token, { filter: { isOpen: false } });
    expect(closed.edges.map(({ node }) => node.id)).toContain(over.noticeId);
    const one = await statementsDuring(() => list(persons.leader.token, { first: 1 }));
    const ten = await statementsDuring(() => list(persons.leader.token, { first: 10 }));
    expect(ten.length).toBe(one.length);
  });
});

describe("fileObjection and decideObjection", () => {
  const objection = ({ id, noticeId }: { id: string; noticeId: string }, change: object = {}) => ({
    noticeId,
    applicationId: id,
    statement: "材料不实",
    contact: "13900000000",
    idempotencyKey: randomUUID(),
    ...change,
  });
  const filed = async (of: { id: string; noticeId: string }, by = persons.otherUnionOfficer) => {
    const answer = await object.run<{ objection: { id: string } | null }>(objection(of), by);
    if (answer.objection === null) throw new Error(JSON.stringify(answer.userErrors));
    return answer.objection.id;
  };

  test("who may read the notice objects, once, while it is posted; the answer is due in ten working days", async () => {
    const posted = await postedNotice();
    const input = objection(posted);
    const answers = await Promise.all(
      [1, 2, 3].map(() => object.run<{ objection: { id: string } | null }>(input, persons.otherUnionOfficer)),
    );
    expect(new Set(answers.map(({ objection: made }) => made?.id)).size).toBe(1);
    expect(answers[0]?.objection).toMatchObject({ status: "FILED", answerDueOn: "2026-12-04", version: 1 });
    expect((await journalOf(program, answers[0]?.objection?.id ?? "")).map(({ action }) => action)).toEqual([
      "objection.filed",
    ]);
    expect(await object.refused(objection(posted), persons.otherUnionOfficer)).toEqual([
      { code: "OBJECTION_ALREADY_FILED", path: ["input", "applicationId"] },
    ]);
    expect(await object.refused({ ...input, statement: "y" }, persons.otherUnionOfficer)).toEqual([
      { code: "IDEMPOTENCY_KEY_REUSED", path: ["input", "idempotencyKey"] },
    ]);
    expect(await object.refused(objection(posted, { applicationId: randomUUID() }), persons.leader)).toEqual([
      { code: "RATING_APPLICATION_NOT_FOUND", path: ["input", "applicationId"] },
    ]);
    expect(await object.refused(objection(posted), persons.supervisor)).toEqual([
      { code: "PUBLIC_NOTICE_NOT_FOUND", path: ["input", "noticeId"] },
    ]);
  });

  test("before it opens and after it closed nothing is taken", async () => {
    for (const days of [
      { opensOn: "2026-11-23", closesOn: "2026-11-27" },
      { opensOn: "2026-11-13", closesOn: "2026-11-19" },
    ])
      expect(await object.refused(objection(await postedNotice(days)), persons.leader)).toEqual([
        { code: "NOTICE_NOT_OPEN", path: ["input", "noticeId"] },
      ]);
  });

  test("an upheld one turns the application down, a rejected one does not", async () => {
    const [first, second] = [await postedNotice(), await postedNotice()];
    const upheld = { objectionId: await filed(first), decision: "UPHOLD", reason: "属实", expectedVersion: 1 };
    expect(await decide.refused({ ...upheld, expectedVersion: 3 }, persons.leader)).toEqual([
      { code: "STALE_VERSION", path: ["input", "expectedVersion"] },
    ]);
    expect(await decide.run(upheld, persons.leader)).toMatchObject({
      objection: { status: "UPHELD", reason: "属实", version: 2 },
    });
    expect(await statusOf(first.id)).toBe("REJECTED");
    expect(await decide.refused({ ...upheld, expectedVersion: 2 }, persons.leader)).toEqual([
      { code: "OBJECTION_DECIDED", path: ["input", "objectionId"] },
    ]);
    const rejected = { ...upheld, objectionId: await filed(second), decision: "REJECT" };
    expect(await decide.run(rejected, persons.reviewer)).toMatchObject({ objection: { status: "REJECTED" } });
    expect(await statusOf(second.id)).toBe("PROPOSED");
  });

  test("of two decisions at once one is refused", async () => {
    const posted = await postedNotice();
    const objectionId = await filed(posted);
    const answers = await Promise.all(
      ["UPHOLD", "REJECT"].map((decision) =>
        decide.refused({ objectionId, decision, reason: "x", expectedVersion: 1 }, persons.leader),
      ),
    );
    expect(answers.flat()).toEqual([{ code: "STALE_VERSION", path: ["input", "expectedVersion"] }]);
  });

  test("not by the first team, not by who objected, not by who decides elsewhere", async () => {
    const inTeam = await builders(program).person([
      { role: "INSPECTOR", at: at.root },
      { role: "REVIEWER", at: at.root },
    ]);
    const posted = await postedNotice({}, { inspector: inTeam });
    const path = ["input", "objectionId"];
    const input = { objectionId: await filed(posted), decision: "REJECT", reason: "不成立", expectedVersion: 1 };
    expect(await decide.refused(input, inTeam)).toEqual([{ code: "DECIDER_IN_FIRST_TEAM", path }]);
    const own = { ...input, objectionId: await filed(posted, persons.leader) };
    expect(await decide.refused(own, persons.leader)).toEqual([{ code: "DECIDER_FILED_OBJECTION", path }]);
    const below = await builders(program).person([{ role: "REVIEWER", at: at.street }]);
    expect(await decide.refused(input, below)).toEqual([{ code: "NOT_PERMITTED", path }]);
    const elsewhere = await builders(program).person([{ role: "REVIEWER", at: at.otherStreet }]);
    expect(await decide.refused(input, elsewhere)).toEqual([{ code: "OBJECTION_NOT_FOUND", path }]);
    expect(await decide.refused(input, persons.reviewer)).toEqual([]);
  });

  test("the contact is read by who decides and by who filed, and nobody else reads of the objection at all", async () => {
    const posted = await postedNotice();
    const id = await filed(posted);
    const read = async ({ token }: BuiltPerson) => {
      const { objections } = await program.data<{
        objections: { totalCount: number; edges: { node: { id: string; contact: string } }[] };
      }>(
        "{ objections(first: 50, filter: { status: [FILED] }) { totalCount edges { node { id contact statement notice { id } application { id } } } } }",
        {},
        { token },
      );
      return objections.edges.find(({ node }) => node.id === id)?.node.contact;
    };
    expect(await read(persons.reviewer)).toBe("13900000000");
    expect(await read(persons.otherUnionOfficer)).toBe("13900000000");
    expect(await read(posted.officer)).toBeUndefined();
    expect(await read(persons.organizer)).toBeUndefined();
  });

  test("ten objections cost as many statements as one", async () => {
    for (let i = 0; i < 3; i++) await filed(await postedNotice());
    const list = (first: number) =>
      program.data(
        "query($first: Int!) { objections(first: $first) { edges { node { id notice { id } application { id tradeUnion { name } } } } } }",
        { first },
        { token: persons.reviewer.token },
      );
    await list(1);
    const one = await statementsDuring(() => list(1));
    const ten = await statementsDuring(() => list(10));
    expect(ten.length).toBe(one.length);
  });

  test("an anonymous caller does not object", async () => {
    const answer = await program.run(object.text, { input: objection(await postedNotice({ audience: "PUBLIC" })) });
    expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(["UNAUTHENTICATED"]);
  });

  onlyFor(["leader", "reviewer"], program, decide, () => ({
    persons,
    input: { objectionId: randomUUID(), decision: "REJECT", reason: "x", expectedVersion: 1 },
    state: counted,
  }));
});

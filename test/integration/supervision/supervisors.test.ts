import { beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { activeSupervisors } from "../../../src/modules/supervision/supervisors/supervisor.queries.js";
import { builders, type BuiltPerson, type District } from "../../support/builders.js";
import { statementsDuring } from "../../support/executed-statements.js";
import { journalOf, mutationOf, onlyFor } from "../../support/mutations.js";
import { people } from "../../support/personas.js";
import { testProgram, TODAY } from "../../support/program.js";

const PLEDGES = ["CONFIDENTIALITY_PLEDGE", "CONFLICT_DECLARATION", "NO_GIFTS"];
const TERM =
  "id name source termFrom termTo endedOn isActive version pledges { kind signedOn } person { id } tradeUnion { id }";
const program = testProgram();
const appoint = mutationOf(program, "appointSupervisor", `supervisor { ${TERM} }`);
const pledge = mutationOf(program, "signPledge", `supervisor { ${TERM} }`);
const renew = mutationOf(program, "renewSupervisorTerm", `supervisor { ${TERM} }`);
const end = mutationOf(program, "endSupervisorTerm", `supervisor { ${TERM} }`);

interface Term extends Record<string, unknown> {
  id: string;
  version: number;
}
interface Answer extends Record<string, unknown> {
  supervisor: Term | null;
}

let at: District;
let persons: Awaited<ReturnType<typeof people>>;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
});

const appointment = (person: BuiltPerson, change: object = {}) => ({
  tradeUnionId: at.root.id,
  accountId: person.accountId,
  source: "CPPCC_MEMBER",
  termFrom: "2026-01-01",
  idempotencyKey: randomUUID(),
  ...change,
});
const invited = () => builders(program).person([{ role: "SUPERVISOR", at: at.root }], { name: "周监督" });
const appointed = async (person: BuiltPerson, change: object = {}): Promise<Term> => {
  const { supervisor, userErrors } = await appoint.run<Answer>(appointment(person, change), persons.administrator);
  if (supervisor === null) throw new Error(JSON.stringify(userErrors));
  return supervisor;
};
const pledgeAll = async (person: BuiltPerson, supervisorId: string) => {
  for (const kind of PLEDGES) expect(await pledge.refused({ supervisorId, kind }, person)).toEqual([]);
};
const terms = (person: BuiltPerson) =>
  program.sql("select id, term_from::text, term_to::text, version from supervisors where account_id = $1 order by 2", [
    person.accountId,
  ]);
const activeOn = (on: string, ...persons: BuiltPerson[]) =>
  activeSupervisors(
    program.program.orm.em.fork() as never,
    persons.map(({ accountId }) => accountId),
    on,
  );

describe("appointSupervisor", () => {
  test("invites for three years; the person is not sent before all pledges are signed", async () => {
    const person = await invited();
    const supervisor = await appointed(person);
    expect(supervisor).toEqual({
      id: expect.any(String),
      name: "周监督",
      source: "CPPCC_MEMBER",
      termFrom: "2026-01-01",
      termTo: "2028-12-31",
      endedOn: null,
      isActive: false,
      version: 1,
      pledges: [],
      person: { id: person.accountId },
      tradeUnion: { id: at.root.id },
    });
    expect(await journalOf(program, supervisor.id)).toEqual([
      { action: "supervisor.appointed", actor_id: persons.administrator.accountId },
    ]);
    expect(await activeOn(TODAY, person)).toEqual([]);
    await pledgeAll(person, supervisor.id);
    expect(await activeOn(TODAY, person)).toEqual([{ accountId: person.accountId, path: at.root.path }]);
  });

  test("the same key again gives the same supervisor, also at once; other content is refused", async () => {
    const person = await invited();
    const input = appointment(person);
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => appoint.run<Answer>(input, persons.administrator)),
    );
    expect(new Set(answers.map(({ supervisor }) => supervisor?.id)).size).toBe(1);
    expect(await appoint.refused({ ...input, source: "WORKER" }, persons.administrator)).toEqual([
      { code: "IDEMPOTENCY_KEY_REUSED", path: ["input", "idempotencyKey"] },
    ]);
    expect(await terms(person)).toHaveLength(1);
  });

  test("of 6 terms entered at once one is kept, and terms do not overlap", async () => {
    const person = await invited();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => appoint.refused(appointment(person), persons.administrator)),
    );
    expect(answers.flat()).toEqual(Array(5).fill({ code: "SUPERVISOR_TERM_OVERLAPS", path: ["input", "termFrom"] }));
    expect(await terms(person)).toHaveLength(1);
    expect(await appoint.refused(appointment(person, { termFrom: "2028-12-31" }), persons.administrator)).toHaveLength(
      1,
    );
    expect(await appoint.refused(appointment(person, { termFrom: "2029-01-01" }), persons.administrator)).toEqual([]);
  });

  test.each<[string, object, string, string]>([
    ["an unknown union", { tradeUnionId: randomUUID() }, "TRADE_UNION_NOT_FOUND", "tradeUnionId"],
    ["an unknown account", { accountId: randomUUID() }, "ACCOUNT_NOT_FOUND", "accountId"],
    ["an id that is none", { accountId: "x" }, "ID_NOT_VALID", "accountId"],
    ["an end before the beginning", { termTo: "2025-12-31" }, "DATES_OUT_OF_ORDER", "termTo"],
    ["a term of more than five years", { termTo: "2031-01-01" }, "SUPERVISOR_TERM_TOO_LONG", "termTo"],
    ["a beginning long past", { termFrom: "2011-12-31" }, "DATE_OUT_OF_RANGE", "termFrom"],
  ])("%s is refused", async (_case, change, code, field) => {
    const person = await invited();
    expect(await appoint.refused(appointment(person, change), persons.administrator)).toEqual([
      { code, path: ["input", field] },
    ]);
    expect(await terms(person)).toEqual([]);
  });

  test("who does not hold the role there is not invited", async () => {
    const elsewhere = await builders(program).person([{ role: "SUPERVISOR", at: at.street }]);
    const former = await builders(program).person([{ role: "SUPERVISOR", at: at.root, until: "2026-11-21" }]);
    for (const person of [persons.inspector, elsewhere, former]) {
      expect(await appoint.refused(appointment(person), persons.administrator)).toEqual([
        { code: "SUPERVISOR_ROLE_MISSING", path: ["input", "accountId"] },
      ]);
    }
    expect(
      await appoint.refused(appointment(elsewhere, { tradeUnionId: at.street.id }), persons.administrator),
    ).toEqual([]);
  });

  test("a closed union invites nobody, and who only reads a union does not either", async () => {
    const closed = await builders(program).tradeUnion({ parent: at.root, form: "STREET_FEDERATION" });
    await program.sql("update trade_unions set status = 'CLOSED', closed_on = '2026-10-01' where id = $1", [closed.id]);
    const person = await invited();
    expect(await appoint.refused(appointment(person, { tradeUnionId: closed.id }), persons.administrator)).toEqual([
      { code: "TRADE_UNION_CLOSED", path: ["input", "tradeUnionId"] },
    ]);
    const both = await builders(program).person([
      { role: "ADMINISTRATOR", at: at.street },
      { role: "LEADER", at: at.root },
    ]);
    expect(await appoint.refused(appointment(person), both)).toEqual([
      { code: "NOT_PERMITTED", path: ["input", "tradeUnionId"] },
    ]);
  });

  onlyFor(["administrator"], program, appoint, () => ({
    persons,
    input: appointment(persons.supervisor),
    state: () => terms(persons.supervisor),
  }));
});

describe("signPledge", () => {
  test("keeps the day on which it was signed first, with the journal", async () => {
    const person = await invited();
    const { id } = await appointed(person);
    const input = { supervisorId: id, kind: "NO_GIFTS" };
    const once = await pledge.run<Answer>(input, person);
    expect(once.supervisor).toMatchObject({ isActive: false, pledges: [{ kind: "NO_GIFTS", signedOn: TODAY }] });
    program.clock.set("2026-11-23T09:00:00+08:00");
    const again = await pledge.run<Answer>(input, person);
    program.clock.set(`${TODAY}T10:00:00+08:00`);
    expect(again.supervisor?.["pledges"]).toEqual(once.supervisor?.["pledges"]);
    expect((await journalOf(program, id)).map(({ action }) => action)).toEqual([
      "supervisor.appointed",
      "supervisor.pledged",
    ]);
  });

  test("nobody signs for another: out of sight there is no such term, in sight it is not permitted", async () => {
    const person = await invited();
    const { id } = await appointed(person);
    const input = { supervisorId: id, kind: "NO_GIFTS" };
    const NOT_FOUND = [{ code: "SUPERVISOR_NOT_FOUND", path: ["input", "supervisorId"] }];
    expect(await pledge.refused(input, persons.supervisor)).toEqual(NOT_FOUND);
    expect(await pledge.refused({ ...input, supervisorId: randomUUID() }, persons.supervisor)).toEqual(NOT_FOUND);
    const both = await builders(program).person([
      { role: "SUPERVISOR", at: at.root },
      { role: "LEADER", at: at.root },
    ]);
    expect(await pledge.refused(input, both)).toEqual([{ code: "NOT_PERMITTED", path: ["input", "supervisorId"] }]);
    expect(await program.sql("select from supervisor_pledges where supervisor_id = $1", [id])).toEqual([]);
  });

  test("a term that is over takes no pledge", async () => {
    const person = await invited();
    const past = await appointed(person, { termFrom: "2020-01-01" });
    expect(await pledge.refused({ supervisorId: past.id, kind: "NO_GIFTS" }, person)).toEqual([
      { code: "SUPERVISOR_TERM_ENDED", path: ["input", "supervisorId"] },
    ]);
  });

  describe("of the personas", () => {
    let own: Term;
    beforeAll(async () => {
      own = await appointed(await invited());
    });
    onlyFor(["supervisor"], program, pledge, () => ({
      persons,
      input: { supervisorId: own.id, kind: "NO_GIFTS" },
      state: () => program.sql("select kind from supervisor_pledges where supervisor_id = $1", [own.id]),
    }));
  });
});

describe("renewSupervisorTerm", () => {
  test("adds a term behind the running one, with pledges to be signed anew", async () => {
    const person = await invited();
    const first = await appointed(person, { termTo: "2026-12-31" });
    await pledgeAll(person, first.id);
    const input = { supervisorId: first.id, idempotencyKey: randomUUID() };
    const { supervisor } = await renew.run<Answer>(input, persons.administrator);
    expect(supervisor).toMatchObject({ termFrom: "2027-01-01", termTo: "2029-12-31", pledges: [], isActive: false });
    expect((await renew.run<Answer>(input, persons.administrator)).supervisor?.id).toBe(supervisor?.id);
    expect((await journalOf(program, supervisor?.id ?? "")).map(({ action }) => action)).toEqual([
      "supervisor.renewed",
    ]);
    expect(await activeOn("2026-12-31", person)).toHaveLength(1);
    expect(await activeOn("2027-01-01", person)).toEqual([]);
    await pledgeAll(person, supervisor?.id ?? "");
    expect(await activeOn("2027-01-01", person)).toHaveLength(1);
  });

  test("a term that is long over is followed by one from today", async () => {
    const person = await invited();
    const past = await appointed(person, { termFrom: "2020-01-01" });
    const { supervisor } = await renew.run<Answer>(
      { supervisorId: past.id, idempotencyKey: randomUUID() },
      persons.administrator,
    );
    expect(supervisor).toMatchObject({ termFrom: TODAY, termTo: "2029-11-21" });
  });

  test("of 4 renewals at once one is made", async () => {
    const { id } = await appointed(await invited());
    const answers = await Promise.all(
      Array.from({ length: 4 }, () =>
        renew.refused({ supervisorId: id, idempotencyKey: randomUUID() }, persons.administrator),
      ),
    );
    expect(answers.flat()).toEqual(Array(3).fill({ code: "SUPERVISOR_TERM_RENEWED", path: ["input", "supervisorId"] }));
  });

  test("bad input is refused", async () => {
    const { id, version } = await appointed(await invited());
    const refused = (change: object) =>
      renew.refused({ supervisorId: id, idempotencyKey: randomUUID(), ...change }, persons.administrator);
    expect(await refused({ supervisorId: randomUUID() })).toEqual([
      { code: "SUPERVISOR_NOT_FOUND", path: ["input", "supervisorId"] },
    ]);
    expect(await refused({ termTo: "2028-12-31" })).toEqual([
      { code: "DATES_OUT_OF_ORDER", path: ["input", "termTo"] },
    ]);
    expect(await refused({ termTo: "2034-01-01" })).toEqual([
      { code: "SUPERVISOR_TERM_TOO_LONG", path: ["input", "termTo"] },
    ]);
    await end.run({ supervisorId: id, on: TODAY, reason: "辞任", expectedVersion: version }, persons.administrator);
    expect(await refused({})).toEqual([{ code: "SUPERVISOR_TERM_ENDED", path: ["input", "supervisorId"] }]);
  });

  test("who has lost the role is not invited again", async () => {
    const person = await invited();
    const { id } = await appointed(person);
    await program.sql("update grants set revoked_at = now() where account_id = $1", [person.accountId]);
    expect(await renew.refused({ supervisorId: id, idempotencyKey: randomUUID() }, persons.administrator)).toEqual([
      { code: "SUPERVISOR_ROLE_MISSING", path: ["input", "supervisorId"] },
    ]);
  });

  describe("of the personas", () => {
    let person: BuiltPerson;
    let term: Term;
    beforeAll(async () => {
      person = await invited();
      term = await appointed(person);
    });
    onlyFor(["administrator"], program, renew, () => ({
      persons,
      input: { supervisorId: term.id, idempotencyKey: randomUUID() },
      state: () => terms(person),
    }));
  });
});

describe("endSupervisorTerm", () => {
  let person: BuiltPerson;
  let term: Term;
  beforeEach(async () => {
    person = await invited();
    term = await appointed(person);
  });
  const ending = (change: object = {}) => ({
    supervisorId: term.id,
    on: TODAY,
    reason: "工作调动",
    expectedVersion: term.version,
    ...change,
  });

  test("from that day on the person is not sent, and may be invited again", async () => {
    await pledgeAll(person, term.id);
    expect(await activeOn(TODAY, person)).toHaveLength(1);
    const { supervisor } = await end.run<Answer>(ending(), persons.administrator);
    expect(supervisor).toMatchObject({ endedOn: TODAY, termTo: "2028-12-31", isActive: false, version: 2 });
    expect(await activeOn("2026-11-21", person)).toEqual([]); // the pledges are of today
    expect(await activeOn(TODAY, person)).toEqual([]);
    expect((await journalOf(program, term.id)).at(-1)?.action).toBe("supervisor.ended");
    await appointed(person, { termFrom: TODAY });
  });

  test("a term that has not begun is ended for its first day", async () => {
    const next = await appointed(person, { termFrom: "2029-01-01" });
    expect(
      await end.refused(
        { supervisorId: next.id, on: "2029-01-01", reason: "取消", expectedVersion: 1 },
        persons.administrator,
      ),
    ).toEqual([]);
    expect(await activeOn("2029-01-01", person)).toEqual([]);
  });

  test.each<[string, object, string, string]>([
    ["an unknown term", { supervisorId: randomUUID() }, "SUPERVISOR_NOT_FOUND", "supervisorId"],
    ["another version", { expectedVersion: 2 }, "STALE_VERSION", "expectedVersion"],
    ["a day before the term", { on: "2025-12-31" }, "DATES_OUT_OF_ORDER", "on"],
    ["a day to come", { on: "2026-11-23" }, "SUPERVISOR_END_IN_FUTURE", "on"],
    ["no reason", { reason: " " }, "TEXT_EMPTY", "reason"],
  ])("%s is refused", async (_case, change, code, field) => {
    expect(await end.refused(ending(change), persons.administrator)).toEqual([{ code, path: ["input", field] }]);
    expect(await terms(person)).toMatchObject([{ version: 1 }]);
  });

  test("is ended once, also by two at once", async () => {
    const answers = await Promise.all([1, 2].map(() => end.refused(ending(), persons.administrator)));
    expect(answers.flat()).toEqual([{ code: "STALE_VERSION", path: ["input", "expectedVersion"] }]);
    expect(await end.refused(ending({ expectedVersion: 2 }), persons.administrator)).toEqual([
      { code: "SUPERVISOR_TERM_ENDED", path: ["input", "supervisorId"] },
    ]);
  });

  test("who only reads the register may not", async () => {
    const both = await builders(program).person([
      { role: "ADMINISTRATOR", at: at.street },
      { role: "LEADER", at: at.root },
    ]);
    expect(await end.refused(ending(), both)).toEqual([{ code: "NOT_PERMITTED", path: ["input", "supervisorId"] }]);
  });

  onlyFor(["administrator"], program, end, () => ({ persons, input: ending(), state: () => terms(person) }));
});

describe("supervisors", () => {
  const QUERY = `query($first: Int!, $after: Cursor, $filter: SupervisorFilterInput) {
    supervisors(first: $first, after: $after, filter: $filter) {
      totalCount pageInfo { hasNextPage endCursor } edges { node { ${TERM} } } } }`;
  interface Page {
    supervisors: {
      totalCount: number;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
      edges: { node: Term & { name: string; isActive: boolean } }[];
    };
  }
  const list = async (person: BuiltPerson, variables: object = {}) =>
    (await program.data<Page>(QUERY, { first: 100, ...variables }, { token: person.token })).supervisors;

  test("is seen by administrators, leaders and organizers within their reach; a supervisor sees the own terms", async () => {
    const person = await invited();
    const { id } = await appointed(person);
    for (const persona of ["administrator", "leader", "organizer"] as const) {
      expect((await list(persons[persona])).edges.map(({ node }) => node.id)).toContain(id);
    }
    expect(await list(person)).toMatchObject({ totalCount: 1, edges: [{ node: { id } }] });
    expect(await list(persons.supervisor)).toMatchObject({ totalCount: 0, edges: [] });
    const local = await builders(program).person([{ role: "ORGANIZER", at: at.otherStreet }]);
    expect(await list(local)).toMatchObject({ totalCount: 0, edges: [] });
  });

  test.each(["inspector", "reviewer", "auditor", "streetOfficer", "unionOfficer", "nobody"] as const)(
    "%s is turned away",
    async (persona) => {
      const answer = await program.run(QUERY, { first: 1 }, { token: persons[persona].token });
      expect(answer.errors?.map(({ extensions }) => extensions.code)).toEqual(["FORBIDDEN"]);
    },
  );

  test("pages in pinyin order with as many statements for ten as for one; active ones by themselves", async () => {
    const names = ["陈一", "安二", "赵三", "林四"];
    for (const name of names) {
      const person = await builders(program).person([{ role: "SUPERVISOR", at: at.root }], { name });
      const { id } = await appointed(person);
      if (name !== "林四") await pledgeAll(person, id);
    }
    const all = (await list(persons.organizer)).edges.map(({ node }) => node.name);
    expect(all.filter((name) => names.includes(name))).toEqual(["安二", "陈一", "林四", "赵三"]);

    const paged: string[] = [];
    for (let after: string | null = null; ;) {
      const { edges, pageInfo } = await list(persons.organizer, { first: 3, after });
      paged.push(...edges.map(({ node }) => node.name));
      after = pageInfo.endCursor;
      if (!pageInfo.hasNextPage) break;
    }
    expect(paged).toEqual(all);

    const active = await list(persons.organizer, { filter: { isActive: true } });
    expect(active.edges.every(({ node }) => node.isActive)).toBe(true);
    expect(active.edges.map(({ node }) => node.name)).toEqual(expect.arrayContaining(["安二", "陈一", "赵三"]));
    const others = await list(persons.organizer, { filter: { isActive: false } });
    expect(others.edges.map(({ node }) => node.name)).toContain("林四");
    expect(active.totalCount + others.totalCount).toBe(all.length);

    const counted = async (first: number) => (await statementsDuring(() => list(persons.organizer, { first }))).length;
    expect(await counted(10)).toBe(await counted(1));
  });

  test("somebody shut out, or without the role, does not count any more", async () => {
    const person = await invited();
    const { id } = await appointed(person);
    await pledgeAll(person, id);
    await program.sql("update accounts set disabled_at = now() where id = $1", [person.accountId]);
    expect(await activeOn(TODAY, person)).toEqual([]);
    await program.sql("update accounts set disabled_at = null where id = $1", [person.accountId]);
    expect(await activeOn(TODAY, person)).toHaveLength(1);
    await program.sql("update grants set until = '2026-11-21' where account_id = $1", [person.accountId]);
    expect(await activeOn(TODAY, person)).toEqual([]);
    expect(await activeOn("2026-11-21", person)).toEqual([]);
  });
});

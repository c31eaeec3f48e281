import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { buildSchema } from "../../../src/app/schema.js";
import { askedLists } from "../../support/asked-lists.js";
import { builders, type BuiltUnion, type District } from "../../support/builders.js";
import { circularBuilders } from "../../support/builders-circulars.js";
import {
  builders as inspectionBuilders,
  confirm,
  rawInspection,
  submitted,
} from "../../support/builders-inspections.js";
import { ratingBuilders } from "../../support/builders-ratings.js";
import { visitBuilders } from "../../support/builders-visits.js";
import { learned, questionOf, type Ids, type Question } from "../../support/learned.js";
import { people, PERSONAS, type Persona } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const schema = buildSchema();
const ENOUGH = 1_000_000_000;
const program = testProgram({ budgets: { account: ENOUGH, address: ENOUGH } });
const visits = visitBuilders(program);
const rating = ratingBuilders(program);
const circulars = circularBuilders(program, () => ({
  organizer: persons.organizer,
  leader: persons.leader,
  recipient: at.street,
}));

const TITLE = "拟命名名单公示";
const EVERYBODY: readonly Persona[] = [...PERSONAS, "anonymous"];
const except = (...insiders: readonly Persona[]) => EVERYBODY.filter((persona) => !insiders.includes(persona));

let at: District;
let persons: Awaited<ReturnType<typeof people>>;
/** All root fields, and all lists by every filter. */
let fields: Question[];
let lists: Question[];

beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
  const { assignmentId, planId } = await inspectionBuilders(program).assignment({
    union: at.union,
    inspectors: [persons.inspector],
  });
  const inspection = await submitted(
    program,
    persons.inspector.token,
    rawInspection({ tradeUnionId: at.union.id, assignmentId }),
  );
  await confirm(program, persons.reviewer.token, inspection);
  const ids: Ids = {
    tradeUnion: at.union.id,
    scope: at.root.id,
    account: persons.unionOfficer.accountId,
    assignment: assignmentId,
    inspectionPlan: planId,
    inspection: inspection.id,
  };
  const asked = askedLists(schema, {
    ids: {
      scope: at.root.id,
      tradeUnionId: at.union.id,
      inspectionId: inspection.id,
      planId,
      inspectorId: persons.inspector.accountId,
      programId: at.root.id,
      employerId: at.root.id,
      siteId: at.root.id,
    },
    objects: { TradeUnion: at.union.id, Inspection: inspection.id, InspectionPlan: planId },
    period: "2026-Q4",
    date: "2026-11-30",
    words: {
      search: TITLE,
      code: "SIX_STANDARDS",
      programCode: "WORKERS_HOME",
      levelCode: "STAR_1",
      conferringLevel: "DISTRICT",
      kind: "AWARD",
      group: "FORM:ENTERPRISE",
    },
  });
  fields = Object.values(schema.getQueryType()?.getFields() ?? {}).map((field) => questionOf(schema, field, ids));
  lists = asked.map(({ query }) => ({ query, variables: {} }));
}, 60_000);

/** Everything that these people, or an anonymous caller, are answered, and what is executed for it. */
async function everything(of: readonly Persona[], asked: readonly Question[]): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  for (const persona of of)
    for (const question of asked) {
      const token = persona === "anonymous" ? undefined : persons[persona].token;
      all.set(`${persona} ${question.query}`, await learned(program, question, { token }));
    }
  return all;
}

/** Nothing that anybody of them is told, by any root field or a list of this kind, differs after each of some steps. */
async function untold(
  outsiders: readonly Persona[],
  kind: RegExp,
  steps: readonly (() => Promise<unknown>)[],
  besides: (question: Question) => boolean = () => false,
): Promise<void> {
  const asked = [...fields, ...lists.filter(({ query }) => kind.test(query))].filter((each) => !besides(each));
  // What is read once for the whole process.
  await everything(outsiders.slice(0, 1), asked);
  const before = await everything(outsiders, asked);
  for (const [place, step] of steps.entries()) {
    await step();
    const after = await everything(outsiders, asked);
    const told = [...before].filter(([question, answer]) => after.get(question) !== answer);
    expect([place, told.map(([question, answer]) => [question, answer, after.get(question)])]).toEqual([place, []]);
  }
}

describe("before its day nothing is told", () => {
  test("of a public notice, to the last minute, to whoever does not prepare it", async () => {
    const union = { union: at.union };
    const application = await rating.application("WORKERS_HOME", "QUALIFIED", union, persons.unionOfficer, {
      status: "INSPECTED",
      inspector: persons.inspector,
    });
    program.clock.set("2026-11-26T23:59:59+08:00");
    await program.sql("update session_tokens set access_expires_at = '2027-12-31'");
    const days = { opensOn: "2026-11-27", closesOn: "2026-12-03", audience: "PUBLIC" };
    await untold(
      except("organizer", "reviewer", "leader"),
      /notice|award|objection/i,
      [() => rating.notice(at.root, [application], persons.organizer, days)],
      // That an application is proposed is told to those who are party to it.
      ({ query }) => /ratingApplication/.test(query),
    );
  }, 120_000);

  test("of a circular, to whoever neither drafts nor signs it, until it is published", async () => {
    let signed = { id: "", version: 0 };
    await untold(except("organizer", "leader"), /circular/i, [
      () => circulars.drafted({ title: TITLE }),
      async () => (signed = await circulars.signed({ title: TITLE })),
      () =>
        circulars.discard.run(
          { circularId: signed.id, reason: "重写", expectedVersion: signed.version },
          persons.leader,
        ),
    ]);
  }, 120_000);

  test("of a visit's result, to whoever neither went nor reviews it, and of no inspection to the union and its neighbors", async () => {
    const union: BuiltUnion = at.union;
    const member = await visits.supervisor(at.root);
    const pool = [member, await visits.supervisor(at.root)];
    const request = visits.request(union, pool, { approverId: persons.leader.accountId, excludeVisitedWithinDays: 0 });
    const [drawn] = (await visits.drawn(request, persons.organizer)).visits;
    if (drawn === undefined) throw new Error("nothing was drawn");
    const visit = await visits.opened(await visits.approved(drawn, persons.leader), member, {
      openedAt: program.clock.now().toISOString(),
    });
    await untold(except("organizer", "leader", "reviewer"), /visit|inspection|finding|assignment|standing|statistic/i, [
      async () => visits.reported(visit, member, (await visits.inspected(visit, member)).id),
    ]);

    const { assignmentId } = await inspectionBuilders(program).assignment({ union, inspectors: [persons.inspector] });
    await untold(
      ["unionOfficer", "otherStreetOfficer", "otherUnionOfficer", "supervisor", "nobody", "anonymous"],
      /inspection|finding|assignment|standing|statistic/i,
      [
        () =>
          submitted(
            program,
            persons.inspector.token,
            rawInspection({ id: randomUUID(), tradeUnionId: union.id, assignmentId }),
          ),
      ],
    );
  }, 180_000);
});

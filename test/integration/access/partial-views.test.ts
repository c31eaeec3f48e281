import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "@jest/globals";
import type { GraphQLObjectType } from "graphql";
import { buildSchema } from "../../../src/app/schema.js";
import { builders, type BuiltPerson, type District } from "../../support/builders.js";
import { ACCOUNTS, auditSteps } from "../../support/builders-audits.js";
import { circularBuilders } from "../../support/builders-circulars.js";
import { rectificationBuilders } from "../../support/builders-rectifications.js";
import { visitBuilders, type BuiltVisit } from "../../support/builders-visits.js";
import { planBuilders } from "../../support/builders-plans.js";
import { people } from "../../support/personas.js";
import { testProgram, TODAY } from "../../support/program.js";
import { askedFieldsOf } from "../../support/schema-documents.js";

// Objects that some see whole and others in part: every field of their type in the schema is said here, and nothing else.

interface View {
  type: string;
  /** What the part shows as it is. */
  shown: readonly string[];
  /** What it shows something else of. */
  other: readonly string[];
  /** What is empty in it. */
  hidden: readonly string[];
  /** What is empty for everybody, with the reason. */
  empty: Readonly<Record<string, string>>;
  seen: () => Promise<{
    query: string;
    variables: Record<string, unknown>;
    whole: BuiltPerson;
    part: BuiltPerson | null;
  }>;
}

const schema = buildSchema();
const ENOUGH = 1_000_000_000;
const program = testProgram({ budgets: { account: ENOUGH, address: ENOUGH } });
const { tradeUnion, person } = builders(program);
const { inspected } = rectificationBuilders(program);
const visits = visitBuilders(program);
const audits = auditSteps(program);
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
const circulars = circularBuilders(program, () => ({
  organizer: persons.organizer,
  leader: persons.leader,
  recipient: at.street,
}));

beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
});

/** A union of its own, with somebody who speaks for it. */
async function unionWithOfficer() {
  const union = await tradeUnion({ parent: at.community });
  return { union, officer: await person([{ role: "UNION_OFFICER", at: union }]) };
}

/** What an answer may say, although no criterion asks for all of it. */
const EVERY_CLAIM = {
  step: "A",
  parts: ["a"],
  measure: 1,
  counts: { numerator: 1, denominator: 2 },
  capped: true,
  vetoMet: true,
  deductions: [{ code: "D", count: 1 }],
  sample: { asked: 5, positive: 4 },
  checked: true,
  faults: [{ id: randomUUID(), description: "无分工文件", severity: "MINOR" }],
};

const VIEWS: View[] = [
  {
    type: "Audit",
    shown: [
      ...["id", "tradeUnion", "kind", "status", "periodFrom", "periodTo", "authorityDocument", "openedAt", "version"],
      ...["noticeIssuedOn", "onSiteFrom", "auditors"],
    ],
    other: [],
    hidden: [
      ...["openingBalance", "closingBalance", "figures", "balances", "duesPayable", "duesRemitted"],
      ...["commentStatement", "commentEvidence", "commentedBy", "commentedAt", "amountQuestioned", "findings"],
      "inspections",
    ],
    // With the draft the content is shown; that no row has one before it is a constraint.
    empty: {
      draftText: "comes with the draft",
      draftSentOn: "comes with the draft",
      commentsDueOn: "comes with the draft",
      opinion: "comes with the report",
      documentNumber: "comes with the report",
      reportText: "comes with the report",
      issuedAt: "comes with the report",
      closedAt: "it runs",
      canceledAt: "it runs",
      cancelReason: "it runs",
    },
    seen: async () => {
      const { union, officer } = await unionWithOfficer();
      const second = await person([{ role: "AUDITOR", at: at.root }]);
      const { id } = await audits.atWork(union, [persons.auditor, second]);
      await audits.done("figures", { auditId: id, ...ACCOUNTS, expectedVersion: 2 }, persons.auditor);
      await audits.mutations.finding.run(audits.finding(id), persons.auditor);
      await program.sql(
        `update audits set comment_statement = '无异议', comment_evidence = $2, commented_by = $3, commented_at = now()
         where id = $1`,
        [id, ["a".repeat(64)], officer.accountId],
      );
      return {
        query: "query($id: ID!) { audit(id: $id) { FIELDS } }",
        variables: { id },
        whole: persons.auditor,
        part: officer,
      };
    },
  },
  {
    type: "Circular",
    shown: [
      ...["id", "issuer", "kind", "title", "body", "period", "naming", "status", "audience", "number", "signedBy"],
      ...["publishedAt", "authorityDocument", "recipients", "version"],
    ],
    other: [],
    hidden: ["draftedBy", "visitIds"],
    empty: { document: "circulars are not printed yet", discardReason: "it was not given up" },
    seen: async () => {
      const { visit } = await confirmedVisit();
      const { id } = await circulars.published({}, { audience: "PUBLIC" });
      await program.sql("update circulars set authority_document = '思工〔2026〕9号' where id = $1", [id]);
      await program.sql("insert into circular_visits (circular_id, visit_id) values ($1, $2)", [id, visit.id]);
      return {
        query: "query($id: ID!) { circular(id: $id) { FIELDS } }",
        variables: { id },
        whole: persons.organizer,
        part: null,
      };
    },
  },
  {
    type: "SupervisionVisit",
    shown: [
      ...["id", "tradeUnion", "site", "checklist", "subject", "mode", "status", "team", "draftedBy", "approver"],
      ...["openedAt", "visitedAt", "openedLocation", "reportedAt", "reportDueOn", "reviewDueOn", "confirmedAt"],
      ...["statementDueOn", "statement", "flags", "inspection", "score", "version"],
    ],
    other: ["windowFrom", "windowTo", "createdAt"],
    hidden: ["approvedAt", "shutFor", "report", "referrals"],
    empty: {},
    seen: async () => {
      const { visit, officer } = await confirmedVisit();
      return {
        query: "query($id: ID!) { supervisionVisit(id: $id) { FIELDS } }",
        variables: { id: visit.id },
        whole: persons.organizer,
        part: officer,
      };
    },
  },
  {
    type: "Answer",
    shown: [
      ...["criterion", "points", "claimedPoints", "notApplicable", "capped", "vetoMet", "checked", "step", "parts"],
      ...["measure", "counts", "deductions", "sample"],
    ],
    other: [],
    hidden: ["note", "suspected", "evidence", "faults"],
    empty: {},
    seen: async () => {
      const { union, officer } = await unionWithOfficer();
      const id = await inspected(union, persons, {
        criterion: "S5.5",
        points: 3,
        suspected: true,
        note: "一笔支出去向不明",
      });
      await program.sql(
        `update inspections set answers = (select jsonb_agg(case when answer->>'criterion' = 'S5.5' then answer || $2 || jsonb_build_object('evidence', jsonb_build_array(evidence[1])) else answer end order by place)
           from jsonb_array_elements(answers) with ordinality as given (answer, place)) where id = $1`,
        [id, EVERY_CLAIM],
      );
      return {
        query: "query($id: ID!) { inspection(id: $id) { answers { FIELDS } } }",
        variables: { id },
        whole: persons.reviewer,
        part: officer,
      };
    },
  },
];

/** A visit that stands, with something in every field: its place, a statement, a referral, and somebody it is shut for. */
async function confirmedVisit(): Promise<{ visit: BuiltVisit; officer: BuiltPerson }> {
  program.clock.set(`${TODAY}T10:00:00+08:00`);
  const { union, officer } = await unionWithOfficer();
  const team = [await visits.supervisor(at.root), await visits.supervisor(at.root)] as const;
  const { visits: drawn } = await visits.drawn(visits.request(union, team), persons.organizer);
  const [first] = drawn;
  if (first === undefined) throw new Error("nothing was drawn");
  program.clock.set(`${TODAY}T10:05:00+08:00`);
  const opened = await visits.opened(await visits.approved(first, persons.leader), team[0], {
    location: { latitude: 24.44, longitude: 118.08 },
  });
  const inspection = await visits.inspected(opened, team[0]);
  const visit = await visits.confirmed(await visits.reported(opened, team[0], inspection.id), persons.reviewer);
  const read = { visitId: visit.id, expectedVersion: visit.version };
  await visits.state.run({ ...read, statement: "情况属实", evidence: [] }, officer);
  await visits.refer.run(
    { ...read, expectedVersion: visit.version + 1, to: "AUDITING_COMMISSION", reason: "典型" },
    persons.leader,
  );
  await program.sql(
    `insert into visit_shut_insiders (id, visit_id, account_id, because, shut_at) values ($1, $2, $3, 'ENABLED', now())`,
    [randomUUID(), visit.id, persons.leader.accountId],
  );
  await program.sql("update supervision_visits set site_id = $2 where id = $1", [
    visit.id,
    await planBuilders(program).site(union),
  ]);
  return { visit, officer };
}

test.each(VIEWS)("every field of $type is said once", ({ type, shown, other, hidden, empty }) => {
  const said = [...shown, ...other, ...hidden, ...Object.keys(empty)].sort();
  expect(said).toEqual(Object.keys((schema.getType(type) as GraphQLObjectType).getFields()).sort());
});

type Answered = Record<string, unknown>;

/** The one object that a query leads to; of answers the one about which there is something to hide. */
function objectIn(data: unknown): Answered {
  const [found] = Object.values(data as Answered) as Answered[];
  const answers = found?.["answers"] as Answered[] | undefined;
  const object = answers === undefined ? found : answers.find(({ measure }) => measure === 1);
  if (object === undefined || object === null) throw new Error("it is not seen at all");
  return object;
}

const isEmpty = (value: unknown): boolean =>
  value === null || (Array.isArray(value) && value.length === 0) || (value as { totalCount?: number }).totalCount === 0;

describe("what is seen in part", () => {
  test.each(VIEWS)("of $type is what is said", async ({ type, shown, other, hidden, empty, seen }) => {
    const { query, variables, whole, part } = await seen();
    const asked = askedFieldsOf(schema.getType(type) as GraphQLObjectType).map((field) => field.asked);
    const text = query.replace("FIELDS", asked.join(" "));
    const all = objectIn(await program.data(text, variables, { token: whole.token }));
    const some = objectIn(await program.data(text, variables, { token: part?.token }));
    const empties = (object: Answered) =>
      Object.keys(object)
        .filter((field) => isEmpty(object[field]))
        .sort();

    // Otherwise there would be nothing to hide.
    expect(empties(all)).toEqual(Object.keys(empty).sort());
    expect(empties(some)).toEqual([...hidden, ...Object.keys(empty)].sort());
    expect(shown.filter((field) => JSON.stringify(some[field]) !== JSON.stringify(all[field]))).toEqual([]);
    expect(other.filter((field) => JSON.stringify(some[field]) === JSON.stringify(all[field]))).toEqual([]);
  });
});

test("nothing that a visit says to those who had no part in it names the days that were planned", async () => {
  const { visit, officer } = await confirmedVisit();
  await program.sql("update supervision_visits set flags = $2 where id = $1", [
    visit.id,
    JSON.stringify([{ code: "OPENED_OUTSIDE_WINDOW", details: { from: "2026-11-20", to: "2026-12-31" } }]),
  ]);
  const query = "query($id: ID!) { supervisionVisit(id: $id) { windowFrom windowTo flags { code message } } }";
  for (const language of ["zh", "en"]) {
    const headers = { "accept-language": language };
    const answer = await program.data<object>(query, { id: visit.id }, { token: officer.token, headers });
    expect(JSON.stringify(answer)).toContain("OPENED_OUTSIDE_WINDOW");
    expect(JSON.stringify(answer)).not.toMatch(/2026-11-20|2026-12-31/);
  }
});

import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { buildSchema } from "../../../src/app/schema.js";
import { someEvidence } from "../../support/answers.js";
import { builders, type BuiltUnion, type District } from "../../support/builders.js";
import {
  builders as inspectionBuilders,
  confirm,
  rawInspection,
  sixStandardsAnswers,
  submitted,
} from "../../support/builders-inspections.js";
import { organizationBuilders } from "../../support/builders-organization.js";
import { rectificationBuilders } from "../../support/builders-rectifications.js";
import { journalOf, mutationOf, onlyFor } from "../../support/mutations.js";
import { people, PERSONAS } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";
import { documentOf } from "../../support/schema-documents.js";

const program = testProgram();
const { inspected, finding, issued, version, state } = rectificationBuilders(program);
const transfer = mutationOf(program, "transferFinding", "finding { id status version transfer { target comment } }");
const conclude = mutationOf(
  program,
  "concludeTransfer",
  "finding { id status dueOn } inspection { id revision score { percent grade vetoed } }",
);

let at: District;
let persons: Awaited<ReturnType<typeof people>>;
let inspectionId: string;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
  inspectionId = await inspected(at.union, persons);
});

const suspected = (union = at.union) =>
  inspected(union, persons, { criterion: "S5.5", points: 3, suspected: true, note: "一笔支出去向不明" });
const suspicionOf = async (inspection: string): Promise<string> =>
  (
    await program.sql<{ id: string }>("select id from findings where inspection_id = $1 and is_confidential", [
      inspection,
    ])
  )[0]?.id ?? "";
const handed = async (findingId: string, change: object = {}) => ({
  findingId,
  to: "AUDITING_COMMISSION",
  comment: "请审查",
  expectedVersion: await version(findingId),
  ...change,
});
const concluded = async (
  findingId: string,
  conclusion: string,
  documentNumber: string | null = "思经审〔2026〕3号",
) => ({
  findingId,
  conclusion,
  documentNumber,
  expectedVersion: await version(findingId),
});
const transferred = async (to = "AUDITING_COMMISSION") => {
  const id = await finding(at.union, inspectionId, { criterion: "S5.5", severity: "CRITICAL", isSuspicion: true });
  await transfer.run(await handed(id, { to }), persons.reviewer);
  return id;
};
const standing = (persona: "leader" | "unionOfficer", union = at.union) =>
  program.data<{ tradeUnion: { standing: { percent: number; grade: string } | null; latestInspection: object } }>(
    `query($id: ID!) { tradeUnion(id: $id) { standing(period: "2026-Q4", checklistKind: SIX_STANDARDS) { percent grade }
      latestInspection(checklistKind: SIX_STANDARDS) { score { grade vetoed } } } }`,
    { id: union.id },
    { token: persons[persona].token },
  );
const seenBy = async (persona: (typeof PERSONAS)[number], id: string): Promise<boolean | null> => {
  const answer = await program.run<{ finding: object | null }>(
    "query($id: ID!) { finding(id: $id) { id } }",
    { id },
    { token: persons[persona].token },
  );
  return answer.errors === undefined ? answer.data.finding !== null : null;
};

describe("a suspicion", () => {
  test("is opened for those who handle it, changes no score, and vetoes only after the conclusion", async () => {
    const union = await builders(program).tradeUnion({ parent: at.community });
    const inspection = await suspected(union);
    const id = await suspicionOf(inspection);
    expect(await state(id)).toMatchObject({ status: "CONFIRMED", is_confidential: true });
    const before = await standing("leader", union);
    expect(before.tradeUnion).toMatchObject({
      standing: { grade: "EXCELLENT" },
      latestInspection: { score: { vetoed: false } },
    });

    const handover = await transfer.run<{ finding: object }>(await handed(id), persons.reviewer);
    expect(handover).toMatchObject({
      finding: { status: "TRANSFERRED", transfer: { target: "AUDITING_COMMISSION", comment: "请审查" } },
      userErrors: [],
    });
    expect(await standing("leader", union)).toEqual(before);

    const answer = await conclude.run<{ finding: object; inspection: { revision: number } }>(
      await concluded(id, "SUBSTANTIATED"),
      persons.leader,
    );
    expect(answer).toMatchObject({
      finding: { status: "ISSUED", dueOn: "2027-02-12" },
      inspection: { id: inspection, revision: 2, score: { grade: "FAIL", vetoed: true } },
      userErrors: [],
    });
    expect((await standing("leader", union)).tradeUnion).toMatchObject({
      standing: { grade: "FAIL" },
      latestInspection: { score: { grade: "FAIL", vetoed: true } },
    });
    expect(
      await program.sql("select revision, vetoed from inspection_revisions where inspection_id = $1", [inspection]),
    ).toEqual([{ revision: 1, vetoed: false }]);
    expect((await journalOf(program, id)).map(({ action }) => action)).toEqual([
      "finding.transferred",
      "finding.substantiated",
    ]);
    expect((await journalOf(program, inspection)).map(({ action }) => action)).toContain("inspection.concluded");
    expect(await state(id)).toMatchObject({ is_confidential: false });
  });

  test("that is not so is withdrawn, and nothing of the inspection changes", async () => {
    const union = await builders(program).tradeUnion({ parent: at.community });
    const inspection = await suspected(union);
    const id = await suspicionOf(inspection);
    await transfer.run(await handed(id, { to: "DISCIPLINE_BODY" }), persons.reviewer);
    const answer = await conclude.run(await concluded(id, "UNSUBSTANTIATED"), persons.reviewer);
    expect(answer).toMatchObject({ finding: { status: "WITHDRAWN", dueOn: null }, inspection: { revision: 1 } });
    expect(await state(id)).toMatchObject({ is_confidential: true });
  });

  test("needs the number of the document", async () => {
    const id = await transferred();
    for (const number of [null, "", "  "])
      expect(await conclude.refused(await concluded(id, "SUBSTANTIATED", number), persons.auditor)).toEqual([
        { code: "CONCLUSION_WITHOUT_DOCUMENT", path: ["input", "documentNumber"] },
      ]);
    expect(await state(id)).toMatchObject({ status: "TRANSFERRED", version: 2 });
    expect(await conclude.refused(await concluded(id, "SUBSTANTIATED"), persons.auditor)).toEqual([]);
  });

  test("is transferred once, and concluded after that only, by nobody of the first team", async () => {
    const id = await finding(at.union, inspectionId, { criterion: "S5.5", isSuspicion: true });
    expect(await conclude.refused(await concluded(id, "SUBSTANTIATED"), persons.leader)).toEqual([
      { code: "FINDING_TRANSITION_REFUSED", path: ["input", "findingId"] },
    ]);
    await transfer.run(await handed(id), persons.reviewer);
    expect(await transfer.refused(await handed(id), persons.reviewer)).toEqual([
      { code: "TRANSFERRED_BEFORE", path: ["input", "findingId"] },
    ]);
    await program.sql(
      `insert into grants (id, account_id, trade_union_id, role, extra_permissions, since, created_at)
       values (gen_random_uuid(), $1, $2, 'LEADER', '{}', '2020-01-01', now())`,
      [persons.inspector.accountId, at.root.id],
    );
    expect(await conclude.refused(await concluded(id, "SUBSTANTIATED"), persons.inspector)).toEqual([
      { code: "FINDING_DECIDER_IN_FIRST_TEAM", path: ["input", "findingId"] },
    ]);
    await program.sql("delete from grants where account_id = $1 and role = 'LEADER'", [persons.inspector.accountId]);
  });

  test("an ordinary finding that is transferred stops running, and is seen by its handlers only", async () => {
    const id = await finding(at.union, inspectionId, { severity: "CRITICAL" });
    await issued([id], persons.reviewer);
    expect(await seenBy("unionOfficer", id)).toBe(true);
    await transfer.run(await handed(id), persons.reviewer);
    expect(await state(id)).toMatchObject({ status: "TRANSFERRED", due_on: null, is_confidential: true });
    expect(await seenBy("unionOfficer", id)).toBe(false);
  });

  test("exists for those who handle it only, in lists and counts too", async () => {
    const [audited, disciplined] = [await transferred(), await transferred("DISCIPLINE_BODY")];
    for (const persona of PERSONAS) {
      const may = ["leader", "reviewer"].includes(persona);
      const seen = await seenBy(persona, audited);
      expect([persona, seen]).toEqual([persona, seen === null ? null : may || persona === "auditor"]);
      const other = await seenBy(persona, disciplined);
      expect([persona, other]).toEqual([persona, other === null ? null : may]);
    }
    const count = async (persona: "administrator" | "reviewer") =>
      (
        await program.data<{ findings: { totalCount: number } }>(
          "query($filter: FindingFilter) { findings(first: 1, filter: $filter) { totalCount } }",
          { filter: { status: ["TRANSFERRED"] } },
          { token: persons[persona].token },
        )
      ).findings.totalCount;
    expect(await count("administrator")).toBe(0);
    expect(await count("reviewer")).toBeGreaterThanOrEqual(2);
  });

  describe("is handled by reviewers and leaders, and concluded by auditors too", () => {
    let confirmed: string;
    let waiting: string;
    beforeAll(async () => {
      confirmed = await finding(at.union, inspectionId, { criterion: "S5.5", isSuspicion: true });
      waiting = await transferred();
    });
    onlyFor(["reviewer", "leader"], program, transfer, () => ({
      persons,
      input: { findingId: confirmed, to: "DISCIPLINE_BODY", comment: "请查", expectedVersion: 1 },
      state: () => state(confirmed),
    }));
    onlyFor(["reviewer", "leader", "auditor"], program, conclude, () => ({
      persons,
      input: { findingId: waiting, conclusion: "SUBSTANTIATED", documentNumber: "1号", expectedVersion: 2 },
      state: () => state(waiting),
    }));
  });
});

describe("what a suspicion leaves behind", () => {
  const FILES = { answer: "cd".repeat(32), fault: "ef".repeat(32) };
  const fault = {
    description: "支票存根与账面不符",
    requirement: "说明去向",
    severity: "CRITICAL",
    evidence: [FILES.fault],
  };
  const WORDS = ["一笔支出去向不明", fault.description, fault.requirement, "请再看疑点", ...Object.values(FILES)];
  const CLAIM = { criterion: "S5.5", points: 3 };
  const SUSPECTED = {
    suspected: true,
    note: "一笔支出去向不明",
    evidence: [FILES.answer],
    faults: [{ ...fault, id: randomUUID() }],
  };
  const announced = (hashes: string[]) => hashes.map((sha256) => ({ sha256, size: 9, mediaType: "image/jpeg" }));

  /** An inspection of a union that is like every other: handed in, and for the street to look at first. */
  const handedIn = async (union: BuiltUnion, more: object) => {
    const { assignmentId } = await inspectionBuilders(program).assignment({
      union,
      inspectors: [persons.inspector],
      preReview: true,
    });
    const evidence = announced([someEvidence, ...("suspected" in more ? Object.values(FILES) : [])]);
    const answers = sixStandardsAnswers({ ...CLAIM, evidence: [], ...more });
    return submitted(
      program,
      persons.inspector.token,
      rawInspection({ tradeUnionId: union.id, assignmentId, answers, evidence }),
    );
  };
  const reviewed = async ({ id }: { id: string }, by: { token: string }, decision: string, more: object = {}) => {
    const [{ version: expectedVersion } = { version: 0 }] = await program.sql<{ version: number }>(
      "select version from inspections where id = $1",
      [id],
    );
    const { userErrors } = await mutationOf(program, "reviewInspection", "inspection { id }").run(
      { inspectionId: id, decision, expectedVersion, ...more },
      by as never,
    );
    expect(userErrors).toEqual([]);
    return id;
  };

  const schema = buildSchema();
  const root = schema.getQueryType()?.getFields() ?? {};
  const document = (field: string) => {
    const asked = root[field];
    if (asked === undefined) throw new Error(`there is no ${field}`);
    return documentOf(schema, asked);
  };
  const BRIEF = `query($id: ID!) { tradeUnion(id: $id) { latestInspection(checklistKind: SIX_STANDARDS) {
    id status answers { criterion { code } points notApplicable note } } } }`;
  const CARD = `query($id: ID!) { inspection(id: $id) { evidence { sha256 } isComplete reviews { remarks { criterion comment } } } }`;
  const OF_UNION = `query($id: ID!) { tradeUnion(id: $id) { findings(first: 20) { totalCount edges { node { description } } }
    inspections(first: 20) { totalCount edges { node { answers { note suspected evidence { sha256 } faults { description requirement } }
      findings { description criterion { code } } history { action } } } } } }`;

  /** All that somebody is told of an inspection and its union, asked often enough to be answered by every executor. */
  const told = async (persona: (typeof PERSONAS)[number], inspection: string, union: BuiltUnion): Promise<string> => {
    const scoped = { filter: { scope: union.id }, first: 100 };
    const questions: [string, Record<string, unknown>][] = [
      ...[document("inspection").replace(/ body /g, " "), CARD].map((query): [string, object] => [
        query,
        { id: inspection },
      ]),
      ...[BRIEF, OF_UNION, document("tradeUnion")].map((query): [string, object] => [query, { id: union.id }]),
      ...["inspections", "findings"].map((field): [string, object] => [document(field), scoped]),
      ["{ viewer { messages(first: 50) { totalCount edges { node { text } } } } }", {}],
    ] as [string, Record<string, unknown>][];
    const answers: string[] = [];
    for (const [query, variables] of questions) {
      const again: string[] = [];
      for (let time = 0; time < 2; time++) {
        const { data, errors } = await program.run(query, variables, { token: persons[persona].token });
        again.push(JSON.stringify({ data, codes: errors?.map(({ extensions }) => extensions.code) }));
      }
      expect(new Set(again).size).toBe(1);
      answers.push(again[0] ?? "");
    }
    return answers.join("\n");
  };
  /** An answer without what names the one inspection and union and not the other. */
  const nameless = (answer: string, { code }: BuiltUnion): string =>
    answer
      .replaceAll(code, "#")
      .replace(/"[0-9a-f]{8}-[0-9a-f-]{27}"/g, '"#"')
      .replace(/"(contentHash|cursor|endCursor)":"[^"]+"/g, '"$1":"#"');
  /** Where two texts differ, with a few words around it. */
  const difference = (a: string, b: string): string[] => {
    if (a === b) return [];
    let at = 0;
    while (a[at] === b[at]) at++;
    return [a, b].map((text) => text.slice(Math.max(0, at - 100), at + 200));
  };

  const OTHERS = ["administrator", "organizer", "streetOfficer", "unionOfficer"] as const;
  const pair = async () => {
    // One name, so that what is read differs in nothing but what was suspected.
    const made = () => builders(program).tradeUnion({ parent: at.community, name: "丁公司工会" });
    const unions = { suspected: await made(), plain: await made() };
    for (const { id } of Object.values(unions))
      await program.sql(
        `insert into grants (id, account_id, trade_union_id, role, since, created_at)
         values (gen_random_uuid(), $1, $2, 'UNION_OFFICER', '2020-01-01', now())`,
        [persons.unionOfficer.accountId, id],
      );
    return {
      unions,
      inspections: {
        suspected: await handedIn(unions.suspected, SUSPECTED),
        plain: await handedIn(unions.plain, {}),
      },
    };
  };

  test("reads for everybody else like an answer to which nobody added a word, before and after the review", async () => {
    const { unions, inspections } = await pair();
    const alike = async () => {
      for (const persona of OTHERS) {
        const seen = await told(persona, inspections.suspected.id, unions.suspected);
        const expected = await told(persona, inspections.plain.id, unions.plain);
        expect([persona, difference(nameless(seen, unions.suspected), nameless(expected, unions.plain))]).toEqual([
          persona,
          [],
        ]);
        expect([persona, WORDS.filter((word) => seen.includes(word))]).toEqual([persona, []]);
      }
    };
    await alike();
    for (const each of Object.values(inspections)) await reviewed(each, persons.streetOfficer, "FORWARD");
    await alike();
    await reviewed(inspections.suspected, persons.reviewer, "CONFIRM", {
      remarks: [{ criterion: "S5.5", comment: "请再看疑点" }],
    });
    await reviewed(inspections.plain, persons.reviewer, "CONFIRM", { remarks: [] });
    await alike();
    for (const persona of ["leader", "reviewer", "inspector"] as const) {
      const seen = await told(persona, inspections.suspected.id, unions.suspected);
      expect([persona, WORDS.filter((word) => !seen.includes(word))]).toEqual([persona, []]);
    }
  });

  test("is not known to whoever handles suspicions but answers for the union", async () => {
    const { unions, inspections } = await pair();
    for (const each of Object.values(inspections)) await reviewed(each, persons.streetOfficer, "FORWARD");
    await reviewed(inspections.suspected, persons.reviewer, "CONFIRM");
    const own = await builders(program).person([
      { role: "LEADER", at: unions.suspected },
      { role: "REVIEWER", at: at.root },
    ]);
    const wordsFor = async ({ token }: { token: string }) => {
      const { data } = await program.run(OF_UNION, { id: unions.suspected.id }, { token });
      return WORDS.filter((word) => JSON.stringify(data).includes(word));
    };
    expect(await wordsFor(own)).toEqual([]);

    // By the register of officers, or with another account, as well as by a role of their own.
    const reviewer = await builders(program).person([{ role: "REVIEWER", at: at.root }]);
    const second = await builders(program).person([{ role: "UNION_OFFICER", at: unions.suspected }]);
    const whole = await wordsFor(reviewer);
    expect(whole.length).toBeGreaterThan(0);
    await program.sql("update accounts set same_person_as = $1 where id = $2", [second.accountId, reviewer.accountId]);
    expect(await wordsFor(reviewer)).toEqual([]);
    await program.sql("update accounts set same_person_as = null where id = $1", [reviewer.accountId]);
    expect(await wordsFor(reviewer)).toEqual(whole);
    const office = { accountId: reviewer.accountId, post: "CHAIR" };
    const officerId = await organizationBuilders(program).officer(unions.suspected, office);
    expect(await wordsFor(reviewer)).toEqual([]);
    await program.sql("update officers set until = '2026-01-01' where id = $1", [officerId]);
    expect(await wordsFor(reviewer)).toEqual(whole);
  });

  test("a fault beside it waits for those who handle it, who may issue it as an ordinary one", async () => {
    const union = await builders(program).tradeUnion({ parent: at.community });
    const { id } = await handedIn(union, { ...SUSPECTED, faults: [{ ...fault, id: randomUUID() }] });
    await reviewed({ id }, persons.streetOfficer, "FORWARD");
    await reviewed({ id }, persons.reviewer, "CONFIRM");
    const opened = await program.sql<{ id: string; fault_id: string | null; is_confidential: boolean }>(
      "select id, fault_id, is_confidential from findings where inspection_id = $1 order by fault_id",
      [id],
    );
    expect(opened.map(({ is_confidential }) => is_confidential)).toEqual([true, true]);
    const [besides, itself] = opened;
    const issue = mutationOf(program, "issueNotice", "notice { id }");
    const notice = (findingId: string | undefined) => ({
      kind: "RECTIFICATION_NOTICE",
      findingIds: [findingId],
      number: null,
      idempotencyKey: randomUUID(),
    });
    expect(await issue.refused(notice(itself?.id), persons.reviewer)).toEqual([
      { code: "FINDING_IS_SUSPICION", path: ["input", "findingIds", "0"] },
    ]);
    expect(await issue.refused(notice(besides?.id), persons.reviewer)).toEqual([]);
    const seen = await told("streetOfficer", id, union);
    expect(WORDS.filter((word) => seen.includes(word)).sort()).toEqual(
      [fault.description, fault.requirement, FILES.fault].sort(),
    );
  });

  test("an ordinary fault goes with its finding when that is transferred, and comes back when it is substantiated", async () => {
    const union = await builders(program).tradeUnion({ parent: at.community });
    const { assignmentId } = await inspectionBuilders(program).assignment({ union, inspectors: [persons.inspector] });
    const evidence = announced([someEvidence, ...Object.values(FILES)]);
    const answers = sixStandardsAnswers({
      ...CLAIM,
      note: "一笔支出去向不明",
      evidence: [FILES.answer],
      faults: [{ ...fault, id: randomUUID() }],
    });
    const inspection = await submitted(
      program,
      persons.inspector.token,
      rawInspection({ tradeUnionId: union.id, assignmentId, answers, evidence }),
    );
    await confirm(program, persons.reviewer.token, inspection);
    const [{ id: findingId } = { id: "" }] = await program.sql<{ id: string }>(
      "select id from findings where inspection_id = $1",
      [inspection.id],
    );
    const words = async () => {
      const seen = await told("administrator", inspection.id, union);
      return WORDS.filter((word) => seen.includes(word)).length;
    };
    const whole = await words();
    expect(whole).toBe(5);
    await transfer.run(await handed(findingId), persons.reviewer);
    expect(await words()).toBe(0);
    expect(await told("administrator", inspection.id, union)).not.toContain("findings.opened");
    await conclude.run(await concluded(findingId, "SUBSTANTIATED"), persons.leader);
    expect(await words()).toBe(whole);
  });
});

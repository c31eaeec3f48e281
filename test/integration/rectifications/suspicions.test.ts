import { beforeAll, describe, expect, test } from "@jest/globals";
import { builders, type District } from "../../support/builders.js";
import { rectificationBuilders } from "../../support/builders-rectifications.js";
import { journalOf, mutationOf, onlyFor } from "../../support/mutations.js";
import { people, PERSONAS } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

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

import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { v7 as uuidv7 } from "uuid";
import { jobs } from "../../../src/app/jobs.js";
import { buildSchema } from "../../../src/app/schema.js";
import { STORAGE_CEILINGS, type StorageKind } from "../../../src/modules/identity/storage.rules.js";
import { builders, type BuiltPerson, type District } from "../../support/builders.js";
import { identityBuilders } from "../../support/builders-identity.js";
import {
  builders as inspectionBuilders,
  rawInspection,
  submit,
  submitted,
} from "../../support/builders-inspections.js";
import { ATTACHMENTS, programId, ratingBuilders } from "../../support/builders-ratings.js";
import { planBuilders } from "../../support/builders-plans.js";
import { mutationOf } from "../../support/mutations.js";
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

const inspector = (): Promise<BuiltPerson> => builders(program).person([{ role: "INSPECTOR", at: at.root }]);
const times = <T>(count: number, body: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => body(index)));

/** Copies of a row under other ids, with some columns changed; far quicker than asking for them one by one. */
async function copied(table: string, id: string, count: number, change: object = {}): Promise<void> {
  const [names] = await program.sql<{ all: string }>(
    `select string_agg(quote_ident(column_name), ', ') as all from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' and is_identity = 'NO'`,
    [table],
  );
  await program.sql(
    `insert into ${table} (${names?.all}) select ${names?.all.replace(/(\w+)/g, "r.$1")}
     from ${table} t, generate_series(1, $2::int) n,
       lateral jsonb_populate_record(t, jsonb_build_object('id', md5(n || random()::text)::uuid, 'fingerprint', n) || $3::jsonb) r
     where t.id = $1`,
    [id, count, JSON.stringify(change)],
  );
}
const count = async (table: string, where: string, ...values: unknown[]): Promise<number> =>
  (await program.sql<{ n: number }>(`select count(*)::int as n from ${table} where ${where}`, values))[0]?.n ?? -1;

/** As if so much had been stored today. */
const storedToday = (accountId: string, kind: StorageKind, { items, bytes }: { items: number; bytes: number }) =>
  program.sql(
    `insert into stored_counts (account_id, kind, on_day, items, bytes) values ($1, $2, '2026-11-22', $3, $4)
     on conflict (account_id, kind, on_day) do update set items = excluded.items, bytes = excluded.bytes`,
    [accountId, kind, items, bytes],
  );
const { CHANGES, DEVICES, DRAFTS, FILES, LISTS, OBJECTIONS, OWN_INSPECTIONS, PROPOSALS, REJECTIONS, ROWS, SIGN_INS } =
  STORAGE_CEILINGS;
const items = async (kind: StorageKind, { accountId }: BuiltPerson): Promise<number | undefined> =>
  (
    await program.sql<{ items: number }>("select items from stored_counts where account_id = $1 and kind = $2", [
      accountId,
      kind,
    ])
  )[0]?.items;
const codesOf = (errors: readonly { code: string }[]) => errors.map(({ code }) => code);
const wrong = (given: object = {}) => rawInspection({ tradeUnionId: at.union.id, remark: randomUUID(), ...given });
const drafts = mutationOf(
  program,
  "saveInspectionDraft",
  "inspection { id version status remark answers { criterion { code } } }",
);
const withdraw = mutationOf(program, "withdrawInspection", "inspection { id status }");
const proposals = mutationOf(program, "proposeTradeUnionChange", "proposal { id }");
const proposal = () => ({ tradeUnionId: at.union.id, kind: "DISSOLVED", note: randomUUID() });

describe("rejections", () => {
  const discard = mutationOf(program, "discardRejections", "rejectionIds");
  const kept = (person: BuiltPerson) =>
    program.sql<{ id: string; document_id: string }>(
      "select id, document_id from rejections where account_id = $1 order by at, id",
      [person.accountId],
    );

  test("beyond the ceiling still get their reasons, and are told that they were not kept; parallel ones, too", async () => {
    const sender = await inspector();
    const first = wrong();
    await submit(program, sender.token, first);
    const [one] = await kept(sender);
    await copied("rejections", one?.id ?? "", REJECTIONS.items - 3);
    const results = (await times(6, () => submit(program, sender.token, wrong()))).flat();
    expect(results.map(({ outcome }) => outcome)).toEqual(Array(6).fill("REJECTED"));
    const full = results.filter(({ userErrors }) => codesOf(userErrors).includes("STORAGE_FULL"));
    expect(full).toHaveLength(4);
    for (const { userErrors } of full) {
      expect(codesOf(userErrors)).toEqual(["ASSIGNMENT_REQUIRED", "STORAGE_FULL"]);
      expect(userErrors[1]?.path).toEqual(["input", "inspections", "0"]);
    }
    expect(await count("rejections", "account_id = $1", sender.accountId)).toBe(REJECTIONS.items);
    expect(await count("rejections", "id = $1", one?.id)).toBe(1);

    // What is kept already, and what is sound, are not concerned.
    expect((await submit(program, sender.token, first)).flatMap(({ userErrors }) => codesOf(userErrors))).toEqual([
      "ASSIGNMENT_REQUIRED",
    ]);
    const { assignmentId } = await inspectionBuilders(program).assignment({ union: at.union, inspectors: [sender] });
    const [, sound] = await submit(program, sender.token, wrong(), wrong({ assignmentId }));
    expect(sound?.outcome).toBe("ACCEPTED");

    // Room is made by whoever gives something up; what is another's is as if there were none.
    const [foreign] = await kept(await keeper());
    const answer = await discard.run<{ rejectionIds: string[] }>(
      { rejectionIds: [one?.id, foreign?.id, randomUUID()] },
      sender,
    );
    expect(answer).toEqual({ rejectionIds: [one?.id], userErrors: [] });
    expect(await count("rejections", "id = $1", foreign?.id)).toBe(1);
    expect((await submit(program, sender.token, wrong())).flatMap(({ userErrors }) => codesOf(userErrors))).toEqual([
      "ASSIGNMENT_REQUIRED",
    ]);
  });

  test("are bounded in bytes, too", async () => {
    const sender = await inspector();
    await submit(program, sender.token, wrong());
    await program.sql("alter table rejections alter column payload set storage external");
    await program.sql(`update rejections set payload = to_jsonb(repeat('x', $2::int)) where account_id = $1`, [
      sender.accountId,
      REJECTIONS.bytes,
    ]);
    const [result] = await submit(program, sender.token, wrong());
    expect(codesOf(result?.userErrors ?? [])).toEqual(["ASSIGNMENT_REQUIRED", "STORAGE_FULL"]);
    expect(await count("rejections", "account_id = $1", sender.accountId)).toBe(1);
  });

  async function keeper(): Promise<BuiltPerson> {
    const sender = await inspector();
    await submit(program, sender.token, wrong());
    return sender;
  }
});

describe("drafts", () => {
  test("beyond the ceiling are refused, also of those sent at once; the others can be saved and given up", async () => {
    const author = await inspector();
    const draft = () => ({ inspection: wrong() });
    const first = draft();
    expect(codesOf((await drafts.run(first, author)).userErrors)).toEqual([]);
    await copied("inspections", first.inspection.id, DRAFTS.items - 3);
    const refused = await times(6, () => drafts.refused(draft(), author));
    expect(refused.filter((errors) => errors.length === 0)).toHaveLength(2);
    expect(refused.filter((errors) => errors.length > 0).flat()).toEqual(
      Array(4).fill({ code: "STORAGE_FULL", path: ["input", "inspection"] }),
    );
    expect(await count("inspections", "inspector_id = $1", author.accountId)).toBe(DRAFTS.items);

    const { id } = first.inspection;
    expect(
      codesOf((await drafts.run({ inspection: { ...first.inspection, remark: "改" } }, author)).userErrors),
    ).toEqual([]);
    const given = await withdraw.run({ inspectionId: id, expectedVersion: 2 }, author);
    expect(given).toMatchObject({ inspection: { id, status: "WITHDRAWN" }, userErrors: [] });
    expect(
      await program.sql("select answers, remark, signatures, announcements, evidence from inspections where id = $1", [
        id,
      ]),
    ).toEqual([{ answers: [], remark: null, signatures: [], announcements: [], evidence: [] }]);
    expect(await drafts.refused(draft(), author)).toEqual([]);
  });

  test("are bounded in bytes, those beside returned inspections included", async () => {
    const author = await inspector();
    const { assignmentId } = await inspectionBuilders(program).assignment({
      union: at.neighbor,
      inspectors: [author],
    });
    const { id } = await submitted(program, author.token, wrong({ assignmentId, tradeUnionId: at.neighbor.id }));
    await program.sql("alter table inspections alter column draft set storage external");
    await program.sql(
      `update inspections set status = 'RETURNED', draft = jsonb_build_object('remark', repeat('x', $2::int)) where id = $1`,
      [id, DRAFTS.bytes],
    );
    expect(await drafts.refused({ inspection: wrong() }, author)).toEqual([
      { code: "STORAGE_FULL", path: ["input", "inspection"] },
    ]);
  });
});

describe("inspections that nobody was sent on", () => {
  const self = (officer: BuiltPerson) =>
    submit(program, officer.token, rawInspection({ tradeUnionId: at.union.id, kind: "SELF" }));

  test("are refused beyond the ceiling, also of those sent at once, and count again after 90 days", async () => {
    const officer = await builders(program).person([{ role: "UNION_OFFICER", at: at.union }]);
    const { id } = await submitted(program, officer.token, rawInspection({ tradeUnionId: at.union.id, kind: "SELF" }));
    await copied("inspections", id, OWN_INSPECTIONS.items - 2);
    const results = (await times(4, () => self(officer))).flat();
    expect(results.filter(({ outcome }) => outcome === "ACCEPTED")).toHaveLength(1);
    for (const { userErrors, outcome } of results)
      expect(codesOf(userErrors)).toEqual(outcome === "ACCEPTED" ? [] : ["STORAGE_FULL"]);
    expect(await count("inspections", "inspector_id = $1", officer.accountId)).toBe(OWN_INSPECTIONS.items);
    // What was refused for want of room is kept with the rejections, which have a ceiling of their own.
    expect(await count("rejections", "account_id = $1 and code = 'STORAGE_FULL'", officer.accountId)).toBe(3);
    await program.sql("update inspections set submitted_at = '2026-08-23' where inspector_id = $1", [
      officer.accountId,
    ]);
    expect((await self(officer)).map(({ outcome }) => outcome)).toEqual(["ACCEPTED"]);
  });

  test("nor can submissions be taken back and sent anew without end", async () => {
    const sender = await inspector();
    const union = await builders(program).tradeUnion({ parent: at.community });
    const { assignmentId } = await inspectionBuilders(program).assignment({ union, inspectors: [sender] });
    const send = () => submitted(program, sender.token, rawInspection({ tradeUnionId: union.id, assignmentId }));
    const { id } = await send();
    expect(codesOf((await withdraw.run({ inspectionId: id, expectedVersion: 1 }, sender)).userErrors)).toEqual([]);
    await copied("inspections", id, OWN_INSPECTIONS.items - 1);
    const next = await send();
    expect(await withdraw.refused({ inspectionId: next.id, expectedVersion: 1 }, sender)).toEqual([
      { code: "STORAGE_FULL", path: ["input", "inspectionId"] },
    ]);
    expect(await program.sql("select status from inspections where id = $1", [next.id])).toEqual([
      { status: "SUBMITTED" },
    ]);
  });
});

describe("what anybody changes", () => {
  test("is refused beyond the ceiling with nothing changed, also of what is sent at once", async () => {
    const person = await inspector();
    await storedToday(person.accountId, "CHANGES", { items: CHANGES.items - 2, bytes: 0 });
    const errors = (await times(6, () => proposals.refused(proposal(), person))).flat();
    expect(errors).toEqual(Array(4).fill({ code: "STORAGE_FULL", path: [] }));
    expect(await count("trade_union_proposals", "proposed_by = $1", person.accountId)).toBe(2);
    expect(await count("journal_entries", "actor_id = $1", person.accountId)).toBe(2);
    const language = mutationOf(program, "changeLanguage", "viewer { language }");
    expect(await language.refused({ language: "zh-CN" }, person)).toEqual([{ code: "STORAGE_FULL", path: [] }]);
    // Others are not concerned, and reading goes on.
    expect(await proposals.refused(proposal(), await inspector())).toEqual([]);
    expect((await program.run("{ viewer { id } }", {}, { token: person.token })).errors).toBeUndefined();
    // Whoever is full can still end a session.
    const signOut = "mutation { signOut { userErrors { code } } }";
    expect((await program.run(signOut, {}, { token: person.token })).data).toEqual({ signOut: { userErrors: [] } });
    expect((await program.run("{ viewer { id } }", {}, { token: person.token })).errors).toHaveLength(1);
  });

  test("counts in bytes of what was sent, and for 90 days", async () => {
    const person = await inspector();
    await storedToday(person.accountId, "CHANGES", { items: 1, bytes: CHANGES.bytes - 3000 });
    const long = { ...proposal(), note: "会".repeat(1000) };
    expect(await proposals.refused(long, person)).toEqual([{ code: "STORAGE_FULL", path: [] }]);
    await program.sql("update stored_counts set on_day = '2026-08-25' where account_id = $1", [person.accountId]);
    expect(await proposals.refused(long, person)).toEqual([{ code: "STORAGE_FULL", path: [] }]);
    await program.sql("update stored_counts set on_day = '2026-08-24' where account_id = $1", [person.accountId]);
    expect(await proposals.refused(long, person)).toEqual([]);
    const [today] = await program.sql<{ items: number; bytes: string }>(
      "select items, bytes from stored_counts where account_id = $1 and on_day = '2026-11-22'",
      [person.accountId],
    );
    expect(today?.items).toBe(1);
    expect(Number(today?.bytes)).toBeGreaterThan(3000);
  });

  test("counts the rows that were written too, however short the request for them was", async () => {
    const { organizer } = persons;
    const plan = mutationOf(program, "createInspectionPlan", "plan { id }");
    const { id: checklistId } = await planBuilders(program).checklist();
    const planned = () => ({
      title: "三季度检查",
      kind: "ROUTINE",
      period: "2026-Q4",
      checklistId,
      scopeId: at.root.id,
      levels: ["GRASSROOTS"],
      opensOn: "2026-11-23",
      dueOn: "2026-12-20",
      idempotencyKey: randomUUID(),
    });
    const { plan: made } = await plan.run<{ plan: { id: string } }>(planned(), organizer);
    const visits = await count("assignments", "plan_id = $1", made.id);
    const before = await count("assignments", "true");
    expect(await items("ROWS", organizer)).toBe(1 + visits);
    await storedToday(organizer.accountId, "ROWS", { items: ROWS.items - visits, bytes: 0 });
    expect(await plan.refused(planned(), organizer)).toEqual([{ code: "STORAGE_FULL", path: [] }]);
    await storedToday(organizer.accountId, "ROWS", { items: 0, bytes: ROWS.bytes });
    expect(await plan.refused(planned(), organizer)).toEqual([{ code: "STORAGE_FULL", path: [] }]);
    expect(await count("assignments", "true")).toBe(before);

    // What stayed unassigned is kept as one list.
    await storedToday(organizer.accountId, "ROWS", { items: 0, bytes: 0 });
    const assign = mutationOf(program, "assignInspections", "unassigned { reason }");
    const run = () => ({
      planId: made.id,
      strategy: "SPREAD_BY_STREET_AND_LOAD",
      inspectorIds: [persons.inspector.accountId],
      idempotencyKey: randomUUID(),
    });
    await storedToday(organizer.accountId, "LISTS", { items: 0, bytes: LISTS.bytes });
    expect(await assign.refused(run(), organizer)).toEqual([{ code: "STORAGE_FULL", path: ["input"] }]);
    await storedToday(organizer.accountId, "LISTS", { items: 0, bytes: 0 });
    expect(await assign.refused(run(), organizer)).toEqual([]);
    expect(await items("LISTS", organizer)).toBe(1);
  });

  test("is counted in one statement, which asks once how many rows were written", async () => {
    const person = await inspector();
    program.statements.length = 0;
    expect(await proposals.refused(proposal(), person)).toEqual([]);
    const counting = program.statements.filter((text) => text.includes("insert into stored_counts"));
    expect(counting.map((text) => text.match(/from row_states/g)?.length)).toEqual([1]);
    expect(await items("CHANGES", person)).toBe(1);
    expect(await items("ROWS", person)).toBeGreaterThan(0);
  });

  test("is counted for every mutation but those that count by themselves", () => {
    const fields = Object.values(buildSchema().getMutationType()?.getFields() ?? {});
    const byThemselves = fields.filter(({ extensions }) => extensions["ownCeiling"] === true);
    expect(byThemselves.map(({ name }) => name).sort()).toEqual([
      "changePassword",
      "saveInspectionDraft",
      "signIn",
      "signOut",
      "submitInspections",
    ]);
    // Without an account there is nobody to count for: a refresh replaces what it finds.
    const open = fields.filter(({ extensions }) => (extensions["access"] as { kind: string }).kind === "public");
    expect(open.map(({ name }) => name).sort()).toEqual(["refreshSession", "signIn"]);
  });
});

describe("devices and sign-ins", () => {
  const { member, newDevice, trySignIn } = identityBuilders(program);

  test("beyond the ceiling are refused, also of those at once; known devices go on", async () => {
    const person = await member();
    const known = newDevice();
    await trySignIn(person, known);
    await program.sql(
      `insert into devices (id, account_id, name, platform, first_seen_at, last_seen_at)
       select gen_random_uuid(), $1, 'Tablet', 'android', now(), now() from generate_series(1, $2::int)`,
      [person.accountId, DEVICES.items - 3],
    );
    const answers = await times(4, () => trySignIn(person, newDevice()));
    const errors = answers.flatMap(({ data }) => data.signIn.userErrors.map(({ code, path }) => ({ code, path })));
    expect(errors).toEqual(Array(3).fill({ code: "STORAGE_FULL", path: ["input", "device"] }));
    expect(await count("devices", "account_id = $1", person.accountId)).toBe(DEVICES.items);
    expect((await trySignIn(person, known)).data.signIn.userErrors).toEqual([]);

    await storedToday(person.accountId, "SIGN_INS", { items: SIGN_INS.items, bytes: 0 });
    expect(codesOf((await trySignIn(person, known)).data.signIn.userErrors)).toEqual(["STORAGE_FULL"]);
  });
});

describe("whatever waits for somebody else's decision is refused beyond its ceiling", () => {
  test("proposals", async () => {
    const person = await inspector();
    const { proposal: made } = await proposals.run<{ proposal: { id: string } }>(proposal(), person);
    await copied("trade_union_proposals", made.id, PROPOSALS.items - 2);
    const errors = (await times(4, () => proposals.refused(proposal(), person))).flat();
    expect(errors).toEqual(Array(3).fill({ code: "STORAGE_FULL", path: ["input"] }));
    await program.sql(
      "update trade_union_proposals set status = 'REJECTED', decided_at = now(), decided_by = $2 where id = $1",
      [made.id, persons.administrator.accountId],
    );
    expect(await proposals.refused(proposal(), person)).toEqual([]);
  });

  test("circulars in draft", async () => {
    const circulars = mutationOf(program, "draftCircular", "circular { id }");
    const draft = () => ({
      kind: "INSPECTION",
      title: "通报",
      body: "正文",
      recipients: [],
      idempotencyKey: randomUUID(),
    });
    const organizer = await builders(program).person([{ role: "ORGANIZER", at: at.root }]);
    const { circular } = await circulars.run<{ circular: { id: string } }>(draft(), organizer);
    await program.sql("alter table circulars drop constraint circulars_idempotency_key_unique");
    await copied("circulars", circular.id, STORAGE_CEILINGS.CIRCULARS.items - 1);
    expect(await circulars.refused(draft(), organizer)).toEqual([{ code: "STORAGE_FULL", path: ["input"] }]);
  });

  test("applications for ratings, and objections to them", async () => {
    const apply = mutationOf(program, "applyForRating", "application { id }");
    const object = mutationOf(program, "fileObjection", "objection { id }");
    const union = await builders(program).tradeUnion({ parent: at.community });
    const officer = await builders(program).person([{ role: "UNION_OFFICER", at: union }]);
    await rating.good(union);
    const input = {
      programId: programId("WORKERS_HOME"),
      levelCode: "QUALIFIED",
      tradeUnionId: union.id,
      selfInspectionId: await rating.selfInspection("WORKERS_HOME", { union }, officer),
      attachments: ATTACHMENTS,
      idempotencyKey: randomUUID(),
    };
    const withdrawn = await rating.application("WORKERS_HOME", "QUALIFIED", { union }, officer, {
      status: "WITHDRAWN",
    });
    await program.sql("update rating_applications set created_at = '2026-11-20' where id = $1", [withdrawn]);
    await copied("rating_applications", withdrawn, STORAGE_CEILINGS.APPLICATIONS.items - 1);
    expect(await apply.refused(input, officer)).toEqual([{ code: "STORAGE_FULL", path: ["input"] }]);
    await program.sql("update rating_applications set created_at = '2026-08-20' where applied_by = $1", [
      officer.accountId,
    ]);
    expect(await apply.refused(input, officer)).toEqual([]);

    const other = await builders(program).tradeUnion({ parent: at.community });
    const applicationId = await rating.application("WORKERS_HOME", "QUALIFIED", { union: other }, officer);
    const noticeId = await rating.notice(at.root, [applicationId], persons.organizer, {
      opensOn: "2026-11-20",
      closesOn: "2026-11-26",
    });
    const objection = (given: object = {}) => ({
      noticeId,
      applicationId,
      statement: "不符合条件",
      idempotencyKey: randomUUID(),
      ...given,
    });
    const made = await object.run<{ objection: { id: string } }>(objection(), persons.leader);
    expect(made.userErrors).toEqual([]);
    await program.sql("drop index objections_one_each");
    await copied("objections", made.objection.id, OBJECTIONS.items - 1, { idempotency_key: null });
    expect(await object.refused(objection(), persons.leader)).toEqual([{ code: "STORAGE_FULL", path: ["input"] }]);
  });

  test("files that are announced", async () => {
    const officer = await builders(program).person([{ role: "UNION_OFFICER", at: at.union }]);
    await storedToday(officer.accountId, "FILES", { items: FILES.items, bytes: 0 });
    const sha256 = uuidv7().replaceAll("-", "").repeat(2);
    const raw = rawInspection({ tradeUnionId: at.union.id, kind: "SELF" });
    const files = [...(raw["evidence"] as object[]), { sha256, size: 1, mediaType: "image/jpeg" }];
    const [result] = await submit(program, officer.token, { ...raw, evidence: files });
    expect(codesOf(result?.userErrors ?? [])).toEqual(["STORAGE_FULL"]);
    expect(await count("evidence", "sha256 = $1", sha256)).toBe(0);
  });
});

describe("every night", () => {
  const nightly = async () => {
    for (const name of ["remove-dead-sessions", "remove-old-rejections", "give-up-drafts"]) {
      const job = jobs.find((each) => each.name === name);
      expect(job?.cron).toMatch(/^\d+ 0 \* \* \*$/);
      await job?.run(program.program.services);
    }
  };
  const { member, newDevice, signIn, isOpen } = identityBuilders(program);

  test("rejections go that were refused for the last time more than 90 days ago", async () => {
    const sender = await inspector();
    const [old, again, young] = [wrong(), wrong(), wrong()];
    await submit(program, sender.token, old, again, young);
    const age = (id: string, day: string) =>
      program.sql("update rejections set at = $2 where document_id = $1", [id, day]);
    await age(old.id, "2026-08-23");
    await age(again.id, "2026-08-23");
    await submit(program, sender.token, again);
    await age(young.id, "2026-08-25");
    await nightly();
    const kept = await program.sql<{ id: string }>("select document_id as id from rejections where account_id = $1", [
      sender.accountId,
    ]);
    expect(kept.map(({ id }) => id).sort()).toEqual([again.id, young.id].sort());
  });

  test("drafts that can lead nowhere are emptied, with the journal, and no others", async () => {
    const author = await inspector();
    const begun = async (createdAt: string, status: string | null) => {
      const union = await builders(program).tradeUnion({ parent: at.community });
      const sent = status === null ? {} : await inspectionBuilders(program).assignment({ union, inspectors: [author] });
      const assignmentId = "assignmentId" in sent ? sent.assignmentId : null;
      const inspection = wrong({ tradeUnionId: union.id, assignmentId });
      expect(await drafts.refused({ inspection }, author)).toEqual([]);
      await program.sql("update inspections set created_at = $2 where id = $1", [inspection.id, createdAt]);
      await program.sql("update assignments set status = $2 where id = $1", [assignmentId, status]);
      return inspection.id;
    };
    const abandoned = [
      await begun("2026-08-20", "DONE"),
      await begun("2026-08-20", "CANCELED"),
      await begun("2025-10-01", null),
    ];
    const others = [
      await begun("2026-08-20", "OPEN"),
      await begun("2026-08-20", "SUBMITTED"),
      await begun("2026-08-20", null),
      await begun("2026-09-01", "DONE"),
    ];
    await nightly();
    const found = await program.sql<{ id: string; status: string; answers: object[] }>(
      "select id, status, answers from inspections where inspector_id = $1",
      [author.accountId],
    );
    for (const { id, status, answers } of found) {
      expect(status).toBe(abandoned.includes(id) ? "WITHDRAWN" : "DRAFT");
      expect(answers.length === 0).toBe(abandoned.includes(id));
    }
    expect(found).toHaveLength(abandoned.length + others.length);
    expect(await count("journal_entries", "action = 'inspection.withdrawn' and subject_id = any($1)", abandoned)).toBe(
      3,
    );
  });

  test("sessions, devices and counts go that nothing needs; revoked devices stay shut", async () => {
    const person = await member();
    const [live, dead, revoked] = [newDevice(), newDevice(), newDevice()];
    const tokens = await signIn(person, live);
    for (const device of [dead, revoked]) await signIn(person, device);
    await program.sql("update devices set revoked_at = now(), revoked_reason = 'lost' where id = $1", [revoked.id]);
    await program.sql("update devices set last_seen_at = '2026-08-20' where id = any($1)", [
      [live.id, dead.id, revoked.id],
    ]);
    await program.sql(
      "update sessions set revoked_at = '2026-10-01', revoked_reason = 'SIGNED_OUT' where device_id = any($1)",
      [[dead.id, revoked.id]],
    );
    await storedToday(person.accountId, "FILES", { items: 1, bytes: 1 });
    await program.sql("update stored_counts set on_day = '2026-08-24' where account_id = $1 and kind = 'FILES'", [
      person.accountId,
    ]);
    await nightly();
    expect(await count("sessions", "device_id = any($1)", [dead.id, revoked.id])).toBe(0);
    expect(await count("devices", "id = any($1)", [dead.id])).toBe(0);
    expect(await count("devices", "id = any($1)", [live.id, revoked.id])).toBe(2);
    expect(await count("stored_counts", "account_id = $1 and kind = 'FILES'", person.accountId)).toBe(0);
    expect(await count("stored_counts", "account_id = $1 and kind = 'SIGN_INS'", person.accountId)).toBe(1);
    expect(await isOpen(tokens.accessToken)).toBe(true);
  });
});

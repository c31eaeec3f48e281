import { beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type BuiltPerson, type District } from "../../support/builders.js";
import { circularBuilders, succeeded, type CircularAnswer } from "../../support/builders-circulars.js";
import { organizationBuilders } from "../../support/builders-organization.js";
import { journalOf, onlyFor } from "../../support/mutations.js";
import { people } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
let otherLeader: BuiltPerson;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
  otherLeader = await builders(program).person([{ role: "LEADER", at: at.root }], { name: "陈领导" });
  await organizationBuilders(program).officer(at.root, {
    post: "EXECUTIVE_VICE_CHAIR",
    accountId: persons.leader.accountId,
  });
});

const { draft, change, sign, publish, discard, newNumber, text, drafted, signed, published } = circularBuilders(
  program,
  () => ({ organizer: persons.organizer, leader: persons.leader, recipient: at.street }),
);
const refusal = (code: string, ...field: string[]) => [{ code, path: ["input", ...field] }];
const stored = (id: string) =>
  program.sql("select status, title, naming, audience, number, version from circulars where id = $1", [id]);
const person = (...grants: Parameters<ReturnType<typeof builders>["person"]>[0] & object) =>
  builders(program).person(grants);

describe("draftCircular", () => {
  test("is anonymous and internal unless it says otherwise, with the journal", async () => {
    const circular = await drafted();
    expect(circular).toMatchObject({
      kind: "INSPECTION",
      naming: "ANONYMOUS",
      status: "DRAFT",
      audience: "INTERNAL",
      version: 1,
      number: null,
      publishedAt: null,
      signedBy: null,
      document: null,
      visitIds: [],
      issuer: { id: at.root.id },
      draftedBy: { id: persons.organizer.accountId },
      recipients: { totalCount: 1, edges: [{ node: { tradeUnion: { id: at.street.id, name: "甲街道总工会" } } }] },
    });
    expect(await journalOf(program, circular.id)).toEqual([
      { action: "circular.drafted", actor_id: persons.organizer.accountId },
    ]);
    expect((await drafted({ naming: "COMMENDING", recipients: null }))["naming"]).toBe("COMMENDING");
  });

  test("who drafts for several unions says which of them issues it", async () => {
    const both = await person(
      { role: "ORGANIZER", at: at.street },
      { role: "ORGANIZER", at: at.otherStreet },
      { role: "INSPECTOR", at: at.root },
    );
    const refused = (given: object) => draft.refused(text({ recipients: [], ...given }), both);
    expect(await refused({})).toEqual(refusal("CIRCULAR_ISSUER_UNCLEAR", "issuerId"));
    expect(await refused({ issuerId: at.root.id })).toEqual(refusal("NOT_PERMITTED", "issuerId"));
    expect(await refused({ issuerId: at.street.id, recipients: [at.otherCommunity.id] })).toEqual(
      refusal("TRADE_UNION_NOT_FOUND", "recipients", "0"),
    );
    const circular = await drafted({ issuerId: at.otherStreet.id, recipients: [at.farUnion.id] }, both);
    expect(circular["issuer"]).toEqual({ id: at.otherStreet.id });
  });

  test("the same key again gives the same circular, also at once; other content is refused", async () => {
    const input = text();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => draft.run<CircularAnswer>(input, persons.organizer)),
    );
    expect(new Set(answers.map(({ circular }) => circular?.id)).size).toBe(1);
    expect(await draft.refused({ ...input, title: "另一份" }, persons.organizer)).toEqual(
      refusal("IDEMPOTENCY_KEY_REUSED", "idempotencyKey"),
    );
  });

  test.each<[string, () => object, string, string[]]>([
    ["an unknown issuer", () => ({ issuerId: randomUUID() }), "TRADE_UNION_NOT_FOUND", ["issuerId"]],
    ["a ranking, of which there are none", () => ({ rankingId: randomUUID() }), "RANKING_NOT_FOUND", ["rankingId"]],
    ["an unknown visit", () => ({ visitIds: [randomUUID()] }), "VISIT_NOT_FOUND", ["visitIds", "0"]],
    [
      "an unknown recipient",
      () => ({ recipients: [at.street.id, randomUUID()] }),
      "TRADE_UNION_NOT_FOUND",
      ["recipients", "1"],
    ],
    ["an id that is none", () => ({ recipients: ["x"] }), "ID_NOT_VALID", ["recipients", "0"]],
    [
      "501 recipients",
      () => ({ recipients: Array.from({ length: 501 }, () => at.union.id) }),
      "LIST_TOO_LONG",
      ["recipients"],
    ],
    ["no title", () => ({ title: " " }), "TEXT_EMPTY", ["title"]],
    ["a title of 201 characters", () => ({ title: "通".repeat(201) }), "TEXT_TOO_LONG", ["title"]],
    ["no text", () => ({ body: "" }), "TEXT_EMPTY", ["body"]],
  ])("%s is refused, and nothing is written", async (_case, given, code, path) => {
    const before = await program.sql("select count(*) from circulars");
    expect(await draft.refused(text(given()), persons.organizer)).toEqual(refusal(code, ...path));
    expect(await program.sql("select count(*) from circulars")).toEqual(before);
  });

  test("a closed union receives nothing", async () => {
    const closed = await builders(program).tradeUnion({ parent: at.community });
    await program.sql("update trade_unions set status = 'CLOSED', closed_on = '2026-10-01' where id = $1", [closed.id]);
    expect(await draft.refused(text({ recipients: [closed.id] }), persons.organizer)).toEqual(
      refusal("TRADE_UNION_CLOSED", "recipients", "0"),
    );
  });

  onlyFor(["leader", "organizer"], program, draft, () => ({
    persons,
    input: text(),
    state: () => program.sql("select id from circulars order by id"),
  }));
});

describe("changeCircular", () => {
  test("its drafter changes text and recipients, each time to another version", async () => {
    const { id } = await drafted();
    const changed = (input: object) =>
      succeeded(change.run<CircularAnswer>({ circularId: id, ...input }, persons.organizer));
    expect(await changed({ expectedVersion: 1, title: "更正后的通报" })).toMatchObject({
      title: "更正后的通报",
      body: "检查总体良好。",
      version: 2,
    });
    const recipients = [at.union.id, at.neighbor.id, at.union.id];
    expect(await changed({ expectedVersion: 2, recipients })).toMatchObject({
      version: 3,
      recipients: {
        totalCount: 2,
        edges: [at.union, at.neighbor].map((union) => ({ node: { tradeUnion: { id: union.id, name: union.name } } })),
      },
    });
    expect(await changed({ expectedVersion: 3, recipients: [] })).toMatchObject({
      version: 4,
      recipients: { totalCount: 0 },
    });
    expect((await journalOf(program, id)).map(({ action }) => action)).toEqual([
      "circular.drafted",
      ...Array<string>(3).fill("circular.changed"),
    ]);
  });

  test("nobody else does, nor at another version, nor once it is signed", async () => {
    const { id } = await drafted();
    const input = { circularId: id, expectedVersion: 1, title: "改" };
    expect(await change.refused(input, persons.leader)).toEqual(refusal("NOT_PERMITTED", "circularId"));
    const refused = (given: object) => change.refused({ ...input, ...given }, persons.organizer);
    expect(await refused({ expectedVersion: 2 })).toEqual(refusal("STALE_VERSION", "expectedVersion"));
    expect(await refused({ circularId: randomUUID() })).toEqual(refusal("CIRCULAR_NOT_FOUND", "circularId"));
    expect(await refused({ recipients: [randomUUID()] })).toEqual(refusal("TRADE_UNION_NOT_FOUND", "recipients", "0"));
    expect(await refused({ body: " " })).toEqual(refusal("TEXT_EMPTY", "body"));
    expect(await stored(id)).toMatchObject([{ title: "关于第四季度检查情况的通报", version: 1 }]);
    const final = await signed();
    expect(await refused({ circularId: final.id, expectedVersion: 2 })).toEqual(
      refusal("CIRCULAR_STATE_REFUSED", "circularId"),
    );
  });

  describe("of the personas", () => {
    let id: string;
    beforeAll(async () => {
      ({ id } = await drafted());
    });
    onlyFor(["leader", "organizer"], program, change, () => ({
      persons,
      input: { circularId: id, expectedVersion: 1, title: "改" },
      state: () => stored(id),
    }));
  });
});

describe("signCircular", () => {
  let id: string;
  beforeEach(async () => {
    ({ id } = await drafted());
  });
  const signing = (given: object = {}) => ({ circularId: id, number: newNumber(), expectedVersion: 1, ...given });

  test("numbers it and keeps who signed as what", async () => {
    const signature = signing({ number: " 思工〔2026〕100号 " });
    const circular = await succeeded(sign.run<CircularAnswer>(signature, persons.leader));
    expect(circular).toMatchObject({
      status: "SIGNED",
      number: "思工〔2026〕100号",
      naming: "ANONYMOUS",
      version: 2,
      signedBy: { name: "测试人员", post: "常务副主席", at: "2026-11-22T02:00:00.000Z" },
    });
    expect((await journalOf(program, id)).at(-1)).toEqual({
      action: "circular.signed",
      actor_id: persons.leader.accountId,
    });
  });

  test("its signer decides whether it names anybody, and may name their post", async () => {
    const signature = signing({ naming: "NAMED", post: "党组书记" });
    expect(await succeeded(sign.run<CircularAnswer>(signature, otherLeader))).toMatchObject({
      naming: "NAMED",
      signedBy: { name: "陈领导", post: "党组书记" },
    });
    expect(await signed({ naming: "COMMENDING" })).toMatchObject({ naming: "COMMENDING" });
    expect(await signed({ naming: "NAMED" }, { naming: "ANONYMOUS" })).toMatchObject({ naming: "ANONYMOUS" });
  });

  test("whoever drafted it does not sign it; another leader does", async () => {
    const own = await drafted({}, persons.leader);
    const signature = signing({ circularId: own.id });
    expect(await sign.refused(signature, persons.leader)).toEqual(refusal("CIRCULAR_SIGNER_IS_DRAFTER", "circularId"));
    expect(await stored(own.id)).toMatchObject([{ status: "DRAFT", number: null, version: 1 }]);
    expect(await sign.refused(signature, otherLeader)).toEqual([]);
  });

  test("a number is given once in a union, also when two sign at once or the other one is discarded", async () => {
    const other = await drafted();
    const number = newNumber();
    const answers = await Promise.all([
      sign.refused(signing({ number }), persons.leader),
      sign.refused(signing({ number, circularId: other.id }), otherLeader),
    ]);
    expect(answers.flat()).toEqual(refusal("CIRCULAR_NUMBER_TAKEN", "number"));
    const taken = await signed();
    await discard.run({ circularId: taken.id, expectedVersion: 2, reason: "有误" }, persons.leader);
    const again = signing({ circularId: (await drafted()).id, number: taken["number"] });
    expect(await sign.refused(again, persons.leader)).toEqual(refusal("CIRCULAR_NUMBER_TAKEN", "number"));
    const streetLeader = await person({ role: "LEADER", at: at.street });
    const local = await drafted({ issuerId: at.street.id });
    expect(await sign.refused({ ...again, circularId: local.id }, streetLeader)).toEqual([]);
  });

  test("a leader of a street neither sees the district's nor signs it where they only draft", async () => {
    const local = await person({ role: "LEADER", at: at.street });
    expect(await sign.refused(signing(), local)).toEqual(refusal("CIRCULAR_NOT_FOUND", "circularId"));
    const both = await person({ role: "LEADER", at: at.street }, { role: "ORGANIZER", at: at.root });
    expect(await sign.refused(signing(), both)).toEqual(refusal("NOT_PERMITTED", "circularId"));
  });

  test.each<[string, object, string, string]>([
    ["an unknown circular", { circularId: randomUUID() }, "CIRCULAR_NOT_FOUND", "circularId"],
    ["another version", { expectedVersion: 2 }, "STALE_VERSION", "expectedVersion"],
    ["no number", { number: " " }, "TEXT_EMPTY", "number"],
    ["a post of 101 characters", { post: "主".repeat(101) }, "TEXT_TOO_LONG", "post"],
  ])("%s is refused", async (_case, given, code, field) => {
    expect(await sign.refused(signing(given), persons.leader)).toEqual(refusal(code, field));
    expect(await stored(id)).toMatchObject([{ status: "DRAFT", version: 1 }]);
  });

  test("is signed once, also by two at once", async () => {
    const answers = await Promise.all([sign.refused(signing(), persons.leader), sign.refused(signing(), otherLeader)]);
    expect(answers.flat()).toEqual(refusal("STALE_VERSION", "expectedVersion"));
    expect(await sign.refused(signing({ expectedVersion: 2 }), persons.leader)).toEqual(
      refusal("CIRCULAR_STATE_REFUSED", "circularId"),
    );
  });

  onlyFor(["leader"], program, sign, () => ({ persons, input: signing(), state: () => stored(id) }));
});

describe("publishCircular", () => {
  let id: string;
  beforeEach(async () => {
    ({ id } = await signed());
  });
  const publishing = (given: object = {}) => ({ circularId: id, expectedVersion: 2, ...given });

  test("stays inside the federation unless it says otherwise", async () => {
    const circular = await succeeded(publish.run<CircularAnswer>(publishing(), persons.organizer));
    expect(circular).toMatchObject({
      status: "PUBLISHED",
      audience: "INTERNAL",
      publishedAt: "2026-11-22T02:00:00.000Z",
      version: 3,
    });
    expect((await journalOf(program, id)).at(-1)?.action).toBe("circular.published");
    expect(await publish.refused(publishing({ expectedVersion: 3 }), persons.organizer)).toEqual(
      refusal("CIRCULAR_STATE_REFUSED", "circularId"),
    );
  });

  test("a draft is not published", async () => {
    const unsigned = await drafted();
    expect(await publish.refused({ circularId: unsigned.id, expectedVersion: 1 }, persons.leader)).toEqual(
      refusal("CIRCULAR_STATE_REFUSED", "circularId"),
    );
  });

  test("naming the worst in public needs a document; naming the best does not", async () => {
    const named = await signed({}, { naming: "NAMED" });
    const input = { circularId: named.id, expectedVersion: 2, audience: "PUBLIC" };
    expect(await publish.refused(input, persons.leader)).toEqual(
      refusal("AUTHORITY_DOCUMENT_MISSING", "authorityDocument"),
    );
    expect(await stored(named.id)).toMatchObject([{ status: "SIGNED", audience: "INTERNAL", version: 2 }]);
    const allowed = { ...input, authorityDocument: "厦委办〔2026〕5号" };
    expect(await succeeded(publish.run<CircularAnswer>(allowed, persons.leader))).toMatchObject({
      audience: "PUBLIC",
      authorityDocument: "厦委办〔2026〕5号",
    });
    expect(await published({ naming: "COMMENDING" }, { audience: "PUBLIC" })).toMatchObject({ audience: "PUBLIC" });
  });

  test("without recipients there is nobody to publish it to", async () => {
    const alone = await signed({ recipients: [] });
    const input = { circularId: alone.id, expectedVersion: 2, audience: "RECIPIENTS" };
    expect(await publish.refused(input, persons.leader)).toEqual(refusal("CIRCULAR_WITHOUT_RECIPIENTS", "audience"));
  });

  test("another version and an unknown circular are refused, and who only receives it may not", async () => {
    expect(await publish.refused(publishing({ expectedVersion: 1 }), persons.leader)).toEqual(
      refusal("STALE_VERSION", "expectedVersion"),
    );
    expect(await publish.refused(publishing({ circularId: randomUUID() }), persons.leader)).toEqual(
      refusal("CIRCULAR_NOT_FOUND", "circularId"),
    );
    const seen = await published({}, { audience: "RECIPIENTS" });
    const local = await person({ role: "LEADER", at: at.street });
    expect(await publish.refused({ circularId: seen.id, expectedVersion: 3 }, local)).toEqual(
      refusal("NOT_PERMITTED", "circularId"),
    );
  });

  onlyFor(["leader", "organizer"], program, publish, () => ({
    persons,
    input: publishing(),
    state: () => stored(id),
  }));
});

describe("discardCircular", () => {
  let id: string;
  beforeEach(async () => {
    ({ id } = await drafted());
  });
  const discarding = (given: object = {}) => ({ circularId: id, reason: "不再需要", expectedVersion: 1, ...given });

  test("its drafter, or a leader, gives it up before it is published", async () => {
    const circular = await succeeded(discard.run<CircularAnswer>(discarding(), persons.organizer));
    expect(circular).toMatchObject({ status: "DISCARDED", discardReason: "不再需要", version: 2 });
    expect((await journalOf(program, id)).at(-1)?.action).toBe("circular.discarded");
    const numbered = await signed();
    expect(await discard.refused(discarding({ circularId: numbered.id, expectedVersion: 2 }), persons.leader)).toEqual(
      [],
    );
    const out = await published();
    expect(await discard.refused(discarding({ circularId: out.id, expectedVersion: 3 }), persons.leader)).toEqual(
      refusal("CIRCULAR_STATE_REFUSED", "circularId"),
    );
  });

  test("bad input is refused, and another organizer may not", async () => {
    const organizer = await person({ role: "ORGANIZER", at: at.root });
    expect(await discard.refused(discarding(), organizer)).toEqual(refusal("NOT_PERMITTED", "circularId"));
    expect(await discard.refused(discarding({ circularId: randomUUID() }), organizer)).toEqual(
      refusal("CIRCULAR_NOT_FOUND", "circularId"),
    );
    expect(await discard.refused(discarding({ expectedVersion: 2 }), persons.organizer)).toEqual(
      refusal("STALE_VERSION", "expectedVersion"),
    );
    expect(await discard.refused(discarding({ reason: " " }), persons.organizer)).toEqual(
      refusal("TEXT_EMPTY", "reason"),
    );
  });

  test("who may not is not told the version", async () => {
    const organizer = await person({ role: "ORGANIZER", at: at.root });
    const notPermitted = refusal("NOT_PERMITTED", "circularId");
    const stale = { circularId: id, expectedVersion: 7 };
    expect(await discard.refused(discarding(stale), organizer)).toEqual(notPermitted);
    expect(await change.refused({ ...stale, title: "通报" }, organizer)).toEqual(notPermitted);
    const leaderElsewhere = await person({ role: "ORGANIZER", at: at.root }, { role: "LEADER", at: at.street });
    expect(await sign.refused({ ...stale, number: newNumber() }, leaderElsewhere)).toEqual(notPermitted);
  });

  onlyFor(["leader", "organizer"], program, discard, () => ({
    persons,
    input: discarding(),
    state: () => stored(id),
  }));
});

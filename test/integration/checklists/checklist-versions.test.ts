import { beforeAll, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { builders, type BuiltPerson, type District } from "../../support/builders.js";
import { seedBody } from "../../support/checklist-seeds.js";
import { journalOf, mutationOf, onlyFor } from "../../support/mutations.js";
import { people } from "../../support/personas.js";
import { testProgram } from "../../support/program.js";

const program = testProgram();
let at: District;
let persons: Awaited<ReturnType<typeof people>>;
let streetAdministrator: BuiltPerson;
beforeAll(async () => {
  at = await builders(program).district();
  persons = await people(program, at);
  streetAdministrator = await builders(program).person([{ role: "ADMINISTRATOR", at: at.street }]);
});

const SELECTION = "checklist { id code version status editVersion title }";
const draft = mutationOf(program, "draftChecklist", SELECTION);
const change = mutationOf(program, "changeChecklistDraft", SELECTION);
const publish = mutationOf(program, "publishChecklist", SELECTION);
const retire = mutationOf(program, "retireChecklist", SELECTION);
const discard = mutationOf(program, "discardChecklistDraft", "checklistId");

interface Version {
  checklist: { id: string; code: string; version: number; status: string; editVersion: number } | null;
}
let codes = 0;
const newBody = () => ({ ...seedBody("six-standards"), code: `TRIAL_${++codes}` });
type Body = ReturnType<typeof newBody>;

const drafted = async (body: object = newBody()) => {
  const { checklist, userErrors } = await draft.run<Version>(
    { body, idempotencyKey: randomUUID() },
    persons.administrator,
  );
  if (checklist === null) throw new Error(JSON.stringify(userErrors));
  return checklist;
};
const target = ({ id, editVersion }: NonNullable<Version["checklist"]>) => ({
  checklistId: id,
  expectedVersion: editVersion,
});
const published = async (body: object = newBody()) => {
  const { checklist } = await publish.run<Version>(target(await drafted(body)), persons.administrator);
  if (checklist === null) throw new Error("not published");
  return checklist;
};
const stored = () =>
  program.sql("select id, status, edit_version, md5(body::text) as body from checklists order by id");
const read = async (person: BuiltPerson, code: string, version: number | null = null) =>
  (
    await program.data<{ checklist: object | null }>(
      "query($code: String!, $version: Int) { checklist(code: $code, version: $version) { version status totalPoints standards { criteria { code } } } }",
      { code, version },
      { token: person.token },
    )
  ).checklist;

test("a body that is nested too deep is refused with its place, as a variable and as a literal", async () => {
  const deep = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;
  const before = await stored();
  for (const name of ["standards", "code", "kind"]) {
    const body = { ...newBody(), [name]: JSON.parse(deep(2400)) as unknown };
    const refused = await draft.refused({ body, idempotencyKey: randomUUID() }, persons.administrator);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.path.slice(0, 2)).toEqual(["input", "body"]);
  }
  const literal = `mutation { draftChecklist(input: { idempotencyKey: "${randomUUID()}", body: { code: ${deep(2900)} } }) { userErrors { code } } }`;
  for (let attempt = 0; attempt < 2; attempt++) {
    const answer = await program.run<{ draftChecklist: { userErrors: object[] } | null }>(
      literal,
      {},
      { token: persons.administrator.token },
    );
    expect(answer.errors?.map(({ extensions }) => extensions.code) ?? []).not.toContain("INTERNAL_SERVER_ERROR");
    expect(answer.data?.draftChecklist?.userErrors ?? answer.errors).not.toEqual([]);
  }
  expect(await stored()).toEqual(before);
});

describe("the life of a checklist version", () => {
  test("from draft over publication to retirement, and the next version beside it", async () => {
    const body = newBody();
    const first = await drafted(body);
    expect(first).toMatchObject({ code: body.code, version: 1, status: "DRAFT", editVersion: 1 });
    expect(await read(persons.administrator, body.code, 1)).toMatchObject({ status: "DRAFT" });
    expect(await read(persons.inspector, body.code, 1)).toBeNull();
    expect(await read(persons.administrator, body.code)).toBeNull();

    const title = { zh: "改名", en: "Another title" };
    const changed = await change.run<Version>({ ...target(first), body: { ...body, title } }, persons.administrator);
    expect(changed.checklist).toMatchObject({ editVersion: 2, title: title.en });
    const frozen = await publish.run<Version>({ checklistId: first.id, expectedVersion: 2 }, persons.administrator);
    expect(frozen.checklist).toMatchObject({ status: "PUBLISHED" });
    expect(await read(persons.inspector, body.code)).toMatchObject({
      version: 1,
      status: "PUBLISHED",
      totalPoints: 100,
    });

    const second = await published(body);
    expect(second).toMatchObject({ version: 2 });
    expect(await read(persons.inspector, body.code)).toMatchObject({ version: 2 });
    const retired = await retire.run<Version>(target(second), persons.administrator);
    expect(retired.checklist).toMatchObject({ status: "RETIRED" });
    expect(await read(persons.inspector, body.code)).toMatchObject({ version: 1 });
    expect(await read(persons.inspector, body.code, 2)).toMatchObject({ status: "RETIRED" });
    expect((await journalOf(program, first.id)).map(({ action }) => action)).toEqual([
      "checklist.drafted",
      "checklist.changed",
      "checklist.published",
    ]);
  });

  test("a draft can be removed, and its number is free again", async () => {
    const body = newBody();
    const first = await drafted(body);
    expect(await discard.run(target(first), persons.administrator)).toMatchObject({ checklistId: first.id });
    expect(await drafted(body)).toMatchObject({ version: 1 });
  });

  test("a published version never changes, neither through the program nor beside it", async () => {
    const checklist = await published();
    const before = await stored();
    const notADraft = [{ code: "CHECKLIST_NOT_A_DRAFT", path: ["input", "checklistId"] }];
    for (const mutation of [change, publish, discard]) {
      const input = mutation === change ? { ...target(checklist), body: newBody() } : target(checklist);
      expect(await mutation.refused(input, persons.administrator)).toEqual(notADraft);
    }
    for (const statement of [
      "update checklists set body = jsonb_set(body, '{totalPoints}', '99') where id = $1",
      "update checklists set code = 'OTHER' where id = $1",
      "delete from checklists where id = $1",
    ])
      await expect(program.sql(statement, [checklist.id])).rejects.toThrow("never changes");
    expect(await stored()).toEqual(before);
  });

  test("publication names every fault with its place in the body", async () => {
    const body = newBody();
    const [standard, ...others] = body.standards;
    const [criterion, ...rest] = standard?.criteria ?? [];
    const wrong = {
      ...body,
      totalPoints: 90,
      standards: [
        { ...standard, criteria: [{ ...criterion, title: { zh: "题", en: "" }, evidence: ["DOC_DREAM"] }, ...rest] },
        ...others,
      ],
    };
    const checklist = await drafted(wrong);
    const refusals = await publish.run(target(checklist), persons.administrator);
    expect(refusals.userErrors.map(({ code, path }) => `${code} ${path.join(".")}`).sort()).toEqual([
      "CHECKLIST_CODE_UNKNOWN body.standards.0.criteria.0.evidence.0",
      "CHECKLIST_POINTS_DO_NOT_ADD_UP body.standards",
      "CHECKLIST_TEXT_MISSING body.standards.0.criteria.0.title.en",
    ]);
    for (const { message } of refusals.userErrors) expect(message).toMatch(/^[^\u4e00-\u9fff]+$/u);
    expect(await read(persons.administrator, body.code, 1)).toMatchObject({ status: "DRAFT" });
  });
});

describe("what an editor sends", () => {
  const without = ({ title: _, ...body }: Body) => body;
  const cases: [string, (body: Body) => unknown, string][] = [
    ["no object", () => "six standards", "CHECKLIST_FIELD_NOT_VALID input.body"],
    ["a field that there is not", (body) => ({ ...body, colour: "red" }), "CHECKLIST_FIELD_UNKNOWN input.body.colour"],
    ["no title", without, "CHECKLIST_FIELD_NOT_VALID input.body.title"],
    [
      "a word for points",
      (body) => ({ ...body, totalPoints: "many" }),
      "CHECKLIST_FIELD_NOT_VALID input.body.totalPoints",
    ],
    [
      "a code that cannot be one",
      (body) => ({ ...body, code: "six standards" }),
      "CHECKLIST_CODE_FORM input.body.code",
    ],
    ["a kind that there is not", (body) => ({ ...body, kind: "SEVEN" }), "CHECKLIST_KIND_UNKNOWN input.body.kind"],
    ["a NUL", (body) => ({ ...body, title: { zh: "a\0", en: "b" } }), "TEXT_NOT_VALID input.body.title.zh"],
    [
      "a lone surrogate",
      (body) => ({ ...body, title: { zh: "a", en: "\ud800" } }),
      "TEXT_NOT_VALID input.body.title.en",
    ],
  ];
  test.each(cases)("%s", async (_case, wrong, expected) => {
    const before = await stored();
    const input = { body: wrong(newBody()), idempotencyKey: randomUUID() };
    const refusals = await draft.refused(input, persons.administrator);
    expect(refusals.map(({ code, path }) => `${code} ${path.join(".")}`)).toEqual([expected]);
    expect(await stored()).toEqual(before);
  });

  test("there is one draft of a code at a time, and its kind stays", async () => {
    const body = newBody();
    await published(body);
    const other = { ...seedBody("double-display"), code: body.code };
    const asked = (given: object) =>
      draft.refused({ body: given, idempotencyKey: randomUUID() }, persons.administrator);
    expect(await asked(other)).toEqual([{ code: "CHECKLIST_KIND_CHANGED", path: ["input", "body", "kind"] }]);
    const next = await drafted(body);
    expect(await asked(body)).toEqual([{ code: "CHECKLIST_HAS_DRAFT", path: ["input", "body", "code"] }]);
    expect(await change.refused({ ...target(next), body: newBody() }, persons.administrator)).toEqual([
      { code: "CHECKLIST_KIND_CHANGED", path: ["input", "body"] },
    ]);
  });

  test("the same key gives the same draft, at once too, and other content is refused", async () => {
    const input = { body: newBody(), idempotencyKey: randomUUID() };
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => draft.run<Version>(input, persons.administrator)),
    );
    expect(new Set(answers.map(({ checklist }) => checklist?.id)).size).toBe(1);
    expect(await draft.refused({ ...input, body: newBody() }, persons.administrator)).toEqual([
      { code: "IDEMPOTENCY_KEY_REUSED", path: ["input", "idempotencyKey"] },
    ]);
  });

  test("of two who publish and change at once, one is told that they read an older version", async () => {
    const body = newBody();
    const checklist = await drafted(body);
    const [one, other] = await Promise.all([
      publish.run<Version>(target(checklist), persons.administrator),
      change.run<Version>({ ...target(checklist), body }, persons.administrator),
    ]);
    const refused = [one, other].filter((answer) => answer.checklist === null);
    expect(refused.map(({ userErrors }) => userErrors[0]?.code)).toEqual(["STALE_VERSION"]);
    expect(refused[0]?.userErrors[0]?.path).toEqual(["input", "expectedVersion"]);
  });

  test("unknown versions, and a draft that is to be retired", async () => {
    const unknown = { checklistId: randomUUID(), expectedVersion: 1 };
    const notFound = [{ code: "CHECKLIST_NOT_FOUND", path: ["input", "checklistId"] }];
    for (const mutation of [publish, retire, discard])
      expect(await mutation.refused(unknown, persons.administrator)).toEqual(notFound);
    expect(await change.refused({ ...unknown, body: newBody() }, persons.administrator)).toEqual(notFound);
    expect(await retire.refused(target(await drafted()), persons.administrator)).toEqual([
      { code: "CHECKLIST_NOT_PUBLISHED", path: ["input", "checklistId"] },
    ]);
  });
});

describe("who may", () => {
  let checklist: Awaited<ReturnType<typeof drafted>>;
  beforeAll(async () => {
    checklist = await drafted();
  });

  describe.each([
    ["draftChecklist", draft, () => ({ body: newBody(), idempotencyKey: randomUUID() })],
    ["changeChecklistDraft", change, () => ({ ...target(checklist), body: newBody() })],
    ["publishChecklist", publish, () => target(checklist)],
    ["retireChecklist", retire, () => target(checklist)],
    ["discardChecklistDraft", discard, () => target(checklist)],
  ] as const)("%s", (_field, mutation, input) => {
    onlyFor(["administrator"], program, mutation, () => ({ persons, input: input(), state: stored }));

    test("an administrator of a street only may not, and nothing changes", async () => {
      const before = await stored();
      const [refusal] = await mutation.refused(input(), streetAdministrator);
      expect(refusal?.code).toBe("NOT_PERMITTED");
      expect(await stored()).toEqual(before);
    });
  });
});

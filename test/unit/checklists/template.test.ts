import { expect, test } from "@jest/globals";
import { fromTemplate, parseBody } from "../../../src/modules/checklists/checklist-template.rules.js";
import { publicationViolations } from "../../../src/modules/checklists/checklist-publication.rules.js";
import { seedBody, seedFile, seedGeneralVetoes } from "../../support/checklist-seeds.js";

const template = seedFile("checklists/six-standards.yaml") as { checklist: Record<string, unknown> };
const parse = (change: object) => fromTemplate({ checklist: { ...template.checklist, ...change } }, seedGeneralVetoes);

test("a template gets API names, bilingual basis texts and explicit nulls", () => {
  const body = seedBody("six-standards");
  expect(body.grades.map(({ code, minPercent }) => [code, minPercent])).toEqual([
    ["EXCELLENT", 90],
    ["GOOD", 80],
    ["PASS", 60],
    ["FAIL", 0],
  ]);
  expect(body.basis[0]).toEqual({
    mark: "article",
    text: { zh: "文章提到“六个有”,未列出六项", en: "the article names 六个有 without listing the six" },
  });
  expect(body.standards[0]?.criteria[4]).toMatchObject({
    code: "S1.5",
    measure: null,
    steps: [],
    cap: null,
    vetoWhen: null,
  });
  expect("version" in body).toBe(false);
});

test("a body that was stored and read again is the same body", () => {
  const body = seedBody("workers-home");
  expect(parseBody(JSON.parse(JSON.stringify(body)))).toEqual({ body, violations: [] });
});

test("every violation of a template is reported with its path", () => {
  expect(fromTemplate({}, []).violations).toEqual([
    { code: "CHECKLIST_FIELD_MISSING", path: ["checklist"], details: { field: "checklist" } },
  ]);
  const rules = { ...(template.checklist["rules"] as object), generalVetoes: ["V1", "V7"] };
  expect(parse({ rules, graded: "yes", subject: "PLANET", color: "red" })).toEqual({
    body: null,
    violations: [
      { code: "CHECKLIST_GENERAL_VETO_UNKNOWN", path: ["rules", "generalVetoes", "1"], details: { veto: "V7" } },
      { code: "CHECKLIST_CODE_UNKNOWN", path: ["subject"], details: { allowed: "TRADE_UNION, EMPLOYER, SITE" } },
      { code: "CHECKLIST_FIELD_NOT_VALID", path: ["graded"], details: { field: "graded", expected: "boolean" } },
      { code: "CHECKLIST_FIELD_UNKNOWN", path: ["color"], details: { field: "color" } },
    ],
  });
});

test("a draft may lack a language; only publication asks for it", () => {
  const { body } = parse({ title: { zh: "草稿" } });
  if (body === null) throw new Error("the draft parses");
  expect(publicationViolations(body)).toEqual([
    { code: "CHECKLIST_TEXT_MISSING", path: ["title", "en"], details: { language: "en" } },
  ]);
});

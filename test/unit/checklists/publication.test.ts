import { expect, test } from "@jest/globals";
import type { ChecklistBody } from "../../../src/modules/checklists/checklist-body.js";
import { checklistPublicationErrors } from "../../../src/modules/checklists/checklist-publication.errors.js";
import { publicationViolations } from "../../../src/modules/checklists/checklist-publication.rules.js";
import { seedBody } from "../../support/checklist-seeds.js";

type Path = (string | number)[];
type Mutation = [code: string, body: string, at: Path, value: unknown, faultAt?: Path];

/** A copy of a JSON value with one place changed; a function changes what stands there. */
function withChange(value: unknown, [key, ...rest]: Path, change: unknown): unknown {
  if (key === undefined) return typeof change === "function" ? (change as (old: unknown) => unknown)(value) : change;
  if (Array.isArray(value)) return value.map((item, at) => (at === key ? withChange(item, rest, change) : item));
  const object = value as Record<string, unknown>;
  return { ...object, [key]: withChange(object[key], rest, change) };
}

function criterionPath(body: ChecklistBody, code: string): Path {
  for (const [at, { criteria }] of body.standards.entries()) {
    const nth = criteria.findIndex((criterion) => criterion.code === code);
    if (nth >= 0) return ["standards", at, "criteria", nth];
  }
  throw new Error(`no criterion ${code}`);
}

/** A path whose first part may name a criterion by its code. */
function resolved(body: ChecklistBody, [first, ...rest]: Path): Path {
  return typeof first === "string" && /^[A-Z]+\d\.\d$/.test(first)
    ? [...criterionPath(body, first), ...rest]
    : [first ?? "", ...rest];
}

const first = (items: unknown): unknown => (items as unknown[]).slice(0, 1);
const text = { zh: "字", en: "words" };
const measure = { code: "M", unit: "DAYS", title: null, numerator: null, denominator: null, source: null };
const six = "six-standards";

const mutations: Mutation[] = [
  ["CHECKLIST_CODE_NOT_VALID", six, ["code"], "six standards"],
  ["CHECKLIST_CODE_NOT_VALID", six, ["standards", 0, "code"], ""],
  ["CHECKLIST_CODE_NOT_VALID", six, ["S1.4", "steps", 0, "code"], "in term"],
  ["CHECKLIST_CODE_DOUBLED", six, ["standards", 1, "code"], "S1"],
  ["CHECKLIST_CODE_DOUBLED", six, ["S2.1", "code"], "S1.1"],
  ["CHECKLIST_CODE_DOUBLED", six, ["S1.4", "steps", 1, "code"], "IN_TERM"],
  ["CHECKLIST_CODE_DOUBLED", six, ["S2.1", "parts", 1, "code"], "LAWFUL_SIZE"],
  ["CHECKLIST_CODE_DOUBLED", six, ["grades", 1, "code"], "EXCELLENT"],
  ["CHECKLIST_CODE_DOUBLED", six, ["generalVetoes", 1, "code"], "V1"],
  ["CHECKLIST_CODE_DOUBLED", six, ["S1.1", "evidence", 1], "DOC_ELECTION_MINUTES"],
  ["CHECKLIST_CODE_DOUBLED", "supervision", ["clues", 0, "code"], "U1.1"],
  [
    "CHECKLIST_CODE_DOUBLED",
    six,
    ["S3.2", "deductions"],
    (old: unknown[]) => [...old, ...old],
    ["S3.2", "deductions", 1, "code"],
  ],
  ["CHECKLIST_CODE_UNKNOWN", six, ["kind"], "SEVEN_STANDARDS"],
  ["CHECKLIST_CODE_UNKNOWN", six, ["S1.1", "evidence", 0], "DOC_DREAM"],
  ["CHECKLIST_CODE_UNKNOWN", six, ["S1.1", "mode"], "BY_HEART"],
  ["CHECKLIST_CODE_UNKNOWN", six, ["S1.4", "measure", "unit"], "YEARS"],
  ["CHECKLIST_CODE_UNKNOWN", six, ["S1.1", "findingSeverity"], "AWFUL"],
  ["CHECKLIST_CODE_UNKNOWN", six, ["S1.1", "effectWithoutAuthorityDocument"], "FINE"],
  ["CHECKLIST_CODE_UNKNOWN", six, ["S5.5", "suspicion", "transferTo", 0], "POLICE"],
  ["CHECKLIST_CODE_UNKNOWN", six, ["S4.2", "notApplicableFor", 0], "ALL"],
  ["CHECKLIST_CODE_UNKNOWN", six, ["S1.2", "warningFor", 0], "BANK"],
  ["CHECKLIST_CODE_UNKNOWN", six, ["appliesTo", "levels", 0], "VILLAGE"],
  ["CHECKLIST_CODE_UNKNOWN", "supervision", ["U1.1", "visitSubjects", 0], "WEATHER"],
  ["CHECKLIST_CODE_UNKNOWN", "reading-room", ["siteKind"], "CINEMA"],
  ["CHECKLIST_TEXT_MISSING", six, ["title", "en"], ""],
  ["CHECKLIST_TEXT_MISSING", six, ["S1.1", "guidance", "zh"], "  "],
  ["CHECKLIST_TEXT_MISSING", six, ["S1.4", "steps", 2, "alsoWhen", 0, "title", "en"], ""],
  ["CHECKLIST_TEXT_MISSING", six, ["generalVetoes", 3, "establishedBy", "zh"], ""],
  ["TEXT_NOT_VALID", six, ["S1.1", "title", "zh"], "字\0"],
  ["CHECKLIST_SIZE_NOT_POSSIBLE", six, ["standards"], []],
  ["CHECKLIST_STANDARD_EMPTY", six, ["standards", 2, "criteria"], []],
  ["CHECKLIST_POINTS_DO_NOT_ADD_UP", six, ["totalPoints"], 101, ["standards"]],
  ["CHECKLIST_POINTS_DO_NOT_ADD_UP", six, ["standards", 0, "maxPoints"], 17, ["standards", 0, "criteria"]],
  ["CHECKLIST_POINTS_DO_NOT_ADD_UP", six, ["S2.1", "parts", 0, "points"], 1, ["S2.1", "parts"]],
  ["CHECKLIST_POINTS_DO_NOT_ADD_UP", six, ["S1.5", "maxPoints"], 2.5, ["standards", 0, "criteria"]],
  ["CHECKLIST_POINTS_NOT_VALID", six, ["S1.4", "steps", 1, "points"], -1],
  ["CHECKLIST_POINTS_NOT_VALID", six, ["S1.4", "steps", 1, "points"], 1.001],
  ["CHECKLIST_POINTS_NOT_POSITIVE", six, ["pointsStep"], 0],
  ["CHECKLIST_POINTS_NOT_POSITIVE", six, ["S1.5", "maxPoints"], 0],
  ["CHECKLIST_POINTS_NOT_POSITIVE", six, ["S2.1", "parts", 0, "points"], 0],
  ["CHECKLIST_POINTS_NOT_A_MULTIPLE", six, ["S1.4", "steps", 1, "points"], 1.25],
  [
    "CHECKLIST_SCORING_CONTRADICTED",
    six,
    ["S1.5", "steps"],
    [{ code: "A", label: text, points: 1, min: null, max: null, alsoWhen: [] }],
  ],
  ["CHECKLIST_SCORING_CONTRADICTED", six, ["S1.5", "cap"], { code: "A", title: text, maxPoints: 1 }],
  ["CHECKLIST_SCORING_CONTRADICTED", six, ["S1.5", "measure"], measure],
  ["CHECKLIST_SCORING_CONTRADICTED", six, ["S2.1", "measure"], measure],
  ["CHECKLIST_STEPS_MISSING", six, ["S3.3", "steps"], first],
  ["CHECKLIST_STEP_MAXIMUM", six, ["S3.3", "steps", 0, "points"], 2.5, ["S3.3", "steps"]],
  ["CHECKLIST_STEP_BOUND_WITHOUT_MEASURE", six, ["S3.3", "steps", 0, "min"], 1, ["S3.3", "steps", 0]],
  ["CHECKLIST_STEP_BOUND_MISSING", six, ["S6.3", "steps", 0, "min"], null],
  ["CHECKLIST_STEP_EMPTY", six, ["S1.4", "steps", 1, "max"], 1],
  ["CHECKLIST_STEPS_OVERLAP", six, ["S2.4", "steps", 1, "max"], 0.96, ["S2.4", "steps", 0, "min"]],
  ["CHECKLIST_STEPS_GAP", six, ["S2.4", "steps", 1, "max"], 0.94, ["S2.4", "steps", 0, "min"]],
  ["CHECKLIST_STEPS_GAP", six, ["S2.4", "steps", 0, "max"], 1.5],
  ["CHECKLIST_STEPS_GAP", six, ["S2.4", "steps", 4, "min"], 0.1],
  ["CHECKLIST_BOUND_NOT_VALID", six, ["S2.4", "steps", 4, "max"], 0.60001],
  [
    "CHECKLIST_BOUND_NOT_VALID",
    six,
    ["S1.4", "steps", 2, "alsoWhen", 0, "measure"],
    null,
    ["S1.4", "steps", 2, "alsoWhen", 0, "min"],
  ],
  ["CHECKLIST_BOUND_NOT_VALID", "weekend-school", ["N3.1", "parts", 0, "min"], -1],
  ["CHECKLIST_PARTS_MISSING", six, ["S2.1", "parts"], []],
  ["CHECKLIST_PART_MINIMUM_MISSING", "weekend-school", ["N3.1", "parts", 0, "min"], null, ["N3.1", "parts", 0]],
  ["CHECKLIST_PART_MINIMUM_WITHOUT_MEASURE", six, ["S2.1", "parts", 0, "min"], 3, ["S2.1", "parts", 0]],
  ["CHECKLIST_DEDUCTION_NOT_POSSIBLE", six, ["S3.2", "deductions", 0, "max"], 4, ["S3.2", "deductions", 0]],
  ["CHECKLIST_DEDUCTION_NOT_POSSIBLE", six, ["S3.2", "deductions", 0, "points"], 0, ["S3.2", "deductions", 0]],
  ["CHECKLIST_CAP_NOT_BELOW_MAXIMUM", six, ["S4.3", "cap", "maxPoints"], 4],
  ["CHECKLIST_FORMULA_NOT_VALID", "workers-home", ["W1.1", "formula", "expression"], "score / 2", ["W1.1", "formula"]],
  ["CHECKLIST_FORMULA_NOT_VALID", "workers-home", ["W1.1", "formula", "decimals"], 3, ["W1.1", "formula"]],
  ["CHECKLIST_FORMULA_WITHOUT_SOURCE", "workers-home", ["W1.1", "measure", "code"], "OTHER_SCORE", ["W1.1", "formula"]],
  ["CHECKLIST_RATIO_COUNTS", six, ["S2.4", "measure", "denominator"], null, ["S2.4", "measure"]],
  ["CHECKLIST_REGISTER_UNIT", "workers-home", ["W1.1", "measure", "unit"], "RATIO"],
  ["CHECKLIST_SYSTEM_WITHOUT_SOURCE", six, ["S6.1", "measure", "source"], null, ["S6.1"]],
  ["CHECKLIST_SYSTEM_WITHOUT_SOURCE", six, ["S1.5", "mode"], "SYSTEM", ["S1.5"]],
  ["CHECKLIST_SYSTEM_CONTRADICTED", six, ["S6.1", "sample"], { size: 3, minPositive: 2 }],
  ["CHECKLIST_SOURCE_WITHOUT_SYSTEM", six, ["S6.1", "mode"], "DESK", ["S6.1"]],
  ["CHECKLIST_SAMPLE_NOT_POSSIBLE", six, ["S1.1", "sample", "minPositive"], 4, ["S1.1", "sample"]],
  ["CHECKLIST_SAMPLE_NOT_POSSIBLE", six, ["S1.1", "sample", "size"], 2.5, ["S1.1", "sample"]],
  ["CHECKLIST_VETO_EFFECT_MISSING", six, ["S1.1", "effectWithoutAuthorityDocument"], null],
  ["CHECKLIST_VETO_CONTRADICTED", six, ["S1.2", "vetoWhen"], text],
  ["CHECKLIST_VETO_CONTRADICTED", six, ["S5.5", "vetoWhen"], null, ["S5.5", "vetoAfter"]],
  ["CHECKLIST_CONCLUSION_WITHOUT_TRANSFER", six, ["S5.5", "suspicion"], null],
  ["CHECKLIST_CONCLUSION_WITHOUT_TRANSFER", six, ["S5.5", "suspicion", "transferTo"], [], ["S5.5", "suspicion"]],
  ["CHECKLIST_CRITICAL_CANNOT_FAIL", six, ["S5.1", "steps", 2, "points"], 0.5, ["S5.1", "critical"]],
  ["CHECKLIST_RECTIFICATION_MISSING", six, ["S1.1", "rectification", "workingDays"], null, ["S1.1", "rectification"]],
  ["CHECKLIST_DAYS_NOT_POSSIBLE", six, ["S1.1", "rectification", "workingDays"], 366],
  ["CHECKLIST_NOT_APPLICABLE_CONTRADICTED", six, ["S1.2", "allowsNotApplicable"], false],
  ["CHECKLIST_VISIT_SUBJECTS_NOT_EXPECTED", six, ["S1.2", "visitSubjects"], ["SERVICE_POINT"]],
  ["CHECKLIST_VISIT_SUBJECTS_NOT_EXPECTED", six, ["subjectByVisitSubject"], { SERVICE_POINT: "SITE" }],
  ["CHECKLIST_SITE_KIND_CONTRADICTED", six, ["subject"], "SITE", ["siteKind"]],
  ["CHECKLIST_SITE_KIND_CONTRADICTED", "reading-room", ["siteKind"], null],
  ["CHECKLIST_GRADES_MISSING", six, ["grades"], first],
  ["CHECKLIST_GRADES_NOT_EXPECTED", six, ["graded"], false, ["grades"]],
  ["CHECKLIST_GRADES_NOT_EXPECTED", "audit", ["rules", "criticalFail", "capGrade"], "PASS"],
  ["CHECKLIST_GRADE_MISSING", six, ["rules", "vetoFail", "resultGrade"], null],
  ["CHECKLIST_GRADE_UNKNOWN", six, ["rules", "criticalFail", "capGrade"], "FAIR"],
  ["CHECKLIST_GRADES_NOT_DESCENDING", six, ["grades", 1, "minPercent"], 90],
  ["CHECKLIST_GRADES_NOT_ENDING_AT_ZERO", six, ["grades", 3, "minPercent"], 10],
  ["CHECKLIST_PERCENT_NOT_POSSIBLE", six, ["grades", 0, "minPercent"], 100.5],
  ["CHECKLIST_VETO_GRADE_NOT_LOWEST", six, ["rules", "vetoFail", "resultGrade"], "PASS"],
];

test.each(mutations.map(([code, name, at, value, faultAt = at]) => ({ code, name, at, value, faultAt })))(
  "$code when $name is changed at $at",
  ({ code, name, at, value, faultAt }) => {
    const body = seedBody(name);
    const mutated = withChange(body, resolved(body, at), value) as ChecklistBody;
    const violations = publicationViolations(mutated);
    expect(violations.map((violation) => [violation.code, violation.path.join(".")])).toContainEqual([
      code,
      resolved(body, faultAt).join("."),
    ]);
  },
);

test("everything wrong with a checklist is named at once", () => {
  const body = seedBody(six);
  const twice = withChange(withChange(body, ["title", "en"], ""), ["totalPoints"], 99) as ChecklistBody;
  expect(publicationViolations(twice)).toEqual([
    { code: "CHECKLIST_POINTS_DO_NOT_ADD_UP", path: ["standards"], details: { sum: 100, expected: 99 } },
    { code: "CHECKLIST_TEXT_MISSING", path: ["title", "en"], details: { language: "en" } },
  ]);
});

test("every refusal of publication has a test", () => {
  const whenParsed = [
    "CHECKLIST_FIELD_MISSING",
    "CHECKLIST_FIELD_NOT_VALID",
    "CHECKLIST_FIELD_UNKNOWN",
    "CHECKLIST_GENERAL_VETO_UNKNOWN",
  ];
  const tested = new Set([...mutations.map(([code]) => code), ...whenParsed]);
  expect(Object.keys(checklistPublicationErrors).filter((code) => !tested.has(code))).toEqual([]);
});

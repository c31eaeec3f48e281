import { expect, test } from "@jest/globals";
import { changed, fullAnswers, someContext, someEvidence, validated } from "../../support/answers.js";
import { seedBody } from "../../support/checklist-seeds.js";

const body = seedBody("six-standards");
const full = fullAnswers(body);
const fault = { id: "01990000-0000-7000-8000-00000000000a", description: "旧证书", severity: "MINOR" };
const some = changed(changed(full, "S4.3", { capped: true, note: "仅被行业性合同覆盖" }) as typeof full, "S3.2", {
  deductions: [{ code: "QUARTER_MISSED", count: 1 }],
  note: "缺第三季度活动记录",
}) as typeof full;
const claims = changed(changed(some, "S2.1", { parts: ["LAWFUL_SIZE"], note: "无分工文件" }) as typeof full, "S1.5", {
  points: 0,
  faults: [fault],
});
const self = validated(body, claims, someContext).answers;
const hash = "cd".repeat(32);

function check(criterion: string, answer: object) {
  const raw = full.map((own) => (own.criterion === criterion ? { criterion, ...answer } : own));
  const context = { announcedEvidence: new Set([someEvidence, hash]), baseline: self };
  const { answers, violations } = validated(body, raw, context);
  return { stored: answers.find((candidate) => candidate.criterion === criterion), violations };
}

test("a checked answer takes over claim, note and evidence of the self-inspection", () => {
  expect(check("S2.1", { checked: true })).toEqual({
    stored: { criterion: "S2.1", parts: ["LAWFUL_SIZE"], note: "无分工文件", checked: true },
    violations: [],
  });
  expect(check("S2.6", { checked: true, evidence: [hash] }).stored).toEqual({
    criterion: "S2.6",
    parts: ["SET_UP_INDEPENDENTLY", "PLAQUE_AND_SEAL"],
    evidence: [hash, someEvidence],
    checked: true,
  });
});

test("caps and deductions of the self-inspection are taken over as well", () => {
  expect(check("S4.3", { checked: true }).stored).toMatchObject({ capped: true, note: "仅被行业性合同覆盖" });
  expect(check("S3.2", { checked: true }).stored).toMatchObject({ deductions: [{ code: "QUARTER_MISSED", count: 1 }] });
});

test("faults are the inspector's to find, so a lost point that had only those needs a note again", () => {
  expect(check("S1.5", { checked: true }).violations.map(({ code }) => code)).toEqual(["LOST_POINT_WITHOUT_NOTE"]);
  expect(check("S1.5", { checked: true, note: "属实" }).stored).toEqual({
    criterion: "S1.5",
    points: 0,
    note: "属实",
    checked: true,
  });
});

test("a checked answer with a value of its own must say the same", () => {
  expect(check("S2.1", { checked: true, points: 2, note: "属实" }).violations).toEqual([]);
  const { violations } = check("S2.1", { checked: true, points: 4 });
  expect(violations.map(({ code, path }) => [code, path.at(-1)])).toEqual([
    ["CHECKED_CONTRADICTS_BASELINE", "checked"],
  ]);
  expect(check("S1.2", { checked: true, notApplicable: true }).violations.map(({ code }) => code)).toEqual([
    "CHECKED_CONTRADICTS_BASELINE",
  ]);
});

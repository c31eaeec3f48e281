import type { z } from "zod";
import type { ChecklistBody, GeneralVeto } from "./checklist-body.js";
import type { Violation } from "./violation.js";
import { checklistBodySchema, generalVetoSchema } from "./checklist-schema.js";
import { shown } from "./leaf.rules.js";

/** A body, or every reason why there is none. */
export type ParsedBody =
  | { readonly body: ChecklistBody; readonly violations: readonly [] }
  | { readonly body: null; readonly violations: readonly Violation[] };

function violationsOf(issue: z.core.$ZodIssue): Violation[] {
  const path = issue.path.map(String);
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({
      code: "CHECKLIST_FIELD_UNKNOWN",
      path: [...path, key],
      details: { field: shown(key) },
    }));
  if (issue.code === "invalid_value")
    return [{ code: "CHECKLIST_CODE_UNKNOWN", path, details: { allowed: issue.values.map(String).join(", ") } }];
  // The only check beside the forms is that a text can be stored.
  if (issue.code === "custom") return [{ code: "TEXT_NOT_VALID", path, details: {} }];
  const expected = issue.code === "invalid_type" ? issue.expected : issue.code;
  return [{ code: "CHECKLIST_FIELD_NOT_VALID", path, details: { field: path.at(-1) ?? "", expected } }];
}

/** Parses a checklist body as an editor sends it; absent optional values become null and absent lists empty. */
export function parseBody(json: unknown): ParsedBody {
  const parsed = checklistBodySchema.safeParse(json);
  if (parsed.success) return { body: parsed.data, violations: [] };
  return { body: null, violations: parsed.error.issues.flatMap(violationsOf) };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function fromTemplateBasis(basis: unknown): unknown {
  if (!isObject(basis) || "text" in basis) return basis;
  const { mark, ...text } = basis;
  return { mark, text };
}

const renamed: Readonly<Record<string, string>> = { minScore: "minPercent" };

/** Template names become API names everywhere: basis texts get a field of their own, scores are percents. */
function renamedFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renamedFields);
  if (!isObject(value)) return value;
  const fields = Object.entries(value).map(([key, field]) => {
    const isBasis = (key === "basis" || key === "gradesBasis") && Array.isArray(field);
    return [renamed[key] ?? key, isBasis ? field.map(fromTemplateBasis) : renamedFields(field)];
  });
  return Object.fromEntries(fields);
}

/** The general vetoes of the reference data (`referenceData.generalVetoes`), which checklists name by their codes. */
export function generalVetoesFrom(referenceData: unknown): readonly GeneralVeto[] {
  const root = isObject(referenceData) ? referenceData["referenceData"] : undefined;
  return generalVetoSchema.array().parse(renamedFields(isObject(root) ? root["generalVetoes"] : undefined));
}

/**
 * Turns a checklist template (the file's `checklist` block) into a body. The template's version is left to the row
 * that stores it, and its general vetoes are written out, so that later changes of them cannot reach a frozen body.
 */
export function fromTemplate(template: unknown, generalVetoes: readonly GeneralVeto[]): ParsedBody {
  const block = isObject(template) ? template["checklist"] : undefined;
  if (!isObject(block) || !isObject(block["rules"]))
    return {
      body: null,
      violations: [{ code: "CHECKLIST_FIELD_MISSING", path: ["checklist"], details: { field: "checklist" } }],
    };
  const { version: _, rules: allRules, ...rest } = block;
  const { generalVetoes: codes = [], ...rules } = isObject(allRules) ? allRules : {};
  const violations: Violation[] = [];
  const vetoes = (Array.isArray(codes) ? codes : []).flatMap((code: unknown, at) => {
    const veto = generalVetoes.find((candidate) => candidate.code === code);
    if (veto === undefined) {
      const path = ["rules", "generalVetoes", String(at)];
      violations.push({ code: "CHECKLIST_GENERAL_VETO_UNKNOWN", path, details: { veto: shown(code) } });
    }
    return veto ?? [];
  });
  const parsed = parseBody({ ...Object(renamedFields({ ...rest, rules })), generalVetoes: vetoes });
  return violations.length === 0 ? parsed : { body: null, violations: [...violations, ...parsed.violations] };
}

import type { Report } from "./violation.js";
import { isStorable } from "../../platform/graphql/api/validate-arguments.js";
import { isBlank } from "../../platform/text/text-forms.rules.js";

type Path = readonly (string | number)[];

/** Names every text of a checklist, wherever it stands, that lacks a language or cannot be stored. */
export function checkTexts(report: Report, value: unknown, path: Path = []): void {
  if (typeof value === "string") {
    if (!isStorable(value)) report("TEXT_NOT_VALID", path);
  } else if (Array.isArray(value)) {
    value.forEach((item, at) => checkTexts(report, item, [...path, at]));
  } else if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value);
    const isText = "zh" in value && "en" in value;
    for (const [key, field] of fields) {
      if (isText && typeof field === "string" && isBlank(field))
        report("CHECKLIST_TEXT_MISSING", [...path, key], { language: key });
      checkTexts(report, field, [...path, key]);
    }
  }
}

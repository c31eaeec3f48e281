import { DomainErrors, DomainError } from "../../platform/errors/domain-error.js";
import type { ChecklistBody } from "./checklist-body.js";
import { checklistKinds } from "./checklist-codes.js";
import { checklistEditingErrors } from "./checklist-editing.errors.js";
import type { Violation } from "./violation.js";
import { publicationViolations } from "./checklist-publication.rules.js";
import { parseBody } from "./checklist-template.rules.js";

const refused = (violations: readonly Violation[], at: readonly string[]): DomainErrors =>
  new DomainErrors(violations.map(({ code, path, details }) => new DomainError(code, [...at, ...path], details)));

const CODE = /^[A-Z][A-Z0-9_]{2,63}$/;

/** The body that an editor sent, complete in form though perhaps not yet in substance; what names it has to be right. */
export function draftedBody(json: unknown): ChecklistBody {
  const at = ["input", "body"];
  const { body, violations } = parseBody(json);
  if (body === null) throw refused(violations, at);
  const { CHECKLIST_CODE_FORM, CHECKLIST_KIND_UNKNOWN } = checklistEditingErrors;
  const wrong = [
    ...(CODE.test(body.code) ? [] : [CHECKLIST_CODE_FORM([...at, "code"])]),
    ...((checklistKinds as readonly string[]).includes(body.kind) ? [] : [CHECKLIST_KIND_UNKNOWN([...at, "kind"])]),
  ];
  if (wrong.length > 0) throw new DomainErrors(wrong);
  return body;
}

/** Refuses, naming every fault, a body that must not be published. */
export function requirePublishable(body: ChecklistBody): void {
  const violations = publicationViolations(body);
  if (violations.length > 0) throw refused(violations, ["body"]);
}

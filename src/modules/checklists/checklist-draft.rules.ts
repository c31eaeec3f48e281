import { DomainErrors, DomainError } from "../../platform/errors/domain-error.js";
import type { ChecklistBody } from "./checklist-body.js";
import type { ChecklistFault } from "./checklist-fault.js";
import { publicationFaults } from "./checklist-publication.rules.js";
import { parseBody } from "./checklist-template.rules.js";

const refused = (faults: readonly ChecklistFault[], at: readonly string[]): DomainErrors =>
  new DomainErrors(faults.map(({ code, path, details }) => new DomainError(code, [...at, ...path], details)));

/** The body that an editor sent, complete in form though perhaps not yet in substance. */
export function draftedBody(json: unknown): ChecklistBody {
  const { body, faults } = parseBody(json);
  if (body === null) throw refused(faults, ["input", "body"]);
  return body;
}

/** Refuses, naming every fault, a body that must not be published. */
export function requirePublishable(body: ChecklistBody): void {
  const faults = publicationFaults(body);
  if (faults.length > 0) throw refused(faults, ["body"]);
}

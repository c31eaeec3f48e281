import type { ChecklistBody, Criterion } from "./checklist-body.js";
import * as codes from "./checklist-codes.js";
import type { Report } from "./violation.js";
import { shown } from "./leaf.rules.js";

type Path = readonly (string | number)[];

const codePattern = /^[A-Z][A-Z0-9_]*(?:\.[A-Z0-9_]+)*$/;
const MAX_CODE = 64;

/** Names codes that are malformed or used twice among their siblings. */
export function checkOwnCodes(report: Report, path: Path, items: readonly { readonly code: string }[]): void {
  const seen = new Set<string>();
  items.forEach(({ code }, at) => checkOwnCode(report, [...path, at, "code"], code, seen));
}

/** Names one code that is malformed or already among those seen, and adds it to them. */
export function checkOwnCode(report: Report, path: Path, code: string, seen: Set<string>): void {
  if (!codePattern.test(code) || code.length > MAX_CODE)
    report("CHECKLIST_CODE_NOT_VALID", path, { code: shown(code) });
  else if (seen.has(code)) report("CHECKLIST_CODE_DOUBLED", path, { code });
  seen.add(code);
}

function known(report: Report, path: Path, value: string | null, allowed: readonly string[]): void {
  if (value !== null && !allowed.includes(value)) report("CHECKLIST_CODE_UNKNOWN", path, { code: shown(value) });
}

function allKnown(report: Report, path: Path, values: readonly string[], allowed: readonly string[]): void {
  const seen = new Set<string>();
  values.forEach((value, at) => {
    known(report, [...path, at], value, allowed);
    if (seen.has(value)) report("CHECKLIST_CODE_DOUBLED", [...path, at], { code: shown(value) });
    seen.add(value);
  });
}

/** Names enum codes of a criterion that the reference data does not have. */
export function checkCriterionEnums(report: Report, path: Path, criterion: Criterion): void {
  const at = (field: string): Path => [...path, field];
  known(report, at("mode"), criterion.mode, codes.criterionModes);
  known(report, at("scoring"), criterion.scoring, codes.scorings);
  known(report, at("findingSeverity"), criterion.findingSeverity, codes.findingSeverities);
  known(report, at("effectWithoutAuthorityDocument"), criterion.effectWithoutAuthorityDocument, codes.vetoEffects);
  known(report, at("grounding"), criterion.grounding, codes.groundings);
  allKnown(report, at("evidence"), criterion.evidence, codes.evidenceTypes);
  allKnown(report, at("visitSubjects"), criterion.visitSubjects, codes.visitSubjects);
  allKnown(report, at("notApplicableFor"), criterion.notApplicableFor, [
    ...codes.applicabilityClasses,
    ...codes.ownershipTypes,
  ]);
  allKnown(report, at("warningFor"), criterion.warningFor, codes.ownershipTypes);
  const measures = [criterion.measure, ...criterion.parts.map((part) => part.measure)];
  measures.forEach((measure, nth) => {
    const place = nth === 0 ? at("measure") : [...at("parts"), nth - 1, "measure"];
    if (measure === null) return;
    known(report, [...place, "unit"], measure.unit, codes.measureUnits);
    known(report, [...place, "source"], measure.source, codes.registerSources);
  });
  if (criterion.suspicion !== null) {
    known(report, [...at("suspicion"), "visibility"], criterion.suspicion.visibility, codes.evidenceVisibilities);
    allKnown(report, [...at("suspicion"), "transferTo"], criterion.suspicion.transferTo, codes.transferTargets);
  }
  criterion.basis.forEach((basis, nth) => known(report, [...at("basis"), nth, "mark"], basis.mark, codes.basisMarks));
}

/** Names enum codes of the checklist itself that the reference data does not have. */
export function checkBodyEnums(report: Report, body: ChecklistBody): void {
  known(report, ["kind"], body.kind, codes.checklistKinds);
  known(report, ["subject"], body.subject, codes.inspectionSubjects);
  known(report, ["siteKind"], body.siteKind, codes.siteKinds);
  allKnown(report, ["appliesTo", "levels"], body.appliesTo?.levels ?? [], codes.tradeUnionLevels);
  for (const visitSubject of Object.keys(body.subjectByVisitSubject ?? {}))
    known(report, ["subjectByVisitSubject", visitSubject], visitSubject, codes.visitSubjects);
  body.clues.forEach((clue, at) => {
    known(report, ["clues", at, "visibility"], clue.visibility, codes.evidenceVisibilities);
    allKnown(report, ["clues", at, "evidence"], clue.evidence, codes.evidenceTypes);
    allKnown(report, ["clues", at, "transferTo"], clue.transferTo, codes.transferTargets);
    allKnown(report, ["clues", at, "visitSubjects"], clue.visitSubjects, codes.visitSubjects);
  });
  body.generalVetoes.forEach((veto, at) => {
    known(report, ["generalVetoes", at, "effect"], veto.effect, codes.vetoEffects);
    const effect = veto.effectWithoutAuthorityDocument;
    known(report, ["generalVetoes", at, "effectWithoutAuthorityDocument"], effect, codes.vetoEffects);
  });
}

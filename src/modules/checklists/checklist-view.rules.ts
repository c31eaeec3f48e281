import type { Language } from "../../platform/access/actor.js";
import { inLanguage } from "../../platform/i18n/messages.js";
import type { Basis, ChecklistBody, Criterion, GeneralVeto, Measure, Text } from "./checklist-body.js";
import type { BasisView, ChecklistView, CriterionView, GeneralVetoView, MeasureView } from "./checklist-view.types.js";

/** The body of a checklist version with every text in one language. */
export function checklistView(body: ChecklistBody, language: Language): ChecklistView {
  const say = (text: Text) => inLanguage(text, language);
  const sayIfAny = (text: Text | null) => (text === null ? null : say(text));
  const standards = body.standards.map((standard) => ({
    code: standard.code,
    title: say(standard.title),
    maxPoints: standard.maxPoints,
    criteria: standard.criteria.map((criterion) => criterionView(criterion, say, sayIfAny)),
  }));
  return {
    title: say(body.title),
    totalPoints: body.totalPoints,
    standards,
    generalVetoes: body.generalVetoes.map((veto) => generalVetoView(veto, say)),
    grades: body.grades.map(({ code, title, minPercent }) => ({ code, title: say(title), minPercent })),
    criteria: new Map(standards.flatMap(({ criteria }) => criteria.map((criterion) => [criterion.code, criterion]))),
  };
}

type Say = (text: Text) => string;
type SayIfAny = (text: Text | null) => string | null;

const criterionView = (criterion: Criterion, say: Say, sayIfAny: SayIfAny): CriterionView => ({
  code: criterion.code,
  title: say(criterion.title),
  guidance: say(criterion.guidance),
  maxPoints: criterion.maxPoints,
  scoring: criterion.scoring,
  mode: criterion.mode,
  critical: criterion.critical,
  veto: criterion.veto,
  allowsNotApplicable: criterion.allowsNotApplicable,
  notApplicableWhen: sayIfAny(criterion.notApplicableWhen),
  evidence: criterion.evidence,
  measure: criterion.measure === null ? null : measureView(criterion.measure, say, sayIfAny),
  steps: criterion.steps.map(({ code, points, label, min, max }) => ({ code, points, label: say(label), min, max })),
  parts: criterion.parts.map(({ code, points, label, gate }) => ({ code, points, label: say(label), gate })),
  deductions: criterion.deductions.map(({ code, title, points, max }) => ({ code, title: say(title), points, max })),
  cap:
    criterion.cap === null
      ? null
      : { code: criterion.cap.code, title: say(criterion.cap.title), maxPoints: criterion.cap.maxPoints },
  sample: criterion.sample === null ? null : { ...criterion.sample },
  findingSeverity: criterion.findingSeverity,
  rectification: { workingDays: criterion.rectification.workingDays },
  vetoWhen: sayIfAny(criterion.vetoWhen),
  authorityDocument: criterion.authorityDocument,
  basis: criterion.basis.map((basis) => basisView(basis, say)),
});

const measureView = (measure: Measure, say: Say, sayIfAny: SayIfAny): MeasureView => ({
  code: measure.code,
  unit: measure.unit,
  title: sayIfAny(measure.title),
  numerator: measure.numerator === null ? null : { code: measure.numerator.code, title: say(measure.numerator.title) },
  denominator:
    measure.denominator === null ? null : { code: measure.denominator.code, title: say(measure.denominator.title) },
});

const basisView = ({ mark, text }: Basis, say: Say): BasisView => ({ mark, text: say(text) });

const generalVetoView = (veto: GeneralVeto, say: Say): GeneralVetoView => ({
  code: veto.code,
  title: say(veto.title),
  establishedBy: say(veto.establishedBy),
  effect: veto.authorityDocument === null ? veto.effectWithoutAuthorityDocument : veto.effect,
  authorityDocument: veto.authorityDocument,
});

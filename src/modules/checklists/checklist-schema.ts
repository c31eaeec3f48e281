import { z } from "zod";
import type { ChecklistBody } from "./checklist-body.js";
import {
  basisMarks,
  criterionModes,
  findingSeverities,
  groundings,
  inspectionSubjects,
  measureUnits,
  registerSources,
  scorings,
  vetoEffects,
} from "./checklist-codes.js";
import { isStorable } from "../../platform/graphql/api/validate-arguments.js";

/** Most items of any list inside a checklist, so that no body grows without bound. */
const MAX_ITEMS = 200;
/** Most standards of a checklist. */
export const MAX_STANDARDS = 20;
/** Most criteria of one standard. */
export const MAX_CRITERIA_OF_A_STANDARD = 25;
/** Most steps, parts or deductions of one criterion. */
export const MAX_SCORED = 20;
/** Most rules that a demand or a veto names as its basis. */
export const MAX_BASIS = 20;
/** Most grades, and most vetoes that no criterion asks for. */
export const MAX_GRADES = 20;
const MAX_TEXT = 4_000;

const orNull = <T extends z.ZodType>(type: T) => type.nullish().transform((value) => value ?? null);
const list = <T extends z.ZodType>(item: T, max = MAX_ITEMS) => z.array(item).max(max).default([]);
const word = z.string().max(MAX_TEXT).refine(isStorable);
const flag = z.boolean().default(false);
// A draft may still lack one language; publication names the gap.
const text = z.strictObject({ zh: word.default(""), en: word.default("") });
const basis = z.strictObject({ mark: z.enum(basisMarks), text });
const grounding = z.enum(groundings).default("OWN_DEFAULT");
const groundedText = z.strictObject({ text, grounding });

const ratioCount = z.strictObject({ code: word, title: text });
const measure = z.strictObject({
  code: word,
  unit: z.enum(measureUnits),
  title: orNull(text),
  numerator: orNull(ratioCount),
  denominator: orNull(ratioCount),
  source: orNull(z.enum(registerSources)),
});
const stepCase = z.strictObject({ code: word, title: text, measure: orNull(measure), min: orNull(z.number()) });
const step = z.strictObject({
  code: word,
  label: text,
  points: z.number(),
  min: orNull(z.number()),
  max: orNull(z.number()),
  alsoWhen: list(stepCase),
});
const part = z.strictObject({
  code: word,
  label: text,
  points: z.number(),
  gate: flag,
  measure: orNull(measure),
  min: orNull(z.number()),
  minFrom: orNull(z.literal("TARGET")),
});
const deduction = z.strictObject({ code: word, title: text, points: z.number(), max: z.number() });
const cap = z.strictObject({ code: word, title: text, maxPoints: z.number() });
const formula = z.strictObject({
  expression: word,
  text,
  decimals: z.number().default(2),
  rounding: z.literal("HALF_UP").default("HALF_UP"),
});
const suspicion = z.strictObject({
  answerField: z.literal("suspected").default("suspected"),
  visibility: word.default("RESTRICTED"),
  findingStatus: z.literal("TRANSFERRED").default("TRANSFERRED"),
  transferTo: list(word),
  rule: text,
  grounding,
});
const committeeSize = z.strictObject({
  membersMin: z.int(),
  membersMax: z.int(),
  min: z.int(),
  max: z.int(),
  orSingleOfficer: flag,
});

const criterion = z.strictObject({
  code: word,
  title: text,
  guidance: text,
  mode: z.enum(criterionModes),
  maxPoints: z.number(),
  scoring: z.enum(scorings),
  measure: orNull(measure),
  steps: list(step, MAX_SCORED),
  parts: list(part, MAX_SCORED),
  deductions: list(deduction, MAX_SCORED),
  cap: orNull(cap),
  formula: orNull(formula),
  sample: orNull(z.strictObject({ size: z.number(), minPositive: z.number() })),
  critical: flag,
  veto: flag,
  vetoWhen: orNull(text),
  vetoAfter: orNull(z.literal("CONCLUSION")),
  authorityDocument: orNull(word),
  effectWithoutAuthorityDocument: orNull(z.enum(vetoEffects)),
  suspicion: orNull(suspicion),
  allowsNotApplicable: flag,
  notApplicableWhen: orNull(text),
  notApplicableFor: list(word),
  warningFor: list(word),
  evidence: list(word),
  findingSeverity: z.enum(findingSeverities),
  rectification: z.strictObject({
    workingDays: orNull(z.number()),
    workingDaysAfterTransfer: orNull(z.number()),
  }),
  sizeTable: list(committeeSize),
  visitSubjects: list(word),
  basis: list(basis, MAX_BASIS),
  grounding,
});

const clue = z.strictObject({
  code: word,
  title: text,
  guidance: text,
  visitSubjects: list(word),
  visibility: word,
  transferTo: list(word),
  evidence: list(word),
  basis: list(basis, MAX_BASIS),
  grounding,
});

/** A veto that no criterion asks for, as reference data and bodies hold it. */
export const generalVetoSchema = z.strictObject({
  code: word,
  event: word,
  title: text,
  establishedBy: text,
  effect: z.enum(vetoEffects),
  effectWithoutAuthorityDocument: z.enum(vetoEffects),
  authorityDocument: orNull(word),
  basis: list(basis, MAX_BASIS),
  grounding,
});

/** The shape of a checklist body; its sums, codes and texts are checked at publication. */
export const checklistBodySchema: z.ZodType<ChecklistBody> = z.strictObject({
  code: word,
  kind: word,
  title: text,
  subject: z.enum(inspectionSubjects),
  subjectByVisitSubject: orNull(z.record(word, z.enum(inspectionSubjects))),
  siteKind: orNull(word),
  appliesTo: orNull(z.strictObject({ levels: list(word) })),
  graded: z.boolean(),
  totalPoints: z.number(),
  pointsStep: z.number(),
  pointsMeaning: orNull(groundedText),
  rules: z.strictObject({
    notApplicable: text,
    failMeans: groundedText,
    criticalFail: z.strictObject({ text, capGrade: orNull(word) }),
    vetoFail: z.strictObject({ text, resultGrade: orNull(word) }),
    sampleShort: groundedText,
  }),
  basis: list(basis, MAX_BASIS),
  standards: list(
    z.strictObject({
      code: word,
      title: text,
      maxPoints: z.number(),
      criteria: list(criterion, MAX_CRITERIA_OF_A_STANDARD),
    }),
    MAX_STANDARDS,
  ),
  clues: list(clue),
  generalVetoes: list(generalVetoSchema, MAX_GRADES),
  grades: list(z.strictObject({ code: word, title: text, minPercent: z.number() }), MAX_GRADES),
  gradesBasis: list(basis),
});

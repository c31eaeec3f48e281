import type {
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

/** A text in both languages of the house; publication refuses a checklist where one of them is blank. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type Scoring = (typeof scorings)[number];
export type CriterionMode = (typeof criterionModes)[number];
export type MeasureUnit = (typeof measureUnits)[number];
export type RegisterSource = (typeof registerSources)[number];
export type FindingSeverity = (typeof findingSeverities)[number];
export type VetoEffect = (typeof vetoEffects)[number];
export type Grounding = (typeof groundings)[number];
export type InspectionSubject = (typeof inspectionSubjects)[number];

/** One source of a demand: the article, a law, published practice, our default, or something not yet verified. */
export interface Basis {
  readonly mark: (typeof basisMarks)[number];
  readonly text: Text;
}

/** One of the two counts of a ratio. */
export interface RatioCount {
  readonly code: string;
  readonly title: Text;
}

/** What is counted or measured; a RATIO always has both counts, any other unit has neither. */
export interface Measure {
  readonly code: string;
  readonly unit: MeasureUnit;
  readonly title: Text | null;
  readonly numerator: RatioCount | null;
  readonly denominator: RatioCount | null;
  /** The register a SYSTEM criterion is answered from; null when people enter the value. */
  readonly source: RegisterSource | null;
}

/** A case in which a step applies whatever the measure says. */
export interface StepCase {
  readonly code: string;
  readonly title: Text;
  readonly measure: Measure | null;
  readonly min: number | null;
}

/** One level of a STEPS criterion; it holds from `min` (inclusive) to `max` (exclusive), null being an open end. */
export interface Step {
  readonly code: string;
  readonly label: Text;
  readonly points: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly alsoWhen: readonly StepCase[];
}

/** One part of a POINTS criterion; a gate that is not earned makes the whole criterion 0. */
export interface Part {
  readonly code: string;
  readonly label: Text;
  readonly points: number;
  readonly gate: boolean;
  readonly measure: Measure | null;
  /** The least value that earns the part, in the unit of its measure. */
  readonly min: number | null;
  /** TARGET: the least value is the target assigned to the inspected union. */
  readonly minFrom: "TARGET" | null;
}

/** Points taken off for each case, at most `max` in all. */
export interface Deduction {
  readonly code: string;
  readonly title: Text;
  readonly points: number;
  readonly max: number;
}

/** A case in which the criterion never earns more than `maxPoints`. */
export interface Cap {
  readonly code: string;
  readonly title: Text;
  readonly maxPoints: number;
}

/** Computes the points of a SYSTEM criterion from one register value. */
export interface Formula {
  readonly expression: string;
  readonly text: Text;
  readonly decimals: number;
  readonly rounding: "HALF_UP";
}

/** How many people are asked and how many of them must confirm. */
export interface Sample {
  readonly size: number;
  readonly minPositive: number;
}

/** What becomes of a clue that the inspector may record but not decide. */
export interface Suspicion {
  readonly answerField: "suspected";
  readonly visibility: string;
  readonly findingStatus: "TRANSFERRED";
  readonly transferTo: readonly string[];
  readonly rule: Text;
  readonly grounding: Grounding;
}

/** Working days to put a failed criterion right; null until a transferred suspicion is concluded. */
export interface RectificationPeriod {
  readonly workingDays: number | null;
  readonly workingDaysAfterTransfer: number | null;
}

/** Lawful committee size for a range of member counts. */
export interface CommitteeSize {
  readonly membersMin: number;
  readonly membersMax: number;
  readonly min: number;
  readonly max: number;
  readonly orSingleOfficer: boolean;
}

/** One demand that is answered, scored and, when it fails, rectified. */
export interface Criterion {
  readonly code: string;
  readonly title: Text;
  readonly guidance: Text;
  readonly mode: CriterionMode;
  readonly maxPoints: number;
  readonly scoring: Scoring;
  readonly measure: Measure | null;
  readonly steps: readonly Step[];
  readonly parts: readonly Part[];
  readonly deductions: readonly Deduction[];
  readonly cap: Cap | null;
  readonly formula: Formula | null;
  readonly sample: Sample | null;
  /** Earning 0 points caps the grade and opens a finding. */
  readonly critical: boolean;
  readonly veto: boolean;
  /** Narrows the veto to this event; null means that earning 0 points is the event. */
  readonly vetoWhen: Text | null;
  /** CONCLUSION: only the competent body's conclusion brings the veto. */
  readonly vetoAfter: "CONCLUSION" | null;
  readonly authorityDocument: string | null;
  readonly effectWithoutAuthorityDocument: VetoEffect | null;
  readonly suspicion: Suspicion | null;
  readonly allowsNotApplicable: boolean;
  readonly notApplicableWhen: Text | null;
  readonly notApplicableFor: readonly string[];
  /** Ownership types for which a failure is only a warning to the reviewer. */
  readonly warningFor: readonly string[];
  readonly evidence: readonly string[];
  readonly findingSeverity: FindingSeverity;
  readonly rectification: RectificationPeriod;
  readonly sizeTable: readonly CommitteeSize[];
  readonly visitSubjects: readonly string[];
  readonly basis: readonly Basis[];
  readonly grounding: Grounding;
}

/** A group of criteria; their points add up to its own. */
export interface Standard {
  readonly code: string;
  readonly title: Text;
  readonly maxPoints: number;
  readonly criteria: readonly Criterion[];
}

/** A named result from `minPercent` (0 to 100) upwards to the next better grade. */
export interface Grade {
  readonly code: string;
  readonly title: Text;
  readonly minPercent: number;
}

/** A veto that no criterion asks for, such as false material. */
export interface GeneralVeto {
  readonly code: string;
  readonly event: string;
  readonly title: Text;
  readonly establishedBy: Text;
  readonly effect: VetoEffect;
  readonly effectWithoutAuthorityDocument: VetoEffect;
  readonly authorityDocument: string | null;
  readonly basis: readonly Basis[];
  readonly grounding: Grounding;
}

/** Something seen that earns no points and opens no finding, but goes to another body. */
export interface Clue {
  readonly code: string;
  readonly title: Text;
  readonly guidance: Text;
  readonly visitSubjects: readonly string[];
  readonly visibility: string;
  readonly transferTo: readonly string[];
  readonly evidence: readonly string[];
  readonly basis: readonly Basis[];
  readonly grounding: Grounding;
}

/** A text with the mark of where it comes from. */
export interface GroundedText {
  readonly text: Text;
  readonly grounding: Grounding;
}

/** How the parts of a score become a result. */
export interface ChecklistRules {
  readonly notApplicable: Text;
  readonly failMeans: GroundedText;
  readonly criticalFail: { readonly text: Text; readonly capGrade: string | null };
  readonly vetoFail: { readonly text: Text; readonly resultGrade: string | null };
  readonly sampleShort: GroundedText;
}

/**
 * Everything of one checklist version that scoring and its readers need, frozen at publication.
 * Optional values are null and optional lists empty, never absent; the version number stands beside the body.
 */
export interface ChecklistBody {
  readonly code: string;
  readonly kind: string;
  readonly title: Text;
  readonly subject: InspectionSubject;
  /** Subject by what a supervision visit looks at; null for every other kind. */
  readonly subjectByVisitSubject: Readonly<Record<string, InspectionSubject>> | null;
  readonly siteKind: string | null;
  readonly appliesTo: { readonly levels: readonly string[] } | null;
  /** False for audits: points then only weigh items and give no grade. */
  readonly graded: boolean;
  readonly totalPoints: number;
  /** Every number of points except a formula's result is a multiple of this. */
  readonly pointsStep: number;
  readonly pointsMeaning: GroundedText | null;
  readonly rules: ChecklistRules;
  readonly basis: readonly Basis[];
  readonly standards: readonly Standard[];
  readonly clues: readonly Clue[];
  readonly generalVetoes: readonly GeneralVeto[];
  /** Best first, the last from 0 percent; empty when not graded. */
  readonly grades: readonly Grade[];
  readonly gradesBasis: readonly Basis[];
}

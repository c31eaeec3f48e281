import fc from "fast-check";
import type {
  ChecklistBody,
  Criterion,
  Grade,
  Measure,
  Part,
  Step,
  Text,
} from "../../../src/modules/checklists/checklist-body.js";
import { seedGeneralVetoes } from "../checklist-seeds.js";

const text = (words: string): Text => ({ zh: words, en: words });
const halves = (min: number, max: number) => fc.integer({ min, max }).map((points) => points / 2);

const step = (at: number, points: number, bounds: Partial<Pick<Step, "min" | "max">> = {}): Step => ({
  code: `STEP_${at}`,
  label: text(`step ${at}`),
  points,
  min: null,
  max: null,
  alsoWhen: [],
  ...bounds,
});

/** Points of two to five steps, the best first and the last 0. */
const stepPoints = fc
  .uniqueArray(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 4 })
  .map((points) => [...points.sort((a, b) => b - a).map((halved) => halved / 2), 0]);

const ratio: Measure = {
  code: "SOME_RATE",
  unit: "RATIO",
  title: null,
  numerator: { code: "SOME", title: text("some") },
  denominator: { code: "ALL", title: text("all") },
  source: null,
};
const days: Measure = { ...ratio, code: "SOME_DAYS", unit: "DAYS", numerator: null, denominator: null };

const fifths = (count: number) => count / 5;
const tens = (count: number) => count * 10;

/** Steps over a measure, each a fifth (of a ratio) or ten (days) wide, the best at the top. */
const measuredSteps = (points: readonly number[], bound: (count: number) => number): Step[] =>
  points.map((value, at) =>
    step(at, value, {
      min: bound(points.length - 1 - at),
      max: at === 0 ? null : bound(points.length - at),
    }),
  );

type Scored = Pick<Criterion, "scoring" | "maxPoints"> & Partial<Criterion>;

const binary: fc.Arbitrary<Scored> = halves(1, 20).map((maxPoints) => ({ scoring: "BINARY", maxPoints }));
const plainSteps: fc.Arbitrary<Scored> = stepPoints.map((points) => ({
  scoring: "STEPS",
  maxPoints: points[0] ?? 0,
  steps: points.map((value, at) => step(at, value)),
}));
const measured: fc.Arbitrary<Scored> = fc.tuple(stepPoints, fc.boolean()).map(([points, isRatio]) => ({
  scoring: "STEPS",
  maxPoints: points[0] ?? 0,
  measure: isRatio ? ratio : days,
  steps: measuredSteps(points, isRatio ? fifths : tens),
}));

const parts: fc.Arbitrary<readonly Part[]> = fc
  .array(fc.record({ points: halves(1, 8), gate: fc.integer({ min: 0, max: 5 }).map((dice) => dice === 0) }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((drawn) =>
    drawn.map((part, at) => ({
      ...part,
      code: `PART_${at}`,
      label: text(`part ${at}`),
      measure: null,
      min: null,
      minFrom: null,
    })),
  );

const inParts: fc.Arbitrary<Scored> = fc
  .record({ parts, deduction: fc.option(halves(1, 2)), cap: fc.option(halves(1, 1)) })
  .map(({ parts: drawn, deduction, cap }) => {
    const maxPoints = drawn.reduce((sum, part) => sum + part.points, 0);
    const off = Math.min(deduction ?? 0, maxPoints);
    return {
      scoring: "POINTS",
      maxPoints,
      parts: drawn,
      deductions: deduction === null ? [] : [{ code: "CASE", title: text("case"), points: off, max: maxPoints }],
      cap: cap === null || cap >= maxPoints ? null : { code: "CAPPED", title: text("capped"), maxPoints: cap },
    };
  });

const system: fc.Arbitrary<Scored> = stepPoints.map((points) => ({
  scoring: "STEPS",
  maxPoints: points[0] ?? 0,
  mode: "SYSTEM",
  measure: { ...ratio, source: "MEMBER_APPRAISAL" },
  steps: measuredSteps(points, fifths),
  sample: null,
}));

const scored = fc.oneof(
  { weight: 3, arbitrary: binary },
  { weight: 2, arbitrary: plainSteps },
  { weight: 3, arbitrary: measured },
  { weight: 4, arbitrary: inParts },
  { weight: 1, arbitrary: system },
);

const traits = fc.record({
  sample: fc.option(
    fc.integer({ min: 1, max: 5 }).map((size) => ({ size, minPositive: Math.ceil((size * 2) / 3) })),
    { freq: 3 },
  ),
  critical: fc.boolean(),
  veto: fc.integer({ min: 0, max: 5 }).map((dice) => dice === 0),
  named: fc.boolean(),
  allowsNotApplicable: fc.boolean(),
  evidence: fc.constantFrom(["DOC_LIST"], ["PHOTO_SITE", "NOTE"], []),
});

const criterion = (code: string): fc.Arbitrary<Criterion> =>
  fc.tuple(scored, traits).map(([shape, { veto, named, ...rest }]) => ({
    code,
    title: text(code),
    guidance: text(`look at ${code}`),
    mode: "DESK",
    measure: null,
    steps: [],
    parts: [],
    deductions: [],
    cap: null,
    formula: null,
    veto,
    vetoWhen: veto && named ? text("the event") : null,
    vetoAfter: null,
    authorityDocument: null,
    effectWithoutAuthorityDocument: veto ? "FORCE_FAIL" : null,
    suspicion: null,
    notApplicableWhen: null,
    notApplicableFor: [],
    warningFor: [],
    findingSeverity: "MINOR",
    rectification: { workingDays: 30, workingDaysAfterTransfer: null },
    sizeTable: [],
    visitSubjects: [],
    basis: [],
    grounding: "OWN_DEFAULT",
    ...rest,
    ...shape,
  }));

const grade = (code: string, minPercent: number): Grade => ({ code, title: text(code), minPercent });
const rule = { text: text("rule"), grounding: "OWN_DEFAULT" } as const;

/** Checklists that pass publication, with every way of scoring, of one to four standards with one to five criteria. */
export const checklistBodies: fc.Arbitrary<ChecklistBody> = fc
  .array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 })
  .chain((sizes) =>
    fc.tuple(
      ...sizes.map((size, at) =>
        fc.tuple(...Array.from({ length: size }, (_, nth) => criterion(`T${at + 1}.${nth + 1}`))),
      ),
    ),
  )
  .map((groups) => {
    const standards = groups.map((criteria, at) => ({
      code: `T${at + 1}`,
      title: text(`standard ${at + 1}`),
      maxPoints: criteria.reduce((sum, { maxPoints }) => sum + maxPoints, 0),
      criteria,
    }));
    return {
      code: "RANDOM",
      kind: "SIX_STANDARDS",
      title: text("random"),
      subject: "TRADE_UNION",
      subjectByVisitSubject: null,
      siteKind: null,
      appliesTo: { levels: ["GRASSROOTS"] },
      graded: true,
      totalPoints: standards.reduce((sum, { maxPoints }) => sum + maxPoints, 0),
      pointsStep: 0.5,
      pointsMeaning: null,
      rules: {
        notApplicable: text("leaves the maximum"),
        failMeans: rule,
        criticalFail: { text: text("caps"), capGrade: "PASS" },
        vetoFail: { text: text("fails"), resultGrade: "FAIL" },
        sampleShort: rule,
      },
      basis: [],
      standards,
      clues: [],
      generalVetoes: seedGeneralVetoes,
      grades: [grade("EXCELLENT", 90), grade("GOOD", 80), grade("PASS", 60), grade("FAIL", 0)],
      gradesBasis: [],
    };
  });

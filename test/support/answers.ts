import { parseAnswers } from "../../src/modules/checklists/answer-leaves.rules.js";
import {
  validAnswers,
  type AnswerContext,
  type ValidatedAnswers,
} from "../../src/modules/checklists/answer-validation.rules.js";
import type { ChecklistBody, Criterion } from "../../src/modules/checklists/checklist-body.js";
import { indexChecklist } from "../../src/modules/checklists/checklist-index.js";
import { Leaf } from "../../src/modules/checklists/leaf.rules.js";

/** An answer as a tablet sends it. */
export interface RawAnswer {
  criterion: string;
  points?: number | null;
  step?: string | null;
  parts?: string[] | null;
  measure?: number | null;
  counts?: { numerator: number; denominator: number } | null;
  deductions?: { code: string; count: number }[] | null;
  capped?: boolean | null;
  vetoMet?: boolean | null;
  suspected?: boolean | null;
  sample?: { asked: number; positive: number } | null;
  notApplicable?: boolean | null;
  checked?: boolean | null;
  note?: string | null;
  evidence?: string[] | null;
  faults?: object[] | null;
}

/** A hash that answers name; the inspection must announce it. */
export const someEvidence = "ab".repeat(32);

/** An inspection that announces just that hash. */
export const someContext = { announcedEvidence: new Set([someEvidence]) };

/** A field of an input as parsers are given it. */
export const leafOf = (field: string, value: unknown): Leaf => new Leaf({ [field]: value }, () => {}).at(field);

/** What becomes of answers as they were sent. */
export function validated(
  body: ChecklistBody,
  raw: unknown,
  { announcedEvidence, ...context }: AnswerContext & { announcedEvidence: ReadonlySet<string> },
): ValidatedAnswers {
  const index = indexChecklist(body);
  return validAnswers(index, parseAnswers(leafOf("answers", raw), index, announcedEvidence), context);
}

function fullClaim(criterion: Criterion): Partial<RawAnswer> {
  if (criterion.scoring === "BINARY") return { points: criterion.maxPoints };
  if (criterion.scoring === "POINTS") return { parts: criterion.parts.map((part) => part.code) };
  return { step: criterion.steps.find((step) => step.points === criterion.maxPoints)?.code ?? null };
}

/** Answers that earn every point, with evidence where a photo is asked for. */
export const fullAnswers = (body: ChecklistBody): RawAnswer[] =>
  body.standards
    .flatMap((standard) => standard.criteria)
    .filter((criterion) => criterion.mode !== "SYSTEM")
    .map((criterion) => ({
      criterion: criterion.code,
      ...fullClaim(criterion),
      ...(criterion.evidence.some((kind) => kind.startsWith("PHOTO_")) ? { evidence: [someEvidence] } : {}),
    }));

/** The answers with one of them changed. */
export const changed = (answers: readonly RawAnswer[], criterion: string, change: object): unknown[] =>
  answers.map((answer) => (answer.criterion === criterion ? { ...answer, ...change } : answer));

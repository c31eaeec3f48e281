import { hiddenAs, SHOWN, shownPart, type PartOf } from "../../../platform/access/shown-part.js";
import type { StoredAnswer } from "../../checklists/answer.js";
import type { SubmittedAnswer } from "./content-hash.rules.js";

/** What a row carries so that it can be told which answers are withheld. */
export interface WithheldAnswers {
  /** Criteria whose answers the inspector marked as suspected, as long as nothing was concluded. */
  readonly suspectedCriteria?: readonly string[];
  /** Criteria at which there is a confidential finding. */
  readonly confidentialCriteria?: readonly string[];
  /** Faults that became findings which are not confidential. */
  readonly disclosedFaults?: readonly string[];
  /** The answers, where some are withheld and the row was read without them. */
  readonly answersBehind?: readonly SubmittedAnswer[] | null;
}

type Withholding = WithheldAnswers & {
  readonly answers?: readonly SubmittedAnswer[];
  readonly evidence?: readonly string[];
};

const NOTHING: ReadonlySet<string> = new Set();

const isSuspected = ({ suspected, conclusion }: StoredAnswer): boolean =>
  suspected === true && conclusion !== "SUBSTANTIATED";

/**
 * The criteria of whose answers note, files and faults are withheld from everybody who does not handle suspicions: what an
 * inspector only suspects, and whatever stands behind a confidential finding. Empty for nearly every inspection.
 */
export function withheldCriteria(inspection: Withholding): ReadonlySet<string> {
  const { suspectedCriteria = [], confidentialCriteria = [], answers } = inspection;
  const marked =
    inspection.suspectedCriteria === undefined && answers !== undefined
      ? answers.filter(isSuspected).map(({ criterion }) => criterion)
      : suspectedCriteria;
  return marked.length === 0 && confidentialCriteria.length === 0
    ? NOTHING
    : new Set([...marked, ...confidentialCriteria]);
}

const NEVER = hiddenAs(undefined);

/** Of a withheld answer what was claimed is shown, as if nobody had added a word to it. */
const CLAIM: PartOf<SubmittedAnswer> = {
  criterion: SHOWN,
  points: SHOWN,
  step: SHOWN,
  parts: SHOWN,
  measure: SHOWN,
  counts: SHOWN,
  deductions: SHOWN,
  capped: SHOWN,
  vetoMet: SHOWN,
  sample: SHOWN,
  notApplicable: SHOWN,
  checked: SHOWN,
  system: SHOWN,
  warning: SHOWN,
  suspected: NEVER,
  // It says that there was a suspicion.
  conclusion: NEVER,
  note: NEVER,
  evidence: NEVER,
  faults: NEVER,
  claimed: NEVER,
};

/** An answer as if nobody had added a word to it; faults that the union was told of by a finding stay. */
function bare(answer: SubmittedAnswer, disclosed: ReadonlySet<string>): SubmittedAnswer {
  const shown = (answer.faults ?? []).filter(({ id }) => disclosed.has(id));
  const claim = shownPart(answer, CLAIM);
  return shown.length === 0 ? claim : { ...claim, faults: shown };
}

/** The answers as everybody may read them. */
export function answersWithoutWithheld(inspection: Withholding): SubmittedAnswer[] {
  const withheld = withheldCriteria(inspection);
  const disclosed = new Set(inspection.disclosedFaults);
  const answers = inspection.answers ?? inspection.answersBehind ?? [];
  return answers.map((answer) => (withheld.has(answer.criterion) ? bare(answer, disclosed) : answer));
}

const filesOf = (answers: readonly StoredAnswer[]): Set<string> =>
  new Set(
    answers.flatMap(({ evidence = [], faults = [] }) => [
      ...evidence,
      ...faults.flatMap((fault) => fault.evidence ?? []),
    ]),
  );

/** Its files without those that prove nothing but what is withheld. */
export function filesWithoutWithheld(inspection: Withholding & { readonly evidence: readonly string[] }): string[] {
  const shown = filesOf(answersWithoutWithheld(inspection));
  const cited = filesOf(inspection.answers ?? inspection.answersBehind ?? []);
  return inspection.evidence.filter((sha256) => shown.has(sha256) || !cited.has(sha256));
}

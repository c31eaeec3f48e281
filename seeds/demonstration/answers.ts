import type { StoredAnswer, StoredFault } from "../../src/modules/checklists/answer.js";
import type { Criterion, Step } from "../../src/modules/checklists/checklist-body.js";
import { APPOINTED_CHAIR, NOT_APPLICABLE, NOT_MET } from "./answer-texts.js";
import type { Random } from "./random.js";

type Draft = { -readonly [Leaf in keyof StoredAnswer]: StoredAnswer[Leaf] };

/** How one visit answers: the union's quality, the stream of its chances, and its photos by kind of evidence. */
export interface Visit {
  readonly random: Random;
  /** Added to the log-odds of every demand; 0 is an average union. */
  readonly quality: number;
  readonly photos: Readonly<Record<string, string>>;
  readonly faultId: () => string;
}

/** Log-odds with which an average union meets a demand; what is not named counts as `USUAL`. */
const EASE: Readonly<Record<string, number>> = {
  "S1.1": 4.2,
  "S1.3": 3.6,
  "S4.1": 3.1,
  "S4.3": 2.2,
  "S5.1": 2.7,
  "S5.4": 2.5,
  "S5.5": 2.6,
  "S3.3": 0.6,
  "S3.6": 0.5,
  "S6.3": 0.9,
};
const USUAL = 1.25;

const meets = (visit: Visit, code: string): boolean =>
  visit.random.chance(1 / (1 + Math.exp(-(EASE[code] ?? USUAL) - visit.quality)));

const photoOf = ({ evidence }: Criterion, { photos }: Visit): string | undefined => {
  const kind = evidence.find((candidate) => candidate.startsWith("PHOTO_"));
  return kind === undefined ? undefined : photos[kind];
};

function addFault(answer: Draft, criterion: Criterion, visit: Visit, description: string, requirement: string): void {
  const isMinor = criterion.findingSeverity === "MINOR";
  const fault: StoredFault = {
    id: visit.faultId(),
    description,
    requirement,
    severity: criterion.findingSeverity,
    ...(isMinor && visit.random.chance(0.06) ? { fixedOnSite: true } : {}),
  };
  answer.faults = [...(answer.faults ?? []), fault];
}

function explain(answer: Draft, criterion: Criterion, visit: Visit, lost: string, requirement: string): void {
  answer.note = lost;
  if (criterion.critical || visit.random.chance(0.35)) addFault(answer, criterion, visit, lost, requirement);
}

/** Adds the photo that stands behind points or faults. */
function withPhoto(answer: Draft, criterion: Criterion, visit: Visit, hasPoints: boolean): StoredAnswer {
  const photo = photoOf(criterion, visit);
  if (photo !== undefined && (hasPoints || answer.faults !== undefined)) answer.evidence = [photo];
  return answer;
}

function sampleOf({ sample }: Criterion, isPositive: boolean, { random }: Visit): StoredAnswer["sample"] {
  if (sample === null) return undefined;
  const { size, minPositive } = sample;
  return { asked: size, positive: isPositive ? random.between(minPositive, size) : random.between(0, minPositive - 1) };
}

/** An answer to a criterion that does not apply. */
export const notApplicable = ({ code }: Criterion): StoredAnswer => {
  const note = NOT_APPLICABLE[code];
  return { criterion: code, notApplicable: true, ...(note === undefined ? {} : { note }) };
};

/** A met or unmet BINARY criterion. */
export function binaryAnswer(criterion: Criterion, visit: Visit, isMet: boolean): StoredAnswer {
  const { code, maxPoints } = criterion;
  const answer: Draft = { criterion: code, points: isMet ? maxPoints : 0 };
  const sample = sampleOf(criterion, isMet, visit);
  if (sample !== undefined) answer.sample = sample;
  if (!isMet) {
    const [note, requirement] = NOT_MET[code] ?? [`不符合:${criterion.title.zh}`, "限期整改并报送材料"];
    explain(answer, criterion, visit, note, requirement);
  }
  return withPhoto(answer, criterion, visit, isMet);
}

/** The veto that is in force at once: the chair was appointed, nobody was elected. */
export function appointedChairAnswer(criterion: Criterion, visit: Visit): StoredAnswer {
  const answer: Draft = { criterion: criterion.code, points: 0, vetoMet: true, sample: { asked: 3, positive: 0 } };
  answer.note = APPOINTED_CHAIR.note;
  addFault(answer, criterion, visit, APPOINTED_CHAIR.description, APPOINTED_CHAIR.requirement);
  return answer;
}

const isBest = (criterion: Criterion, step: Step): boolean => step.points === criterion.maxPoints;

/** A step that is reached, with the measure or counts that reach it. */
export function stepAnswer(criterion: Criterion, visit: Visit, step: Step, reached: Partial<Draft>): StoredAnswer {
  const answer: Draft = { criterion: criterion.code, ...reached };
  const sample = sampleOf(criterion, true, visit);
  if (sample !== undefined) answer.sample = sample;
  if (!isBest(criterion, step)) explain(answer, criterion, visit, step.label.zh, "采取措施提高到规定标准");
  return withPhoto(answer, criterion, visit, step.points > 0);
}

/** The best step, or a lower one the rarer the lower it is. */
function anyStepAnswer(criterion: Criterion, visit: Visit): StoredAnswer {
  const steps = [...criterion.steps].sort((a, b) => b.points - a.points);
  let place = 0;
  while (place < steps.length - 1 && !meets(visit, criterion.code)) place++;
  const step = steps[place];
  if (step === undefined) throw new RangeError(`criterion ${criterion.code} has no steps`);
  if (criterion.measure === null) return stepAnswer(criterion, visit, step, { step: step.code });
  const least = step.min ?? 0;
  return stepAnswer(criterion, visit, step, {
    measure: visit.random.between(least, Math.min((step.max ?? least + 3) - 1, least + 5)),
  });
}

/** Parts each met or not, by chance unless decided, with now and then a deduction or the cap. */
export function partsAnswer(
  criterion: Criterion,
  visit: Visit,
  decided: Readonly<Record<string, boolean>> = {},
): StoredAnswer {
  const { code, parts, deductions, cap } = criterion;
  const claimed = parts.filter((part) => decided[part.code] ?? meets(visit, code));
  const answer: Draft = { criterion: code, parts: claimed.map((part) => part.code) };
  const losses = parts.filter((part) => !claimed.includes(part)).map((part) => `未见:${part.label.zh}`);
  const isWhole = losses.length === 0;
  const [deduction] = deductions;
  if (deduction !== undefined && claimed.length > 0 && !meets(visit, code)) {
    const count = visit.random.between(1, 2);
    answer.deductions = [{ code: deduction.code, count }];
    losses.push(`${deduction.title.zh}(${count})`);
  }
  if (cap !== null && isWhole && visit.random.chance(0.25)) {
    answer.capped = true;
    losses.push(cap.title.zh);
  }
  const sample = sampleOf(criterion, claimed.length > 0, visit);
  if (sample !== undefined) answer.sample = sample;
  if (losses.length > 0) explain(answer, criterion, visit, losses.join(";"), "补齐所缺材料和记录");
  return withPhoto(answer, criterion, visit, claimed.length > 0);
}

/** An answer by chance, as the criterion's scoring asks for it. */
export function chanceAnswer(criterion: Criterion, visit: Visit): StoredAnswer {
  if (criterion.scoring === "BINARY") return binaryAnswer(criterion, visit, meets(visit, criterion.code));
  return criterion.scoring === "STEPS" ? anyStepAnswer(criterion, visit) : partsAnswer(criterion, visit);
}

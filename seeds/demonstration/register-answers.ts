import type { StoredAnswer } from "../../src/modules/checklists/answer.js";
import type { Criterion } from "../../src/modules/checklists/checklist-body.js";
import { stepHolding } from "../../src/modules/checklists/measure.rules.js";
import { daysBetween } from "../../src/platform/clock/day.rules.js";
import { chairRule } from "../../src/modules/trade-unions/officers/officer-eligibility.rules.js";
import {
  appointedChairAnswer,
  binaryAnswer,
  chanceAnswer,
  notApplicable,
  partsAnswer,
  stepAnswer,
  type Visit,
} from "./answers.js";
import type { GrassrootsUnion } from "./model.js";
import { BARRED_KINDS, type OfficerFacts } from "./people.js";

/** Everything about one visit that the registers or the story of the demonstration decide. */
export interface VisitFacts {
  readonly union: GrassrootsUnion;
  readonly officers: OfficerFacts;
  /** The classes of the owner that criteria may exempt. */
  readonly classes: readonly string[];
  readonly day: string;
  /** The chair was appointed: the veto of the story. */
  readonly isVetoed: boolean;
  /** Some vouchers hint at misuse, which others will have to decide. */
  readonly isSuspected: boolean;
}

type Answering = (criterion: Criterion, visit: Visit, facts: VisitFacts) => StoredAnswer;

/** Longest vacancy of the chair, in calendar days, that loses no points. */
const LONGEST_VACANCY = 180;

function termAnswer(criterion: Criterion, visit: Visit, { union, officers, day }: VisitFacts): StoredAnswer {
  const measure = Math.max(0, daysBetween(union.termEndsOn, day));
  const isVacant = officers.vacantSince !== null && daysBetween(officers.vacantSince, day) > LONGEST_VACANCY;
  const step = isVacant ? criterion.steps.find(({ alsoWhen }) => alsoWhen.length > 0) : stepHolding(criterion, measure);
  return step === undefined
    ? chanceAnswer(criterion, visit)
    : stepAnswer(criterion, visit, step, { step: step.code, measure });
}

function eligibilityAnswer(criterion: Criterion, visit: Visit, { union, officers }: VisitFacts): StoredAnswer {
  const rule = chairRule(union);
  if (rule === "OUTSIDE") return notApplicable(criterion);
  const isBarred = officers.chairPostKind !== null && BARRED_KINDS.includes(officers.chairPostKind);
  return binaryAnswer(criterion, visit, !isBarred || (rule === "TO_REVIEW" && union.ownership !== "SOE"));
}

function committeeAnswer(criterion: Criterion, visit: Visit, { union }: VisitFacts): StoredAnswer {
  const size = criterion.sizeTable.find(
    ({ membersMin, membersMax }) => union.members >= membersMin && union.members <= membersMax,
  );
  const isLawful =
    size === undefined ||
    (size.orSingleOfficer && union.committeeSize === 1) ||
    (union.committeeSize >= size.min && union.committeeSize <= size.max);
  const [lawfulSize] = criterion.parts;
  return partsAnswer(criterion, visit, lawfulSize === undefined ? {} : { [lawfulSize.code]: isLawful });
}

function membershipAnswer(criterion: Criterion, visit: Visit, { union }: VisitFacts): StoredAnswer {
  const counts = { numerator: union.members, denominator: union.workers };
  const step = stepHolding(criterion, union.members / union.workers);
  return step === undefined ? chanceAnswer(criterion, visit) : stepAnswer(criterion, visit, step, { counts });
}

const forWomen =
  (isMet: (facts: VisitFacts) => boolean | undefined): Answering =>
  (criterion, visit, facts) => {
    if (facts.union.women === 0) return notApplicable(criterion);
    const met = isMet(facts);
    return met === undefined ? chanceAnswer(criterion, visit) : binaryAnswer(criterion, visit, met);
  };

/** Small unions may share the premises of their area. */
const premisesAnswer: Answering = (criterion, visit, { union }) =>
  union.members < 45 && visit.random.chance(0.75) ? notApplicable(criterion) : chanceAnswer(criterion, visit);

const certificateAnswer: Answering = (criterion, visit, { union, day }) =>
  union.certificateExpiresOn === null
    ? notApplicable(criterion)
    : binaryAnswer(criterion, visit, union.certificateExpiresOn >= day);

const vouchersAnswer: Answering = (criterion, visit, { isSuspected }) => {
  const answer = chanceAnswer(criterion, visit);
  return isSuspected ? { ...answer, suspected: true, note: answer.note ?? "部分凭证用途不清,建议移交核查" } : answer;
};

/** Criteria whose answers agree with what the registers say. */
const ANSWERS: Readonly<Record<string, Answering>> = {
  "S1.1": (criterion, visit, { isVetoed }) =>
    isVetoed ? appointedChairAnswer(criterion, visit) : chanceAnswer(criterion, visit),
  "S1.2": eligibilityAnswer,
  "S1.4": termAnswer,
  "S1.5": (criterion, visit, { officers }) => binaryAnswer(criterion, visit, officers.isTrainedInTime),
  "S2.1": committeeAnswer,
  "S2.2": (criterion, visit, { officers }) => binaryAnswer(criterion, visit, officers.hasAuditing),
  "S2.3": forWomen(({ officers }) => officers.hasWomenOfficer),
  "S2.4": membershipAnswer,
  "S2.5": certificateAnswer,
  "S3.1": premisesAnswer,
  "S3.5": forWomen(() => undefined),
  "S5.5": vouchersAnswer,
};

/** The answer to one criterion that people answer. */
export function answerOf(criterion: Criterion, visit: Visit, facts: VisitFacts): StoredAnswer {
  if (criterion.notApplicableFor.some((exempt) => facts.classes.includes(exempt))) return notApplicable(criterion);
  return (ANSWERS[criterion.code] ?? chanceAnswer)(criterion, visit, facts);
}

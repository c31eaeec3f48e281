import type { StoredAnswer } from "../../src/modules/checklists/answer.js";
import { ChecklistKind } from "../../src/modules/checklists/checklist.entity.js";
import { indexChecklist } from "../../src/modules/checklists/checklist-index.js";
import type { FrozenChecklist } from "../../src/modules/checklists/checklist.queries.js";
import type { AppraisalCounts } from "../../src/modules/checklists/register-values.js";
import { subjectClasses } from "../../src/modules/checklists/subject-classes.rules.js";
import type { EvidenceAnnouncement } from "../../src/modules/evidence/evidence-announcement.rules.js";
import { contentHash, type InspectionContent } from "../../src/modules/inspections/records/content-hash.rules.js";
import {
  documentColumns,
  type InspectionRow,
  permanentColumns,
  snakeCase,
} from "../../src/modules/inspections/records/inspection.columns.js";
import { InspectionKind } from "../../src/modules/inspections/records/inspection-kind.types.js";
import {
  locationFlags,
  signatureFlags,
  timeFlags,
} from "../../src/modules/inspections/submission/submission-flags.rules.js";
import {
  completedAnswers,
  scoredFields,
  scoreOf,
} from "../../src/modules/inspections/records/submitted-document.rules.js";
import { openedFindings, type OpenedFinding } from "../../src/modules/rectifications/findings/finding.rules.js";
import type { Visit } from "./answers.js";
import { REMARKS } from "./answer-texts.js";
import { isoInstant } from "./calendar.js";
import { type Row, textArray } from "./copy.js";
import type { GrassrootsUnion } from "./model.js";
import type { OfficerFacts } from "./people.js";
import type { QuarterPlan } from "./plans.js";
import type { Random } from "./random.js";
import { answerOf } from "./register-answers.js";
import type { VisitTimes } from "./schedule.js";

/** What all inspections of the quarter share. */
export interface InspectedQuarter {
  readonly plan: QuarterPlan;
  readonly checklist: FrozenChecklist;
  readonly officers: ReadonlyMap<string, OfficerFacts>;
  readonly appraisals: ReadonlyMap<string, AppraisalCounts>;
  /** Unions whose chair was appointed. */
  readonly vetoed: ReadonlySet<string>;
  /** Unions whose vouchers are suspected. */
  readonly suspected: ReadonlySet<string>;
}

/** Columns of an inspection in the order of `inspectionRow`. */
const columns = [...permanentColumns, ...documentColumns] as const;
export const INSPECTION_COLUMNS = columns.map(snakeCase).join(" ");

const arrays: ReadonlySet<string> = new Set(["inspectorIds", "evidence"] satisfies (keyof InspectionRow)[]);

function field(name: keyof InspectionRow, value: InspectionRow[keyof InspectionRow]): Row[number] {
  if (value === null || value === undefined) return null;
  if (arrays.has(name)) return textArray(value as string[]);
  return typeof value === "object" ? JSON.stringify(value) : (value as string | number | boolean);
}

/** An inspection as a row to copy. */
export const inspectionRow = (inspection: InspectionRow): Row => columns.map((name) => field(name, inspection[name]));

interface Files {
  readonly announcements: readonly EvidenceAnnouncement[];
  readonly photos: Readonly<Record<string, string>>;
  readonly signature: string;
}

/** Two photos, one of the notice board and one of plaque and premises, and the image of the signature. */
function filesOf({ startedAt, finishedAt, random }: VisitTimes): Files {
  const file = (at: number, mediaType: string, size: number): EvidenceAnnouncement => ({
    sha256: random.hex(32),
    size,
    mediaType,
    takenAt: isoInstant(at),
  });
  const board = file(startedAt + 180_000, "image/jpeg", random.between(150_000, 900_000));
  const premises = file(startedAt + 300_000, "image/jpeg", random.between(150_000, 900_000));
  const signature = file(finishedAt - 20_000, "image/png", random.between(4_000, 20_000));
  return {
    announcements: [board, premises, signature],
    photos: { PHOTO_NOTICE_BOARD: board.sha256, PHOTO_PLAQUE: premises.sha256, PHOTO_PREMISES: premises.sha256 },
    signature: signature.sha256,
  };
}

/** Public and larger unions do better; the rest is chance. */
const qualityOf = ({ isPublic, members }: GrassrootsUnion, random: Random): number =>
  0.75 * random.normal() + (isPublic ? 0.5 : 0) + 0.12 * Math.log(Math.max(members, 2) / 60);

/** What people answered, in the form in which a tablet's answers are kept. */
function answersOf(
  quarter: InspectedQuarter,
  { visit: { union }, random, day, startedAt }: VisitTimes,
  files: Files,
  classes: readonly string[],
): StoredAnswer[] {
  const officers = quarter.officers.get(union.id);
  if (officers === undefined) throw new RangeError(`nothing is known about the officers of ${union.code}`);
  const quality = qualityOf(union, random);
  const visit: Visit = { random, quality, photos: files.photos, faultId: () => random.id(startedAt) };
  const isVetoed = quarter.vetoed.has(union.id);
  const isSuspected = quarter.suspected.has(union.id);
  const facts = { union, officers, classes, day, isVetoed, isSuspected };
  return indexChecklist(quarter.checklist.body)
    .criteria.filter((entry) => !entry.isSystem)
    .map(({ criterion }) => answerOf(criterion, visit, facts));
}

export interface ConfirmedInspection {
  readonly inspection: InspectionRow;
  /** What its confirmation opens. */
  readonly findings: readonly OpenedFinding[];
}

/** One confirmed inspection, completed, scored and hashed by the program's own rules. */
export function confirmedInspection(quarter: InspectedQuarter, times: VisitTimes): ConfirmedInspection {
  const { plan, checklist, appraisals } = quarter;
  const { visit, startedAt, finishedAt, submittedAt, confirmedAt, random } = times;
  const { union, inspectorId } = visit;
  const id = random.id(startedAt);
  const files = filesOf(times);
  const classes = subjectClasses({ ownership: union.ownership, tags: union.ownershipTags });
  const registers = { memberAppraisal: appraisals.get(union.id) ?? null, findings: null };
  const given = answersOf(quarter, times, files, classes);
  const { answers, flags } = completedAnswers(checklist, given, registers, classes);
  const near = (middle: number) => Math.round((middle + 0.0008 * (random.fraction() - 0.5)) * 1e6) / 1e6;
  const identity = {
    id,
    revision: 1,
    assignmentId: visit.assignmentId,
    tradeUnionId: union.id,
    employerId: null,
    siteId: null,
    checklistId: checklist.id,
    kind: InspectionKind.ROUTINE,
    period: plan.period,
    basedOn: null,
  };
  const document = {
    startedAt: isoInstant(startedAt),
    finishedAt: isoInstant(finishedAt),
    location: {
      latitude: near(union.latitude),
      longitude: near(union.longitude),
      accuracyMeters: random.between(4, 35),
    },
    notPerformed: null,
    findingChecks: [],
    announcements: [...files.announcements],
    signatures: [signatureOf(quarter, union, files, finishedAt)],
    remark: random.chance(0.4) ? random.pick(REMARKS) : null,
    answers,
    generalVetoes: [],
  };
  const content: InspectionContent = { ...identity, ...document, coInspectorIds: [] };
  const contentSalt = random.hex(16);
  const score = scoreOf(checklist, document);
  const inspection = {
    ...identity,
    ...document,
    ...scoredFields(score),
    // No part of what was sent, and so of the hash.
    owner: null,
    ownerId: null,
    isRestricted: false,
    checklistKind: ChecklistKind.SIX_STANDARDS,
    status: "CONFIRMED" as const,
    inspectorId,
    inspectorIds: [inspectorId],
    preReview: false,
    preReviewedAt: null,
    submittedAt: isoInstant(submittedAt),
    confirmedAt: isoInstant(confirmedAt),
    createdAt: isoInstant(submittedAt),
    draft: null,
    // Counted at the submission and at the confirmation.
    version: 2,
    contentHash: contentHash(content, contentSalt),
    contentSalt,
    flags: [
      ...timeFlags(content, new Date(submittedAt)),
      ...locationFlags(content, union),
      ...signatureFlags(content),
      ...flags,
    ],
    evidence: files.announcements.map(({ sha256 }) => sha256),
  };
  return {
    inspection,
    findings: openedFindings(indexChecklist(checklist.body), answers, score?.criticalFailures ?? []),
  };
}

function signatureOf({ officers }: InspectedQuarter, union: GrassrootsUnion, files: Files, finishedAt: number) {
  const { signatory = "", vacantSince = null } = officers.get(union.id) ?? {};
  return {
    role: "INSPECTED_UNION" as const,
    name: signatory,
    post: vacantSince === null ? "工会主席" : "工会工作负责人",
    sha256: files.signature,
    signedAt: isoInstant(finishedAt - 20_000),
  };
}

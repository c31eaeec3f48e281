import { parsePeriod } from "../../../platform/clock/period.rules.js";
import { parseAnswers, type AnswerClaims } from "../../checklists/answer-leaves.rules.js";
import type { ChecklistIndex } from "../../checklists/checklist-index.js";
import { MAX_NOTE } from "../../checklists/fault-leaves.rules.js";
import { parseGeneralVetoes, type GeneralVetoClaims } from "../../checklists/general-veto-validation.rules.js";
import { Leaf } from "../../checklists/leaf.rules.js";
import { reportInto } from "../../checklists/violation.js";
import { inspectionKinds } from "../records/inspection-codes.js";
import type { SubmittedHeader } from "../records/submitted-header.js";
import {
  readAnnouncements,
  readFindingChecks,
  readLocation,
  readNotPerformed,
  readSignatures,
  type SubmissionLeaf,
} from "./inspection-parts.rules.js";
import type { SubmissionViolation, SubmissionViolationCode } from "./submission-violation.js";

const MAXIMUM_CO_INSPECTORS = 10;
/** Highest revision; far more than reviewers ever return. */
const MAXIMUM_REVISION = 1000;

/** What a tablet sent as one inspection. Nobody looks into it but `parseSubmission`, which hands on what it says. */
export type RawInspection = unknown;

/** One inspection as it was sent, read as far as it can be. */
export interface Submission {
  readonly header: SubmittedHeader;
  /** Whether it says that the visit did not take place, even where the reason cannot be read. */
  readonly saysNotPerformed: boolean;
  readonly answers: AnswerClaims;
  readonly vetoes: GeneralVetoClaims;
  /** What is wrong with the header; with anything, it is not to be used. */
  readonly violations: readonly SubmissionViolation[];
}

function readRevision(leaf: SubmissionLeaf): number | undefined {
  const revision = leaf.required(() => leaf.integer());
  if (revision !== undefined && (revision < 1 || revision > MAXIMUM_REVISION)) leaf.report("REVISION_NOT_VALID");
  return revision;
}

function readPeriod(leaf: SubmissionLeaf): string | undefined {
  const period = leaf.required(() => leaf.text(20));
  if (period !== undefined && parsePeriod(period) === undefined) leaf.report("PERIOD_NOT_VALID");
  return period;
}

function readCoInspectors(list: SubmissionLeaf): string[] {
  const ids = new Set<string>();
  for (const item of list.list(MAXIMUM_CO_INSPECTORS) ?? []) {
    const id = item.id();
    if (id === undefined) {
      if (item.isAbsent || item.asSent === "") item.report("ID_NOT_VALID");
    } else if (ids.has(id)) item.report("CO_INSPECTOR_DOUBLED");
    else ids.add(id);
  }
  return [...ids];
}

/** The header, and the hashes of the files that it announces, which answers and vetoes may name. */
function readHeader(sent: SubmissionLeaf): { header: SubmittedHeader; announced: ReadonlySet<string> } {
  const id = (field: string) => sent.at(field).id();
  const neededId = (field: string) => sent.at(field).required((leaf) => leaf.id()) ?? "";
  const announcements = readAnnouncements(sent.at("evidence"));
  const announced = new Set(announcements.map(({ sha256 }) => sha256));
  const kind = sent.at("kind").required((leaf) => leaf.code(inspectionKinds));
  const header: SubmittedHeader = {
    id: neededId("id"),
    revision: readRevision(sent.at("revision")) ?? 0,
    assignmentId: id("assignmentId") ?? null,
    tradeUnionId: neededId("tradeUnionId"),
    employerId: id("employerId") ?? null,
    siteId: id("siteId") ?? null,
    checklistId: neededId("checklistId"),
    kind: kind ?? "ROUTINE",
    period: readPeriod(sent.at("period")) ?? "",
    basedOn: id("basedOn") ?? null,
    startedAt: sent.at("startedAt").instant() ?? null,
    finishedAt: sent.at("finishedAt").instant() ?? null,
    location: readLocation(sent.at("location")) ?? null,
    coInspectorIds: readCoInspectors(sent.at("coInspectorIds")),
    notPerformed: readNotPerformed(sent.at("notPerformed"), announced) ?? null,
    findingChecks: readFindingChecks(sent.at("findingChecks"), announced),
    announcements,
    signatures: readSignatures(sent.at("signatures"), announced),
    remark: sent.at("remark").text(MAX_NOTE, "NOTE_TOO_LONG") ?? null,
  };
  if (header.findingChecks.length > 0 && header.kind !== "FOLLOW_UP")
    sent.at("findingChecks").report("FINDING_CHECKS_NOT_EXPECTED");
  return { header, announced };
}

/**
 * Parses what a tablet sent, once, without asking the clock or the database, so that a retry is read exactly as the first
 * attempt was. Everything unreadable is named; what is known besides is held against what it says afterwards.
 */
export function parseSubmission(raw: RawInspection, checklist: ChecklistIndex): Submission {
  const violations: SubmissionViolation[] = [];
  const sent = new Leaf<SubmissionViolationCode>(raw, reportInto(violations));
  const { header, announced } = readHeader(sent);
  return {
    header,
    saysNotPerformed: !sent.at("notPerformed").isAbsent,
    answers: parseAnswers(sent.at("answers"), checklist, announced),
    vetoes: parseGeneralVetoes(sent.at("generalVetoes"), checklist.body, announced),
    violations,
  };
}

/** What is wrong with the header of one that names no checklist to parse the rest by. */
export function headerViolations(raw: RawInspection): SubmissionViolation[] {
  const violations: SubmissionViolation[] = [];
  readHeader(new Leaf<SubmissionViolationCode>(raw, reportInto(violations)));
  return violations;
}

/** What an inspection says it is, before it is parsed; of what cannot be read nothing is told yet. */
const unparsed = (raw: RawInspection, field: string): Leaf => new Leaf(raw, () => {}).at(field);

/** The checklist that it names, which it has to be parsed by. */
export const claimedChecklistId = (raw: RawInspection): string | undefined => unparsed(raw, "checklistId").id();

/** What a batch item says its id is, as its answer repeats it: bounded and storable, whatever was sent. */
export const claimedId = (raw: RawInspection): string => unparsed(raw, "id").shown;

/** The same of its revision; 0 where it is none that could be answered. */
export function claimedRevision(raw: RawInspection): number {
  const revision = unparsed(raw, "revision").integer() ?? 0;
  return Math.abs(revision) < 2 ** 31 ? revision : 0;
}

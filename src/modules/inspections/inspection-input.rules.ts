import { parsePeriod } from "../../platform/clock/period.rules.js";
import { MAX_NOTE } from "../checklists/fault-leaves.rules.js";
import { readInteger, readList, readText, shown } from "../checklists/leaf.rules.js";
import type { EvidenceAnnouncement } from "../evidence/evidence-announcement.rules.js";
import { inspectionKinds, type InspectionKindCode } from "./inspection-codes.js";
import {
  readAnnouncements,
  readFindingChecks,
  readNotPerformed,
  readSignatures,
  type FindingCheck,
  type NotPerformed,
  type StoredSignature,
} from "./inspection-parts.rules.js";
import {
  isAbsent,
  need,
  readCode,
  readId,
  readInstant,
  readLocation,
  reportTo,
  type ClaimedLocation,
  type SubmissionFault,
  type SubmissionReport,
} from "./submission-leaves.rules.js";

const MAXIMUM_CO_INSPECTORS = 10;
/** Highest revision; far more than reviewers ever return. */
const MAXIMUM_REVISION = 1000;

/** What names an inspection and stays the same through all its revisions. */
export interface InspectionIdentity {
  readonly id: string;
  readonly assignmentId: string | null;
  readonly tradeUnionId: string;
  readonly employerId: string | null;
  readonly siteId: string | null;
  readonly checklistId: string;
  readonly kind: InspectionKindCode;
  readonly period: string;
  readonly basedOn: string | null;
}

/** A submitted inspection without its answers, which only its checklist can read. */
export interface SubmittedHeader extends InspectionIdentity {
  readonly revision: number;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  readonly location: ClaimedLocation | null;
  readonly coInspectorIds: readonly string[];
  readonly notPerformed: NotPerformed | null;
  readonly findingChecks: readonly FindingCheck[];
  readonly announcements: readonly EvidenceAnnouncement[];
  readonly signatures: readonly StoredSignature[];
  readonly remark: string | null;
}

export type RawInspection = Readonly<Record<string, unknown>>;

function readRevision(report: SubmissionReport, value: unknown): number | undefined {
  const revision = need(report, ["revision"], value, readInteger(report, ["revision"], value));
  if (revision !== undefined && (revision < 1 || revision > MAXIMUM_REVISION))
    report("REVISION_NOT_VALID", ["revision"]);
  return revision;
}

function readPeriod(report: SubmissionReport, value: unknown): string | undefined {
  const period = need(report, ["period"], value, readText(report, ["period"], value, 20));
  if (period !== undefined && parsePeriod(period) === undefined) report("PERIOD_NOT_VALID", ["period"]);
  return period;
}

function readCoInspectors(report: SubmissionReport, value: unknown): string[] {
  const ids = new Set<string>();
  readList(report, ["coInspectorIds"], value, MAXIMUM_CO_INSPECTORS)?.forEach((item, at) => {
    const id = readId(report, ["coInspectorIds", at], item);
    if (id === undefined) {
      if (isAbsent(item) || item === "") report("ID_NOT_VALID", ["coInspectorIds", at]);
    } else if (ids.has(id)) report("CO_INSPECTOR_DOUBLED", ["coInspectorIds", at]);
    else ids.add(id);
  });
  return [...ids];
}

/**
 * Parses what a tablet sent, apart from answers and general vetoes, without asking the clock or the database, so that
 * a retry is read exactly as the first attempt was. Every fault is named; with any, the header is not to be used.
 */
export function parseHeader(raw: RawInspection): { header: SubmittedHeader; faults: SubmissionFault[] } {
  const faults: SubmissionFault[] = [];
  const report = reportTo(faults);
  const id = (field: string) => readId(report, [field], raw[field]);
  const neededId = (field: string) => need(report, [field], raw[field], id(field)) ?? "";
  const announcements = readAnnouncements(report, raw["evidence"]);
  const announced = new Set(announcements.map(({ sha256 }) => sha256));
  const kind = need(report, ["kind"], raw["kind"], readCode(report, ["kind"], raw["kind"], inspectionKinds));
  const header: SubmittedHeader = {
    id: neededId("id"),
    revision: readRevision(report, raw["revision"]) ?? 0,
    assignmentId: id("assignmentId") ?? null,
    tradeUnionId: neededId("tradeUnionId"),
    employerId: id("employerId") ?? null,
    siteId: id("siteId") ?? null,
    checklistId: neededId("checklistId"),
    kind: kind ?? "ROUTINE",
    period: readPeriod(report, raw["period"]) ?? "",
    basedOn: id("basedOn") ?? null,
    startedAt: readInstant(report, ["startedAt"], raw["startedAt"]) ?? null,
    finishedAt: readInstant(report, ["finishedAt"], raw["finishedAt"]) ?? null,
    location: readLocation(report, ["location"], raw["location"]) ?? null,
    coInspectorIds: readCoInspectors(report, raw["coInspectorIds"]),
    notPerformed: readNotPerformed(report, raw["notPerformed"], announced) ?? null,
    findingChecks: readFindingChecks(report, raw["findingChecks"], announced),
    announcements,
    signatures: readSignatures(report, raw["signatures"], announced),
    remark: readText(report, ["remark"], raw["remark"], MAX_NOTE, "NOTE_TOO_LONG") ?? null,
  };
  if (header.findingChecks.length > 0 && header.kind !== "FOLLOW_UP")
    report("FINDING_CHECKS_NOT_EXPECTED", ["findingChecks"]);
  return { header, faults };
}

/** What a batch item says its id is, as its answer repeats it: bounded and storable, whatever was sent. */
export const claimedId = (raw: RawInspection): string => (isAbsent(raw["id"]) ? "" : shown(raw["id"]));

export const claimedRevision = (raw: RawInspection): number =>
  typeof raw["revision"] === "number" && Number.isInteger(raw["revision"]) && Math.abs(raw["revision"]) < 2 ** 31
    ? raw["revision"]
    : 0;

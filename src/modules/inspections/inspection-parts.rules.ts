import {
  isSha256,
  MAXIMUM_FILE_BYTES,
  MAXIMUM_FILES,
  MEDIA_TYPES,
  type EvidenceAnnouncement,
} from "../evidence/evidence-announcement.rules.js";
import { MAX_NOTE, readEvidence } from "../checklists/fault-leaves.rules.js";
import { readInteger, readList, readObject, readText, shown } from "../checklists/leaf.rules.js";
import { findingCheckOutcomes, notPerformedReasons, signatureRoles } from "./inspection-codes.js";
import { isAbsent, need, readCode, readId, readInstant, type SubmissionReport } from "./submission-leaves.rules.js";

const MAXIMUM_SIGNATURES = 20;
const MAXIMUM_CHECKS = 500;
const MAXIMUM_NAME = 100;

/** Why a visit did not take place. */
export interface NotPerformed {
  readonly reason: (typeof notPerformedReasons)[number];
  readonly note?: string;
  readonly evidence?: readonly string[];
}

/** What a follow-up found of an earlier finding. */
export interface FindingCheck {
  readonly findingId: string;
  readonly outcome: (typeof findingCheckOutcomes)[number];
  readonly note?: string;
  readonly evidence?: readonly string[];
}

/** A signature on the tablet, or the refusal to sign. */
export interface StoredSignature {
  readonly role: (typeof signatureRoles)[number];
  readonly name: string;
  readonly post?: string;
  /** Hash of the image, which is evidence like any other file. */
  readonly sha256?: string;
  readonly signedAt?: string;
  readonly refusedReason?: string;
}

const present = <T extends object>(object: T): T =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;

/** The files that the inspection announces, each once. */
export function readAnnouncements(report: SubmissionReport, value: unknown): EvidenceAnnouncement[] {
  const files = new Map<string, EvidenceAnnouncement>();
  readList(report, ["evidence"], value, MAXIMUM_FILES)?.forEach((item, at) => {
    const path = ["evidence", at];
    const raw = readObject(report, path, item);
    if (raw === undefined) return report("NOT_AN_OBJECT", path);
    const sha256 = typeof raw["sha256"] === "string" ? raw["sha256"].toLowerCase() : "";
    const size = need(report, [...path, "size"], raw["size"], readInteger(report, [...path, "size"], raw["size"]));
    const given = readText(report, [...path, "mediaType"], raw["mediaType"], 100);
    const mediaType = need(report, [...path, "mediaType"], raw["mediaType"], given)?.toLowerCase();
    const takenAt = readInstant(report, [...path, "takenAt"], raw["takenAt"]);
    if (!isSha256(sha256)) report("EVIDENCE_HASH_NOT_VALID", [...path, "sha256"]);
    else if (files.has(sha256)) report("EVIDENCE_DOUBLED", [...path, "sha256"], { sha256 });
    if (size !== undefined && (size < 1 || size > MAXIMUM_FILE_BYTES))
      report("EVIDENCE_SIZE_NOT_POSSIBLE", [...path, "size"], { max: MAXIMUM_FILE_BYTES });
    if (mediaType !== undefined && !(MEDIA_TYPES as readonly string[]).includes(mediaType))
      report("MEDIA_TYPE_NOT_ALLOWED", [...path, "mediaType"], { mediaType: shown(mediaType) });
    if (size !== undefined && mediaType !== undefined) files.set(sha256, present({ sha256, size, mediaType, takenAt }));
  });
  return [...files.values()];
}

/** Why the visit did not take place, when it did not. */
export function readNotPerformed(
  report: SubmissionReport,
  value: unknown,
  announced: ReadonlySet<string>,
): NotPerformed | undefined {
  const path = ["notPerformed"];
  const raw = readObject(report, path, value);
  if (raw === undefined) return undefined;
  const code = readCode(report, [...path, "reason"], raw["reason"], notPerformedReasons);
  const reason = need(report, [...path, "reason"], raw["reason"], code);
  const note = readText(report, [...path, "note"], raw["note"], MAX_NOTE, "NOTE_TOO_LONG");
  const evidence = readEvidence(report, [...path, "evidence"], raw["evidence"], announced);
  return reason === undefined ? undefined : present({ reason, note, evidence });
}

/** What a follow-up says of earlier findings, each once. */
export function readFindingChecks(
  report: SubmissionReport,
  value: unknown,
  announced: ReadonlySet<string>,
): FindingCheck[] {
  const checks = new Map<string, FindingCheck>();
  readList(report, ["findingChecks"], value, MAXIMUM_CHECKS)?.forEach((item, at) => {
    const path = ["findingChecks", at];
    const raw = readObject(report, path, item);
    if (raw === undefined) return report("NOT_AN_OBJECT", path);
    const id = readId(report, [...path, "findingId"], raw["findingId"]);
    const findingId = need(report, [...path, "findingId"], raw["findingId"], id);
    const code = readCode(report, [...path, "outcome"], raw["outcome"], findingCheckOutcomes);
    const outcome = need(report, [...path, "outcome"], raw["outcome"], code);
    const note = readText(report, [...path, "note"], raw["note"], MAX_NOTE, "NOTE_TOO_LONG");
    const evidence = readEvidence(report, [...path, "evidence"], raw["evidence"], announced);
    if (findingId === undefined || outcome === undefined) return;
    if (checks.has(findingId)) report("FINDING_CHECK_DOUBLED", [...path, "findingId"]);
    checks.set(findingId, present({ findingId, outcome, note, evidence }));
  });
  return [...checks.values()];
}

/** The signatures in their order. */
export function readSignatures(
  report: SubmissionReport,
  value: unknown,
  announced: ReadonlySet<string>,
): StoredSignature[] {
  const list = readList(report, ["signatures"], value, MAXIMUM_SIGNATURES) ?? [];
  return list.flatMap((item, at): StoredSignature[] => {
    const path = ["signatures", at];
    const raw = readObject(report, path, item);
    if (raw === undefined) {
      report("NOT_AN_OBJECT", path);
      return [];
    }
    const code = readCode(report, [...path, "role"], raw["role"], signatureRoles);
    const role = need(report, [...path, "role"], raw["role"], code);
    const text = readText(report, [...path, "name"], raw["name"], MAXIMUM_NAME);
    const name = need(report, [...path, "name"], raw["name"], text);
    const post = readText(report, [...path, "post"], raw["post"], MAXIMUM_NAME);
    const signedAt = readInstant(report, [...path, "signedAt"], raw["signedAt"]);
    const refusedReason = readText(report, [...path, "refusedReason"], raw["refusedReason"], MAX_NOTE);
    const hashes = isAbsent(raw["sha256"]) ? undefined : [raw["sha256"]];
    const sha256 = readEvidence(
      (fault, _place, details) => report(fault, [...path, "sha256"], details),
      [],
      hashes,
      announced,
    )?.[0];
    if (isAbsent(raw["sha256"]) && refusedReason === undefined) report("SIGNATURE_INCOMPLETE", path);
    return role === undefined || name === undefined
      ? []
      : [present({ role, name, post, sha256, signedAt, refusedReason })];
  });
}

import { MAX_NOTE, readEvidence, readHash } from "../../checklists/fault-leaves.rules.js";
import { shown, type Leaf } from "../../checklists/leaf.rules.js";
import {
  isSha256,
  MAXIMUM_FILE_BYTES,
  MAXIMUM_FILES,
  MEDIA_TYPES,
  type EvidenceAnnouncement,
} from "../../evidence/evidence-announcement.rules.js";
import { findingCheckOutcomes, notPerformedReasons, signatureRoles } from "../records/inspection-codes.js";
import type { ClaimedLocation, FindingCheck, NotPerformed, StoredSignature } from "../records/submitted-header.js";
import type { SubmissionViolationCode } from "./submission-violation.js";

export type SubmissionLeaf = Leaf<SubmissionViolationCode>;

const MAXIMUM_SIGNATURES = 20;
const MAXIMUM_CHECKS = 500;
const MAXIMUM_NAME = 100;

const present = <T extends object>(object: T): T =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;

/** The files that the inspection announces, each once. */
export function readAnnouncements(list: SubmissionLeaf): EvidenceAnnouncement[] {
  const files = new Map<string, EvidenceAnnouncement>();
  for (const item of list.list(MAXIMUM_FILES) ?? []) {
    const file = item.item();
    if (file === undefined) continue;
    const hash = file.at("sha256");
    const sha256 = (hash.asSent ?? "").toLowerCase();
    const size = file.at("size").required((leaf) => leaf.integer());
    const mediaType = file
      .at("mediaType")
      .required((leaf) => leaf.text(100))
      ?.toLowerCase();
    const takenAt = file.at("takenAt").instant();
    if (!isSha256(sha256)) hash.report("EVIDENCE_HASH_NOT_VALID");
    else if (files.has(sha256)) hash.report("EVIDENCE_DOUBLED", { sha256 });
    if (size !== undefined && (size < 1 || size > MAXIMUM_FILE_BYTES))
      file.at("size").report("EVIDENCE_SIZE_NOT_POSSIBLE", { max: MAXIMUM_FILE_BYTES });
    if (mediaType !== undefined && !(MEDIA_TYPES as readonly string[]).includes(mediaType))
      file.at("mediaType").report("MEDIA_TYPE_NOT_ALLOWED", { mediaType: shown(mediaType) });
    if (size !== undefined && mediaType !== undefined) files.set(sha256, present({ sha256, size, mediaType, takenAt }));
  }
  return [...files.values()];
}

/** A place on the map. */
export function readLocation(leaf: SubmissionLeaf): ClaimedLocation | undefined {
  const place = leaf.object();
  if (place === undefined) return undefined;
  const latitude = place.at("latitude").number();
  const longitude = place.at("longitude").number();
  const accuracyMeters = place.at("accuracyMeters").number();
  if (latitude === undefined || longitude === undefined) {
    if (place.at("latitude").isAbsent || place.at("longitude").isAbsent) place.report("LOCATION_NOT_VALID");
    return undefined;
  }
  const isOnEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (accuracyMeters ?? 0) >= 0;
  if (!isOnEarth) place.report("LOCATION_NOT_VALID");
  return present({ latitude, longitude, accuracyMeters });
}

/** Why the visit did not take place, when it did not. */
export function readNotPerformed(leaf: SubmissionLeaf, announced: ReadonlySet<string>): NotPerformed | undefined {
  const told = leaf.object();
  if (told === undefined) return undefined;
  const reason = told.at("reason").required((leaf) => leaf.code(notPerformedReasons));
  const note = told.at("note").text(MAX_NOTE, "NOTE_TOO_LONG");
  const evidence = readEvidence(told.at("evidence"), announced);
  return reason === undefined ? undefined : present({ reason, note, evidence });
}

/** What a follow-up says of earlier findings, each once. */
export function readFindingChecks(list: SubmissionLeaf, announced: ReadonlySet<string>): FindingCheck[] {
  const checks = new Map<string, FindingCheck>();
  for (const item of list.list(MAXIMUM_CHECKS) ?? []) {
    const check = item.item();
    if (check === undefined) continue;
    const findingId = check.at("findingId").required((leaf) => leaf.id());
    const outcome = check.at("outcome").required((leaf) => leaf.code(findingCheckOutcomes));
    const note = check.at("note").text(MAX_NOTE, "NOTE_TOO_LONG");
    const evidence = readEvidence(check.at("evidence"), announced);
    if (findingId === undefined || outcome === undefined) continue;
    if (checks.has(findingId)) check.at("findingId").report("FINDING_CHECK_DOUBLED");
    checks.set(findingId, present({ findingId, outcome, note, evidence }));
  }
  return [...checks.values()];
}

/** The signatures in their order. */
export function readSignatures(list: SubmissionLeaf, announced: ReadonlySet<string>): StoredSignature[] {
  return (list.list(MAXIMUM_SIGNATURES) ?? []).flatMap((item): StoredSignature[] => {
    const signature = item.item();
    if (signature === undefined) return [];
    const role = signature.at("role").required((leaf) => leaf.code(signatureRoles));
    const name = signature.at("name").required((leaf) => leaf.text(MAXIMUM_NAME));
    const post = signature.at("post").text(MAXIMUM_NAME);
    const signedAt = signature.at("signedAt").instant();
    const refusedReason = signature.at("refusedReason").text(MAX_NOTE);
    const image = signature.at("sha256");
    const sha256 = image.isAbsent ? undefined : readHash(image, announced);
    if (image.isAbsent && refusedReason === undefined) signature.report("SIGNATURE_INCOMPLETE");
    return role === undefined || name === undefined
      ? []
      : [present({ role, name, post, sha256, signedAt, refusedReason })];
  });
}

import { isUuid } from "../../platform/graphql/api/validate-arguments.js";
import type { StoredFault } from "./answer.js";
import type { Criterion, FindingSeverity } from "./checklist-body.js";
import { findingSeverities } from "./checklist-codes.js";
import type { Report } from "./checklist-fault.js";
import { readFlag, readItem, readList, readText } from "./leaf.rules.js";

/** Most evidence files of one answer or fault. */
export const MAX_EVIDENCE = 50;
/** Most faults of one answer. */
export const MAX_FAULTS = 50;
/** Most faults of all answers of an inspection. */
export const MAX_FAULTS_TOGETHER = 500;
/** How often the answers of an inspection, or their faults, may name files in all. */
export const MAX_MENTIONS_TOGETHER = 1_000;
/** Longest note, description or requirement in code points. */
export const MAX_NOTE = 2_000;

const sha256 = /^[0-9a-f]{64}$/i;

/** Reads announced evidence hashes, in lower case and each once; undefined when there are none. */
export function readEvidence(
  report: Report,
  path: readonly (string | number)[],
  value: unknown,
  announced: ReadonlySet<string>,
): readonly string[] | undefined {
  const list = readList(report, path, value, MAX_EVIDENCE);
  if (list === undefined || list.length === 0) return undefined;
  const hashes = new Set<string>();
  list.forEach((item, at) => {
    const hash = typeof item === "string" ? item.toLowerCase() : "";
    if (!sha256.test(hash)) report("EVIDENCE_HASH_NOT_VALID", [...path, at]);
    else if (!announced.has(hash)) report("EVIDENCE_NOT_ANNOUNCED", [...path, at], { sha256: hash });
    else hashes.add(hash);
  });
  return hashes.size > 0 ? [...hashes] : undefined;
}

const isSeverity = (value: string): value is FindingSeverity =>
  (findingSeverities as readonly string[]).includes(value);

function readFault(report: Report, at: number, raw: unknown, criterion: Criterion, announced: ReadonlySet<string>) {
  const fault = readItem(report, ["faults", at], raw);
  if (fault === undefined) return undefined;
  const required = (field: string, max: number) => {
    const value = fault[field];
    const isBlank = typeof value === "string" && value.trim() === "";
    if (value === null || value === undefined || isBlank) report("VALUE_REQUIRED", ["faults", at, field], { field });
    return readText(report, ["faults", at, field], value, max);
  };
  const id = required("id", 100)?.toLowerCase();
  if (id !== undefined && !isUuid(id)) report("FAULT_ID_NOT_VALID", ["faults", at, "id"]);
  const description = required("description", MAX_NOTE);
  const requirement = readText(report, ["faults", at, "requirement"], fault["requirement"], MAX_NOTE);
  const severity = readText(report, ["faults", at, "severity"], fault["severity"], 100) ?? criterion.findingSeverity;
  if (!isSeverity(severity)) report("FAULT_SEVERITY_UNKNOWN", ["faults", at, "severity"], { severity });
  const fixedOnSite = readFlag(report, ["faults", at, "fixedOnSite"], fault["fixedOnSite"]);
  const evidence = readEvidence(report, ["faults", at, "evidence"], fault["evidence"], announced);
  if (id === undefined || description === undefined || !isSeverity(severity)) return undefined;
  return {
    id,
    description,
    ...(requirement === undefined ? {} : { requirement }),
    severity,
    ...(fixedOnSite === undefined ? {} : { fixedOnSite }),
    ...(evidence === undefined ? {} : { evidence }),
  };
}

/** Reads the faults of one answer; an absent severity is the criterion's own. */
export function readFaults(
  report: Report,
  value: unknown,
  criterion: Criterion,
  announced: ReadonlySet<string>,
): readonly StoredFault[] | undefined {
  const list = readList(report, ["faults"], value, MAX_FAULTS);
  if (list === undefined || list.length === 0) return undefined;
  return list.flatMap((raw, at) => readFault(report, at, raw, criterion, announced) ?? []);
}

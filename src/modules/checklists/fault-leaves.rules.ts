import { isUuid } from "../../platform/graphql/api/validate-arguments.js";
import type { StoredFault } from "./answer.js";
import type { Criterion, FindingSeverity } from "./checklist-body.js";
import { findingSeverities } from "./checklist-codes.js";
import type { Leaf } from "./leaf.rules.js";

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

/** Reads the hash of announced evidence, in lower case. */
export function readHash(leaf: Leaf, announced: ReadonlySet<string>): string | undefined {
  const hash = (leaf.asSent ?? "").toLowerCase();
  if (sha256.test(hash) && announced.has(hash)) return hash;
  if (sha256.test(hash)) leaf.report("EVIDENCE_NOT_ANNOUNCED", { sha256: hash });
  else leaf.report("EVIDENCE_HASH_NOT_VALID");
  return undefined;
}

/** Reads announced evidence hashes, each once; undefined when there are none. */
export function readEvidence(leaf: Leaf, announced: ReadonlySet<string>): readonly string[] | undefined {
  const hashes = new Set<string>();
  for (const item of leaf.list(MAX_EVIDENCE) ?? []) {
    const hash = readHash(item, announced);
    if (hash !== undefined) hashes.add(hash);
  }
  return hashes.size > 0 ? [...hashes] : undefined;
}

const isSeverity = (value: string): value is FindingSeverity =>
  (findingSeverities as readonly string[]).includes(value);

function required(leaf: Leaf, max: number): string | undefined {
  leaf.demand();
  return leaf.text(max);
}

function readFault(item: Leaf, criterion: Criterion, announced: ReadonlySet<string>): StoredFault | undefined {
  const fault = item.item();
  if (fault === undefined) return undefined;
  const id = required(fault.at("id"), 100)?.toLowerCase();
  if (id !== undefined && !isUuid(id)) fault.at("id").report("FAULT_ID_NOT_VALID");
  const description = required(fault.at("description"), MAX_NOTE);
  const requirement = fault.at("requirement").text(MAX_NOTE);
  const severity = fault.at("severity").text(100) ?? criterion.findingSeverity;
  if (!isSeverity(severity)) fault.at("severity").report("FAULT_SEVERITY_UNKNOWN", { severity });
  const fixedOnSite = fault.at("fixedOnSite").flag();
  const evidence = readEvidence(fault.at("evidence"), announced);
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
  leaf: Leaf,
  criterion: Criterion,
  announced: ReadonlySet<string>,
): readonly StoredFault[] | undefined {
  const list = leaf.list(MAX_FAULTS);
  if (list === undefined || list.length === 0) return undefined;
  return list.flatMap((item) => readFault(item, criterion, announced) ?? []);
}

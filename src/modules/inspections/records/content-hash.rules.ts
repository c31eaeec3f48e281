import { createHash, randomBytes } from "node:crypto";
import canonicalize from "canonicalize";
import type { StoredAnswer } from "../../checklists/answer.js";
import type { StoredGeneralVeto } from "../../checklists/general-veto-validation.rules.js";
import type { SubmittedHeader } from "./submitted-header.js";

/** An answer as it is kept; `claimed` is what was sent where the self-inspection completed it. */
export type SubmittedAnswer = StoredAnswer & { readonly claimed?: StoredAnswer };

/** Everything that a submission says, as it is stored. */
export interface InspectionContent extends SubmittedHeader {
  readonly answers: readonly SubmittedAnswer[];
  readonly generalVetoes: readonly StoredGeneralVeto[];
}

/** Fields that hold what people wrote or are called; they enter the hash as salted hashes only. */
const SEALED = new Set(["note", "description", "requirement", "name", "post", "refusedReason", "remark"]);
/** Fields that the server adds to an answer. */
const SERVER_WRITTEN = new Set(["warning", "conclusion", "claimed"]);

/** 128 random bits, so that nobody can guess a name by the hash. */
export const newSalt = (): string => randomBytes(16).toString("hex");

const sealed = (salt: string, text: string): string =>
  createHash("sha256").update(salt).update("\0").update(text).digest("hex");

function canonical(value: unknown, salt: string): unknown {
  if (Array.isArray(value)) return value.map((item) => canonical(item, salt));
  if (typeof value !== "object" || value === null) return value;
  const fields: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value)) {
    if (field === null || field === undefined || SERVER_WRITTEN.has(key)) continue;
    if (SEALED.has(key) && typeof field === "string") fields[key] = { redacted: sealed(salt, field) };
    else fields[key] = canonical(field, salt);
  }
  return fields;
}

const byCriterion = (a: StoredAnswer, b: StoredAnswer): number =>
  a.criterion < b.criterion ? -1 : a.criterion > b.criterion ? 1 : 0;

/**
 * SHA-256, in hexadecimal, of the RFC 8785 canonical JSON of the content: what was sent, with the answers sorted by
 * criterion, without nulls and without what the server added.
 */
export function contentHash(content: InspectionContent, salt: string): string {
  const sent = content.answers
    .filter((answer) => answer.system === undefined)
    .map((answer) => answer.claimed ?? answer);
  const whole = canonical({ ...content, answers: sent.sort(byCriterion) }, salt);
  return createHash("sha256")
    .update(canonicalize(whole) ?? "")
    .digest("hex");
}

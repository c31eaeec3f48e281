const HOUR = 3_600_000;
/** Hours after the submission in which co-inspectors may sign: three days of our own choosing. */
const CO_SIGNATURE_HOURS = 72;

/** One co-inspector's signature under one revision, as far as it has come. */
export interface CoSignature {
  readonly accountId: string;
  readonly dueAt: Date | string;
  readonly signedAt: Date | string | null;
  readonly refusedReason: string | null;
}

/** Until when co-inspectors may sign what was submitted at this instant. */
export const dueForCoSignature = (submittedAt: Date): Date =>
  new Date(submittedAt.getTime() + CO_SIGNATURE_HOURS * HOUR);

/** PENDING while it can still be given, then MISSING. */
export type CoSignatureState = "SIGNED" | "REFUSED" | "PENDING" | "MISSING";

export function coSignatureState({ signedAt, refusedReason, dueAt }: CoSignature, now: Date): CoSignatureState {
  if (refusedReason !== null) return "REFUSED";
  if (signedAt !== null) return "SIGNED";
  return now.getTime() <= new Date(dueAt).getTime() ? "PENDING" : "MISSING";
}

/** Those that a confirmation still has to wait for. */
export const pendingSignatures = (signatures: readonly CoSignature[], now: Date): CoSignature[] =>
  signatures.filter((signature) => coSignatureState(signature, now) === "PENDING");

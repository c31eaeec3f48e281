import type { DomainError } from "../../../platform/errors/domain-error.js";
import { SMALLEST_TEAM } from "./draw.rules.js";
import { visitErrors } from "./visits.errors.js";

/** What is wrong with the signatures under a report: two of the team, each once, and whoever sends it among them. */
export function signatureFaults(signers: readonly string[], team: readonly string[], sender: string): DomainError[] {
  const path = ["input", "signatures"];
  const faults = signers.flatMap((accountId, at) => {
    const here = [...path, String(at), "accountId"];
    if (!team.includes(accountId)) return [visitErrors.VISIT_SIGNER_NOT_IN_TEAM(here)];
    return signers.indexOf(accountId) < at ? [visitErrors.VISIT_SIGNER_DOUBLED(here)] : [];
  });
  if (faults.length > 0) return faults;
  if (signers.length < SMALLEST_TEAM) return [visitErrors.VISIT_SIGNATURES_TOO_FEW(path, { min: SMALLEST_TEAM })];
  return signers.includes(sender) ? [] : [visitErrors.VISIT_REPORT_NOT_SIGNED_BY_SENDER(path)];
}

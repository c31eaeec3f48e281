import { provideFindings } from "../modules/inspections/finding-lookup.queries.js";
import { provideRegister } from "../modules/inspections/register-providers.js";
import { findingsAmong, findingsAssigned, findingsDue } from "../modules/rectifications/finding-register.queries.js";

/** Hands lower modules what they ask of higher ones, which they do not know. */
export function connectPorts(): void {
  provideRegister("FINDINGS", findingsDue);
  provideFindings(findingsAmong, findingsAssigned);
}

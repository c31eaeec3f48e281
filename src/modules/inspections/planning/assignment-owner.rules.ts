import type { InspectionOwnerCode } from "../records/inspection-codes.js";

/** Owners whose inspections nobody but the inspectors sees until the owner says so: working papers and unannounced visits. */
const RESTRICTING: ReadonlySet<InspectionOwnerCode> = new Set(["AUDIT", "SUPERVISION"]);

/** What an inspection takes over from its assignment about whom it belongs to. */
export const ownerOf = (
  assignment: { owner: InspectionOwnerCode | null; ownerId: string | null } | null,
): { owner: InspectionOwnerCode | null; ownerId: string | null; isRestricted: boolean } => {
  const owner = assignment?.owner ?? null;
  return { owner, ownerId: assignment?.ownerId ?? null, isRestricted: owner !== null && RESTRICTING.has(owner) };
};

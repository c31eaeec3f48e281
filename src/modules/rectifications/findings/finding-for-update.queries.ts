import { sql } from "../../../platform/database/sql.js";
import { LOCKED, lockedEntity, requireVersion } from "../../../platform/unit-of-work/locked-row.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { requireSeparation } from "../../trade-unions/duties/separation-of-duty.queries.js";
import type { SeparatedCommand } from "../../trade-unions/duties/separation-of-duty.rules.js";
import { partiesOfFindings } from "./finding-parties.queries.js";
import { Finding } from "./finding.entity.js";
import { canHandle, visibleFindings } from "./finding.policy.js";
import { findingErrors } from "./findings.errors.js";

/** A finding locked for a change, with the place of its union and the team that found it. */
export interface LockedFinding {
  finding: Finding;
  path: string;
  firstTeam: readonly string[];
}

const TARGET = ["input", "findingId"];

/**
 * The finding locked until the transaction ends, at the version that was read, where the actor may do this; one out of
 * sight is refused like one that does not exist.
 */
export async function findingForUpdate(
  work: Work,
  { findingId, expectedVersion }: { findingId: string; expectedVersion: number | null },
  permission: string,
): Promise<LockedFinding> {
  const { actor } = work;
  const { entity: finding, seen } = await lockedEntity<Finding, Omit<LockedFinding, "finding">>(
    work,
    Finding,
    findingId,
    {
      path: TARGET,
      notFound: findingErrors.FINDING_NOT_FOUND,
      permits: ({ path }) => canHandle(actor, permission, path),
      expectedVersion,
      visible: sql`select ltree2text(u.path) as path, i.inspector_ids as "firstTeam"
      from findings f join inspections i on i.id = f.inspection_id join trade_unions u on u.id = f.trade_union_id
      where f.id = ${findingId}::uuid and ${visibleFindings(actor)}`,
    },
  );
  return { finding, ...seen };
}

/** What is decided about a finding by somebody who had no part in it. */
type JudgingCommand = Extract<
  SeparatedCommand,
  "closeFinding" | "concludeTransfer" | "decideContest" | "decideExtension" | "transferFinding" | "verifyRectification"
>;

/** The same for somebody who judges it: whoever had a part in it is refused before they are told of its version. */
export async function judgedFindingForUpdate(
  work: Work,
  { findingId, expectedVersion }: { findingId: string; expectedVersion: number },
  command: JudgingCommand,
  permission: string,
): Promise<Finding> {
  const { finding } = await findingForUpdate(work, { findingId, expectedVersion: null }, permission);
  await requireSeparation(work, command, await partiesOfFindings(work, [findingId]), TARGET);
  requireVersion(finding, expectedVersion);
  return finding;
}

/** Findings by id, locked in the order of their ids, so that two commands never wait for each other in a circle. */
export const lockedFindings = ({ em }: Work, ids: readonly string[]): Promise<Finding[]> =>
  em.find(Finding, { id: { $in: [...ids] } }, { ...LOCKED, orderBy: { id: "asc" } });

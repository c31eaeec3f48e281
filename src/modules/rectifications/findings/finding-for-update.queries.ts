import { LockMode } from "@mikro-orm/core";
import { row, sql } from "../../../platform/database/sql.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
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
  { em, actor }: Work,
  { findingId, expectedVersion }: { findingId: string; expectedVersion?: number },
  permission: string,
): Promise<LockedFinding> {
  const seen = await row<{ path: string; firstTeam: string[] }>(
    em,
    sql`select ltree2text(u.path) as path, i.inspector_ids as "firstTeam"
      from findings f join inspections i on i.id = f.inspection_id join trade_unions u on u.id = f.trade_union_id
      where f.id = ${findingId}::uuid and ${visibleFindings(actor)}`,
  );
  if (seen === undefined) throw findingErrors.FINDING_NOT_FOUND(TARGET);
  if (!canHandle(actor, permission, seen.path)) throw platformErrors.NOT_PERMITTED(TARGET);
  const finding = await em.findOneOrFail(
    Finding,
    { id: findingId },
    { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );
  if (expectedVersion !== undefined && finding.version !== expectedVersion)
    throw platformErrors.STALE_VERSION(["input", "expectedVersion"], { version: finding.version });
  return { finding, ...seen };
}

/** Findings by id, locked in the order of their ids, so that two commands never wait for each other in a circle. */
export const lockedFindings = ({ em }: Work, ids: readonly string[]): Promise<Finding[]> =>
  em.find(
    Finding,
    { id: { $in: [...ids] } },
    { orderBy: { id: "asc" }, lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
  );

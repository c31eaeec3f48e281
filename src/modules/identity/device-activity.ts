import type { EntityManager } from "@mikro-orm/postgresql";
import { rows, sql } from "../../platform/database/sql.js";

/** How exact `Device.lastSeenAt` is. */
const RESOLUTION_MS = 5 * 60_000;

/** Which devices were used lately, in memory; written together now and then, since each request would be one write more. */
export class DeviceActivity {
  readonly #seen = new Map<string, { deviceId: string; accountId: string; at: Date }>();

  note(deviceId: string, accountId: string, at: Date): void {
    this.#seen.set(deviceId + accountId, { deviceId, accountId, at });
  }

  /** Writes what was noted; a row that is exact enough stays as it is. Locked in key order, like every other writer of several. */
  async write(em: EntityManager): Promise<void> {
    const seen = [...this.#seen.values()];
    this.#seen.clear();
    if (seen.length === 0) return;
    await rows(
      em,
      sql`update devices d set last_seen_at = late.at from (
          select d.id, d.account_id, s.at from unnest(${seen.map((s) => s.deviceId)}::uuid[],
            ${seen.map((s) => s.accountId)}::uuid[], ${seen.map((s) => s.at.toISOString())}::timestamptz[]) as s (id, account_id, at)
          join devices d on d.id = s.id and d.account_id = s.account_id
          where d.last_seen_at < s.at - make_interval(secs => ${RESOLUTION_MS / 1000}::int)
          order by d.id, d.account_id for update of d skip locked) as late
        where d.id = late.id and d.account_id = late.account_id`,
    );
  }
}

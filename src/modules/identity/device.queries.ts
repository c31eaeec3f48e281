import type { EntityManager } from "@mikro-orm/postgresql";
import { row, sql, type Sql } from "../../platform/database/sql.js";
import type { Device } from "./device.entity.js";

export const deviceColumns: Sql = sql`d.id, d.account_id as "accountId", d.name, d.platform, d.first_seen_at as "firstSeenAt",
  d.last_seen_at as "lastSeenAt", d.revoked_at as "revokedAt", d.revoked_reason as "revokedReason"`;

/** A device as lists answer it. */
export type DeviceRow = Device;

/** One person's use of a device. */
export const deviceOfAccount = (em: EntityManager, id: string, accountId: string): Promise<DeviceRow | undefined> =>
  row<DeviceRow>(
    em,
    sql`select ${deviceColumns} from devices d where d.id = ${id}::uuid and d.account_id = ${accountId}::uuid`,
  );

import type { EntityManager } from "@mikro-orm/postgresql";
import { columnsOf } from "../../platform/database/columns.js";
import { row, sql } from "../../platform/database/sql.js";
import { Device } from "./device.entity.js";
import type { Work } from "../../platform/unit-of-work/work.js";

export const deviceColumns = columnsOf<DeviceRow>({
  id: "d.id",
  accountId: "d.account_id",
  name: "d.name",
  platform: "d.platform",
  firstSeenAt: "d.first_seen_at",
  lastSeenAt: "d.last_seen_at",
  revokedAt: "d.revoked_at",
  revokedReason: "d.revoked_reason",
});

/** A device as lists answer it. */
export type DeviceRow = Device;

/** One person's use of a device. */
export const deviceOfAccount = (em: EntityManager, id: string, accountId: string): Promise<DeviceRow | undefined> =>
  row<DeviceRow>(
    em,
    sql`select ${deviceColumns} from devices d where d.id = ${id}::uuid and d.account_id = ${accountId}::uuid`,
  );

/** What accounts have of a device, to be changed, in the order of the accounts. */
export const deviceUsesOf = ({ em }: Work, id: string, accountIds: readonly string[]): Promise<Device[]> =>
  em.find(Device, { id, accountId: { $in: [...accountIds] } }, { orderBy: { accountId: "asc" } });

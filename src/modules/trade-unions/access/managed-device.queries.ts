import type { EntityManager } from "@mikro-orm/postgresql";
import type { Actor } from "../../../platform/access/actor.js";
import { row, rows, sql, type Sql } from "../../../platform/database/sql.js";
import type { CursorKeys } from "../../../platform/graphql/api/cursor.js";
import { isoInstant } from "../../../platform/graphql/api/scalars.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { deviceColumns, type DeviceRow } from "../../identity/device.queries.js";
import { isManagedAccount, isVisibleAccount } from "./managed-account.policy.js";

/** The actor's own devices, and those of the accounts they may see. */
const visible = (actor: Actor): Sql =>
  sql`(d.account_id = ${actor.accountId}::uuid or ${isVisibleAccount(actor, sql`d.account_id`)})`;

/** Devices that the actor may see, the one used last first; `after` are instant, id and account of the one before. */
export const devicesPage = (
  em: EntityManager,
  actor: Actor,
  limit: number,
  after: CursorKeys | undefined,
): Promise<DeviceRow[]> =>
  rows<DeviceRow>(
    em,
    sql`select ${deviceColumns} from devices d where ${visible(actor)} ${
      after === undefined
        ? sql``
        : sql`and d.last_seen_at <= ${after[0]}::timestamptz
          and (d.last_seen_at < ${after[0]}::timestamptz or (d.id, d.account_id) > (${after[1]}::uuid, ${after[2]}::uuid))`
    } order by d.last_seen_at desc, d.id, d.account_id limit ${limit}`,
  );

export const countDevices = async (em: EntityManager, actor: Actor): Promise<number> =>
  (await row<{ count: number }>(em, sql`select count(*) as count from devices d where ${visible(actor)}`))?.count ?? 0;

/** Place of a device in the list; the database's own text keeps the microseconds that a date would lose. */
export const deviceKeys = (device: DeviceRow): CursorKeys => {
  const seen: unknown = device.lastSeenAt;
  return [typeof seen === "string" ? seen : isoInstant(device.lastSeenAt), device.id, device.accountId];
};

export interface DeviceUse {
  accountId: string;
  isRevoked: boolean;
  /** Whether the actor may end or restore it. */
  isManaged: boolean;
}

/** Who uses the device, as far as the actor may see, locked in the order of the accounts; one account only when given. */
export const deviceUsesForUpdate = (
  { em, actor }: Work,
  deviceId: string,
  accountId: string | null,
): Promise<DeviceUse[]> =>
  rows<DeviceUse>(
    em,
    sql`select d.account_id as "accountId", d.revoked_at is not null as "isRevoked",
        d.account_id = ${actor.accountId}::uuid or ${isManagedAccount(actor, sql`d.account_id`)} as "isManaged"
      from devices d where d.id = ${deviceId}::uuid and ${visible(actor)}
        and (${accountId}::uuid is null or d.account_id = ${accountId}::uuid)
      order by d.account_id for update of d`,
  );

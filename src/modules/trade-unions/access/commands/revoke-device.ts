import { sql } from "../../../../platform/database/sql.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { Device } from "../../../identity/device.entity.js";
import { identityErrors } from "../../../identity/identity.errors.js";
import { endSessions } from "../../../identity/commands/end-sessions.js";
import { deviceUsesForUpdate } from "../managed-device.queries.js";

export interface RevokeDevice {
  deviceId: string;
  accountId?: string | null;
  reason?: string | null;
}

const PATH = ["input", "deviceId"];

/** Locks a lost tablet out: for everybody on it whose account the caller manages, or for one account only. */
export async function revokeDevice(work: Work, input: RevokeDevice): Promise<Device[]> {
  const { em, clock, journal } = work;
  const uses = await deviceUsesForUpdate(work, input.deviceId, input.accountId ?? null);
  if (uses.length === 0) throw identityErrors.DEVICE_NOT_FOUND(PATH);
  const managed = uses.filter((use) => use.isManaged);
  if (managed.length === 0) throw platformErrors.NOT_PERMITTED(PATH);

  const devices = await devicesOf(work, input.deviceId, managed);
  for (const device of devices.filter((each) => each.revokedAt === null)) {
    device.revokedAt = clock.now();
    device.revokedReason = input.reason ?? null;
    journal.record(
      "device.revoked",
      { type: "Device", id: device.id },
      {
        details: { accountId: device.accountId },
        before: { isRevoked: false },
        after: { isRevoked: true, reason: device.revokedReason },
      },
    );
  }
  await em.flush();
  const accountIds = managed.map((use) => use.accountId);
  await endSessions(
    work,
    "DEVICE_REVOKED",
    sql`s.device_id = ${input.deviceId}::uuid and s.account_id = any(${accountIds}::uuid[])`,
  );
  return devices;
}

/** The uses of a device as entities, in the order of the accounts. */
export const devicesOf = ({ em }: Work, id: string, uses: readonly { accountId: string }[]): Promise<Device[]> =>
  em.find(Device, { id, accountId: { $in: uses.map((use) => use.accountId) } }, { orderBy: { accountId: "asc" } });

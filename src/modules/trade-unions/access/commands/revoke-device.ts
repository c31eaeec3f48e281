import { sql } from "../../../../platform/database/sql.js";
import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import type { Device } from "../../../identity/device.entity.js";
import { deviceUsesOf } from "../../../identity/device.queries.js";
import { identityErrors } from "../../../identity/identity.errors.js";
import { endSessions } from "../../../identity/commands/end-sessions.js";
import { revokeDeviceUses } from "../../../identity/commands/revoke-device-uses.js";
import type { RevokeDeviceInput } from "../managed-account.inputs.js";
import { deviceUsesForUpdate } from "../managed-device.queries.js";

const PATH = ["input", "deviceId"];

/** Locks a lost tablet out: for everybody on it whose account the caller manages, or for one account only. */
export async function revokeDevice(work: Work, input: RevokeDeviceInput): Promise<Device[]> {
  const uses = await deviceUsesForUpdate(work, input.deviceId, input.accountId ?? null);
  if (uses.length === 0) throw identityErrors.DEVICE_NOT_FOUND(PATH);
  const managed = uses.filter((use) => use.isManaged);
  if (managed.length === 0) throw platformErrors.NOT_PERMITTED(PATH);

  const accountIds = managed.map((use) => use.accountId);
  const devices = await deviceUsesOf(work, input.deviceId, accountIds);
  await revokeDeviceUses(work, devices, input.reason ?? null);
  await endSessions(
    work,
    "DEVICE_REVOKED",
    sql`s.device_id = ${input.deviceId}::uuid and s.account_id = any(${accountIds}::uuid[])`,
  );
  return devices;
}

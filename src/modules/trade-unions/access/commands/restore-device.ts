import { platformErrors } from "../../../../platform/errors/platform.errors.js";
import type { Work } from "../../../../platform/unit-of-work/work.js";
import { restoreDeviceUses } from "../../../identity/commands/restore-device-uses.js";
import type { Device } from "../../../identity/device.entity.js";
import { deviceUsesOf } from "../../../identity/device.queries.js";
import { identityErrors } from "../../../identity/identity.errors.js";
import type { RestoreDeviceInput } from "../managed-account.inputs.js";
import { deviceUsesForUpdate } from "../managed-device.queries.js";

const PATH = ["input", "deviceId"];

/** Lets a device that was found again be signed in on; the sessions it had stay ended. */
export async function restoreDevice(work: Work, input: RestoreDeviceInput): Promise<Device[]> {
  const uses = await deviceUsesForUpdate(work, input.deviceId, input.accountId ?? null);
  if (uses.length === 0) throw identityErrors.DEVICE_NOT_FOUND(PATH);
  const managed = uses.filter((use) => use.isManaged);
  if (managed.length === 0) throw platformErrors.NOT_PERMITTED(PATH);

  const devices = await deviceUsesOf(
    work,
    input.deviceId,
    managed.map((use) => use.accountId),
  );
  await restoreDeviceUses(work, devices);
  return devices;
}

import type { Work } from "../../../platform/unit-of-work/work.js";
import type { Device } from "../device.entity.js";

/** Lets people sign in on a device again; who may is asked before. */
export async function restoreDeviceUses({ em, journal }: Work, devices: readonly Device[]): Promise<void> {
  for (const device of devices.filter((each) => each.revokedAt !== null)) {
    device.revokedAt = null;
    device.revokedReason = null;
    journal.record(
      "device.restored",
      { type: "Device", id: device.id },
      { details: { accountId: device.accountId }, before: { isRevoked: true }, after: { isRevoked: false } },
    );
  }
  await em.flush();
}

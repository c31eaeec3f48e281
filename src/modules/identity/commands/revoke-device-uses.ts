import type { Work } from "../../../platform/unit-of-work/work.js";
import type { Device } from "../device.entity.js";

/** Keeps people from signing in on a device; who may is asked before, and their sessions on it are theirs to end who ask. */
export async function revokeDeviceUses(
  { em, clock, journal }: Work,
  devices: readonly Device[],
  reason: string | null,
): Promise<void> {
  for (const device of devices.filter((each) => each.revokedAt === null)) {
    device.revokedAt = clock.now();
    device.revokedReason = reason;
    journal.record(
      "device.revoked",
      { type: "Device", id: device.id },
      {
        details: { accountId: device.accountId },
        before: { isRevoked: false },
        after: { isRevoked: true, reason },
      },
    );
  }
  await em.flush();
}

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  coSignatureState,
  dueForCoSignature,
  pendingSignatures,
} from "../../../src/modules/inspections/records/co-signature.rules.js";
import {
  locationFlags,
  metersBetween,
  signatureFlags,
  timeFlags,
} from "../../../src/modules/inspections/submission/submission-flags.rules.js";

const received = new Date("2026-11-22T10:00:00+08:00");
const performed = { notPerformed: null, kind: "ROUTINE" } as const;
const at = (startedAt: string | null, finishedAt: string | null) =>
  timeFlags({ ...performed, startedAt, finishedAt }, received);
const registered = { latitude: 24.4798, longitude: 118.0894 };

describe("flags of a submission", () => {
  test.each<[string, string | null, string | null, string[]]>([
    ["an ordinary visit", "2026-11-22T08:00:00+08:00", "2026-11-22T09:10:00+08:00", []],
    ["no times", null, null, ["TIMES_MISSING"]],
    ["ended before it began", "2026-11-22T09:00:00+08:00", "2026-11-22T08:59:59+08:00", ["FINISHED_BEFORE_STARTED"]],
    ["9 minutes", "2026-11-22T09:00:00+08:00", "2026-11-22T09:09:59+08:00", ["LASTED_SHORT"]],
    ["10 minutes", "2026-11-22T09:00:00+08:00", "2026-11-22T09:10:00+08:00", []],
    ["13 hours", "2026-11-21T20:00:00+08:00", "2026-11-22T09:00:00+08:00", ["LASTED_LONG"]],
    ["a clock that runs fast", "2026-11-22T10:00:00+08:00", "2026-11-22T10:30:00+08:00", ["TIME_IN_FUTURE"]],
    ["14 days offline", "2026-11-08T09:00:00+08:00", "2026-11-08T10:00:00+08:00", []],
    ["more than 14 days offline", "2026-11-08T09:00:00+08:00", "2026-11-08T09:59:59+08:00", ["OFFLINE_LONG"]],
  ])("%s", (_case, startedAt, finishedAt, flags) => {
    expect(at(startedAt, finishedAt).map(({ code }) => code)).toEqual(flags);
  });

  test("a place more than a kilometer away is far, less its own uncertainty", () => {
    const north = (meters: number, accuracyMeters = 0) => ({
      latitude: registered.latitude + meters / 111_195,
      longitude: registered.longitude,
      accuracyMeters,
    });
    const flags = (location: ReturnType<typeof north> | null) =>
      locationFlags({ ...performed, location }, registered).map(({ code }) => code);
    expect(flags(north(990))).toEqual([]);
    expect(flags(north(1_010))).toEqual(["LOCATION_FAR"]);
    expect(flags(north(1_010, 50))).toEqual([]);
    expect(flags(north(0, 501))).toEqual(["LOCATION_INACCURATE"]);
    expect(flags(null)).toEqual(["LOCATION_MISSING"]);
    expect(locationFlags({ ...performed, kind: "SELF", location: null }, registered)).toEqual([]);
  });

  test("distances are symmetric, never negative and at most half around the Earth", () => {
    const place = fc.record({
      latitude: fc.double({ min: -90, max: 90, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(place, place, (a, b) => {
        const meters = metersBetween(a, b);
        expect(meters).toBeGreaterThanOrEqual(0);
        expect(meters).toBeLessThanOrEqual(6_371_000 * Math.PI + 1);
        expect(Math.abs(meters - metersBetween(b, a))).toBeLessThan(1);
      }),
    );
    expect(Math.round(metersBetween({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 90 }))).toBe(10_007_543);
  });

  test("the inspected union has to sign, or to say why not", () => {
    const signature = { role: "INSPECTED_UNION", name: "林某" } as const;
    const flags = (signatures: Parameters<typeof signatureFlags>[0]["signatures"]) =>
      signatureFlags({ ...performed, signatures }).map(({ code }) => code);
    expect(flags([])).toEqual(["UNION_SIGNATURE_MISSING"]);
    expect(flags([{ ...signature, sha256: "ab".repeat(32) }])).toEqual([]);
    expect(flags([{ ...signature, refusedReason: "有异议" }])).toEqual(["SIGNATURE_REFUSED"]);
  });
});

describe("co-signatures", () => {
  const dueAt = dueForCoSignature(received);
  const asked = { accountId: "a", dueAt, signedAt: null, refusedReason: null };

  test("are waited for until the last millisecond of 72 hours", () => {
    expect(dueAt.toISOString()).toBe("2026-11-25T02:00:00.000Z");
    expect(coSignatureState(asked, dueAt)).toBe("PENDING");
    expect(coSignatureState(asked, new Date(dueAt.getTime() + 1))).toBe("MISSING");
    expect(coSignatureState({ ...asked, signedAt: received }, new Date(dueAt.getTime() + 1))).toBe("SIGNED");
    expect(coSignatureState({ ...asked, refusedReason: "x" }, received)).toBe("REFUSED");
  });

  test("only pending ones hold up a confirmation", () => {
    const all = [
      asked,
      { ...asked, signedAt: received },
      { ...asked, refusedReason: "x" },
      { ...asked, dueAt: received },
    ];
    expect(pendingSignatures(all, dueAt)).toEqual([asked]);
  });
});

import { flagged, type StoredFlag } from "../records/inspection-flags.rules.js";
import type { ClaimedLocation, SubmittedHeader } from "../records/submitted-header.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** An inspection that took longer is rarely one visit. */
const LONGEST = 12 * HOUR;
/** Thirty criteria cannot be looked at in less. */
const SHORTEST = 10 * MINUTE;
/** A tablet without network for longer than this is worth a question. */
const LONGEST_OFFLINE = 14 * DAY;
/** Meters from the registered place that still count as there. */
const NEAR = 1_000;
const ACCURATE = 500;

/** Great-circle distance in meters, on a sphere of the mean radius of the Earth. */
export function metersBetween(a: ClaimedLocation, b: ClaimedLocation): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2;
  const chord =
    half(a.latitude, b.latitude) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude);
  return 2 * 6_371_000 * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** What the tablet's times make doubtful; nothing is refused for them here. */
export function timeFlags(
  {
    startedAt,
    finishedAt,
    notPerformed,
    kind,
  }: Pick<SubmittedHeader, "startedAt" | "finishedAt" | "notPerformed" | "kind">,
  receivedAt: Date,
): StoredFlag[] {
  if (startedAt === null || finishedAt === null) return notPerformed === null ? [flagged("TIMES_MISSING")] : [];
  const [started, finished, received] = [Date.parse(startedAt), Date.parse(finishedAt), receivedAt.getTime()];
  const lasted = finished - started;
  const flags: StoredFlag[] = [];
  if (lasted < 0) flags.push(flagged("FINISHED_BEFORE_STARTED"));
  else if (lasted > LONGEST) flags.push(flagged("LASTED_LONG", { hours: Math.round(lasted / HOUR) }));
  else if (lasted < SHORTEST && notPerformed === null && kind !== "FOLLOW_UP")
    flags.push(flagged("LASTED_SHORT", { minutes: Math.floor(lasted / MINUTE) }));
  // A minute of difference between two clocks is no news.
  if (Math.max(started, finished) > received + MINUTE) flags.push(flagged("TIME_IN_FUTURE"));
  if (received - finished > LONGEST_OFFLINE)
    flags.push(flagged("OFFLINE_LONG", { days: Math.floor((received - finished) / DAY) }));
  return flags;
}

/** What the tablet's place makes doubtful; `registered` is where the union or site is, when that is known. */
export function locationFlags(
  { location, notPerformed, kind }: Pick<SubmittedHeader, "location" | "notPerformed" | "kind">,
  registered: ClaimedLocation | null,
): StoredFlag[] {
  if (kind === "SELF") return [];
  if (location === null) return notPerformed === null ? [flagged("LOCATION_MISSING")] : [];
  const accuracy = location.accuracyMeters ?? 0;
  const flags: StoredFlag[] = [];
  if (accuracy > ACCURATE) flags.push(flagged("LOCATION_INACCURATE", { meters: Math.round(accuracy) }));
  const meters = registered === null ? 0 : metersBetween(location, registered);
  if (meters > NEAR + accuracy) flags.push(flagged("LOCATION_FAR", { meters: Math.round(meters) }));
  return flags;
}

/** Whether the inspected union signed. */
export function signatureFlags({
  signatures,
  notPerformed,
  kind,
}: Pick<SubmittedHeader, "signatures" | "notPerformed" | "kind">): StoredFlag[] {
  if (notPerformed !== null || kind === "SELF") return [];
  const refused = signatures.some(({ refusedReason }) => refusedReason !== undefined);
  const isSigned = signatures.some(({ role }) => role === "INSPECTED_UNION");
  return [
    ...(isSigned ? [] : [flagged("UNION_SIGNATURE_MISSING")]),
    ...(refused ? [flagged("SIGNATURE_REFUSED")] : []),
  ];
}

import { readNumber, readObject, readText, shown } from "../checklists/leaf.rules.js";
import type { checklistEditingErrors } from "../checklists/checklist-editing.errors.js";
import type { checklistErrors } from "../checklists/checklists.errors.js";
import type { platformErrors } from "../../platform/errors/platform.errors.js";
import { isUuid } from "../../platform/graphql/api/validate-arguments.js";
import type { tradeUnionErrors } from "../trade-unions/tree/trade-unions.errors.js";
import type { inspectionErrors } from "./inspections.errors.js";
import type { planErrors } from "./plans.errors.js";
import type { submissionErrors } from "./submission.errors.js";

/** Every code that a submitted leaf can be refused with. */
export type SubmissionFaultCode =
  | keyof typeof submissionErrors
  | keyof typeof inspectionErrors
  | keyof typeof planErrors
  | keyof typeof tradeUnionErrors
  | keyof typeof checklistEditingErrors
  | keyof typeof checklistErrors
  | keyof typeof platformErrors;

/** One thing wrong with a submission; the path begins at the inspection. */
export interface SubmissionFault {
  readonly code: string;
  readonly path: readonly string[];
  readonly details: Readonly<Record<string, string | number>>;
}

type Path = readonly (string | number)[];
export type SubmissionReport = (code: SubmissionFaultCode, path: Path, details?: SubmissionFault["details"]) => void;

/** A report into a list. */
export const reportTo =
  (faults: SubmissionFault[]): SubmissionReport =>
  (code, path, details = {}) =>
    void faults.push({ code, path: path.map(String), details });

export const isAbsent = (value: unknown): value is null | undefined => value === null || value === undefined;

/** Names a value that has to be there. */
export function need<T>(report: SubmissionReport, path: Path, raw: unknown, value: T | undefined): T | undefined {
  if (isAbsent(raw) || (typeof raw === "string" && raw.trim() === "")) {
    report("VALUE_REQUIRED", path, { field: String(path.at(-1) ?? "") });
  }
  return value;
}

/** An optional UUID, in lower case. */
export function readId(report: SubmissionReport, path: Path, value: unknown): string | undefined {
  if (isAbsent(value) || value === "") return undefined;
  if (isUuid(value)) return value.toLowerCase();
  report("ID_NOT_VALID", path);
  return undefined;
}

/** An optional code out of a list. */
export function readCode<Code extends string>(
  report: SubmissionReport,
  path: Path,
  value: unknown,
  codes: readonly Code[],
): Code | undefined {
  const text = readText(report, path, value, 100);
  if (text === undefined) return undefined;
  const code = codes.find((known) => known === text);
  if (code === undefined) report("VALUE_UNKNOWN", path, { value: shown(text) });
  return code;
}

const INSTANT = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|[+-](\d{2}):(\d{2}))$/;

/** An instant in ISO 8601 with offset as milliseconds in UTC; undefined when it is none, or names a day that does not exist. */
export function parseInstant(text: string): string | undefined {
  const match = INSTANT.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second = "0", zoneHour = "0", zoneMinute = "0"] = match;
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const isReal =
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    Number(day) >= 1 &&
    Number(day) <= days &&
    Number(hour) <= 23 &&
    Number(minute) <= 59 &&
    Number(second) <= 59 &&
    Number(zoneHour) <= 14 &&
    Number(zoneMinute) <= 59;
  const instant = new Date(text);
  return isReal && !Number.isNaN(instant.getTime()) ? instant.toISOString() : undefined;
}

/** An optional instant. */
export function readInstant(report: SubmissionReport, path: Path, value: unknown): string | undefined {
  const text = readText(report, path, value, 100);
  if (text === undefined) return undefined;
  const instant = parseInstant(text.trim());
  if (instant === undefined) report("INSTANT_NOT_VALID", path);
  return instant;
}

/** Where the tablet was, as it says. */
export interface ClaimedLocation {
  readonly latitude: number;
  readonly longitude: number;
  /** Radius of uncertainty in meters. */
  readonly accuracyMeters?: number;
}

/** An optional place on the map. */
export function readLocation(report: SubmissionReport, path: Path, value: unknown): ClaimedLocation | undefined {
  const raw = readObject(report, path, value);
  if (raw === undefined) return undefined;
  const latitude = readNumber(report, [...path, "latitude"], raw["latitude"]);
  const longitude = readNumber(report, [...path, "longitude"], raw["longitude"]);
  const accuracyMeters = readNumber(report, [...path, "accuracyMeters"], raw["accuracyMeters"]);
  if (latitude === undefined || longitude === undefined) {
    if (isAbsent(raw["latitude"]) || isAbsent(raw["longitude"])) report("LOCATION_NOT_VALID", path);
    return undefined;
  }
  const isOnEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (accuracyMeters ?? 0) >= 0;
  if (!isOnEarth) report("LOCATION_NOT_VALID", path);
  return { latitude, longitude, ...(accuracyMeters === undefined ? {} : { accuracyMeters }) };
}

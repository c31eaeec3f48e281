import type { Report } from "./checklist-fault.js";

type Path = readonly (string | number)[];

const isAbsent = (value: unknown): value is null | undefined => value === null || value === undefined;

/** A text with neither NUL nor a lone surrogate, which PostgreSQL and JSON cannot keep. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes("\0");

/** Whether a text has at most so many code points; only long ones need to be counted. */
export function fitsCodePoints(text: string, max: number): boolean {
  if (text.length <= max) return true;
  let count = 0;
  for (const _ of text) if (++count > max) return false;
  return true;
}

/** A client's value as an error may show it: short and storable. */
export const shown = (value: unknown): string =>
  (typeof value === "string" ? value : typeof value).slice(0, 100).toWellFormed().replaceAll("\0", "");

/** An optional text; a blank one counts as absent. */
export function readText(
  report: Report,
  path: Path,
  value: unknown,
  max: number,
  tooLong: "TEXT_TOO_LONG" | "NOTE_TOO_LONG" = "TEXT_TOO_LONG",
): string | undefined {
  if (isAbsent(value)) return undefined;
  if (typeof value !== "string") report("NOT_A_TEXT", path);
  else if (!isStorable(value)) report("TEXT_NOT_VALID", path);
  else if (!fitsCodePoints(value, max)) report(tooLong, path, { max });
  else return value.trim() === "" ? undefined : value;
  return undefined;
}

/** An optional finite number. */
export function readNumber(report: Report, path: Path, value: unknown): number | undefined {
  if (isAbsent(value)) return undefined;
  // Adding 0 turns -0 into 0, which has another canonical form.
  if (typeof value === "number" && Number.isFinite(value)) return value + 0;
  report("NOT_A_NUMBER", path);
  return undefined;
}

/** An optional whole number. */
export function readInteger(report: Report, path: Path, value: unknown): number | undefined {
  if (isAbsent(value)) return undefined;
  if (typeof value === "number" && Number.isSafeInteger(value)) return value + 0;
  report("NOT_AN_INTEGER", path);
  return undefined;
}

/** An optional flag; false counts as absent. */
export function readFlag(report: Report, path: Path, value: unknown): true | undefined {
  if (typeof value !== "boolean" && !isAbsent(value)) report("NOT_A_BOOLEAN", path);
  return value === true ? true : undefined;
}

/** An optional object. */
export function readObject(report: Report, path: Path, value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (isAbsent(value)) return undefined;
  if (typeof value === "object" && !Array.isArray(value)) return value as Readonly<Record<string, unknown>>;
  report("NOT_AN_OBJECT", path);
  return undefined;
}

/** An item of a list of objects. */
export function readItem(report: Report, path: Path, value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (isAbsent(value)) report("NOT_AN_OBJECT", path);
  return readObject(report, path, value);
}

/** An optional list of at most `max` items. */
export function readList(report: Report, path: Path, value: unknown, max: number): readonly unknown[] | undefined {
  if (isAbsent(value)) return undefined;
  if (!Array.isArray(value)) report("NOT_A_LIST", path);
  else if (value.length > max) report("LIST_TOO_LONG", path, { max });
  else return value;
  return undefined;
}

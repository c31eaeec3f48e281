import { isBlank } from "../../text/text-forms.rules.js";
import { ValidateBy, ValidateIf, ValidateNested, validateSync, type ValidationError } from "class-validator";
import { DomainError, DomainErrors, type ErrorDetails } from "../../errors/domain-error.js";
import { parsePeriod } from "../../clock/period.rules.js";

// The name of each constraint is the code of its refusal. The details come as its message, the only thing that the library
// hands on from a decorator of one's own.
const rule = (code: string, accepts: (value: unknown) => boolean, details: ErrorDetails = {}): PropertyDecorator =>
  ValidateBy({
    name: code,
    validator: {
      validate: (value: unknown) => value === null || value === undefined || accepts(value),
      defaultMessage: () => JSON.stringify(details),
    },
  });

const all =
  (...decorators: PropertyDecorator[]): PropertyDecorator =>
  (target, property) => {
    for (const decorate of decorators) decorate(target, property);
  };

/** Unicode code points, which is what people count; UTF-16 units would count rare characters twice. */
export const codePoints = (text: string): number => {
  let count = 0;
  for (const _ of text) count++;
  return count;
};

/** Whether PostgreSQL can store the text and give it back the same: no NUL, no lone surrogate. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes("\0");

const eachText =
  (accepts: (text: string) => boolean) =>
  (value: unknown): boolean =>
    [value].flat().every((text) => typeof text === "string" && accepts(text));

/** A text, or a list of texts, of at most `max` code points each; `min: 1` (the default) refuses blank ones. */
export const IsText = ({ max, min = 1 }: { max: number; min?: 0 | 1 }): PropertyDecorator =>
  all(
    rule("TEXT_NOT_VALID", eachText(isStorable)),
    rule(
      "TEXT_TOO_LONG",
      eachText((text) => codePoints(text) <= max),
      { max },
    ),
    rule(
      "TEXT_EMPTY",
      eachText((text) => min === 0 || !isBlank(text)),
    ),
  );

// Whatever PostgreSQL takes: a library would refuse ids whose version or variant is not one of the RFC as malformed, which are only unknown.
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isUuid = (value: unknown): value is string => typeof value === "string" && UUID.test(value);

/** Ids as the database answers them: those in capitals are the same, and commands compare them as texts. */
export const canonicalId = (id: string): string => id.toLowerCase();

/** An id, or a list of ids; what is one is handed on as the database answers it. */
export const IsId = (): PropertyDecorator =>
  ValidateBy({
    name: "ID_NOT_VALID",
    validator: {
      validate: (value: unknown, given) => {
        if (value === null || value === undefined) return true;
        const isValid = Array.isArray(value) ? value.every(isUuid) : isUuid(value);
        if (isValid && given !== undefined)
          (given.object as Record<string, unknown>)[given.property] = Array.isArray(value)
            ? value.map(canonicalId)
            : canonicalId(value as string);
        return isValid;
      },
      defaultMessage: () => "{}",
    },
  });

/** A list of at most `max` items. */
export const HasAtMost = (max: number, min = 0): PropertyDecorator =>
  all(
    rule("LIST_TOO_LONG", (value) => Array.isArray(value) && value.length <= max, { max }),
    rule("LIST_EMPTY", (value) => Array.isArray(value) && value.length >= min),
  );

/** A number from `min` to `max`, both included. */
export const IsBetween = (min: number, max: number): PropertyDecorator =>
  rule("NUMBER_OUT_OF_RANGE", (value) => typeof value === "number" && value >= min && value <= max, { min, max });

/** A day from `min` to `max`, both included; by default 1949 to 2199. */
export const IsDay = (min = "1949-10-01", max = "2199-12-31"): PropertyDecorator =>
  rule("DATE_OUT_OF_RANGE", (value) => typeof value === "string" && value >= min && value <= max, { min, max });

export const IsPeriod = (): PropertyDecorator =>
  rule("PERIOD_NOT_VALID", (value) => typeof value === "string" && parsePeriod(value) !== undefined);

/** An input object, or a list of them, checked by its own decorators; null is like leaving it out. */
export const IsInput = (): PropertyDecorator =>
  all(
    ValidateIf((_input: unknown, value: unknown) => value !== null && value !== undefined),
    ValidateNested({ each: true }) as PropertyDecorator,
  );

/** Checks one argument of a root field; every fault is named at once, with its path into the arguments. */
export function validateArguments(value: unknown): void {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  const faults = validateSync(value, { forbidUnknownValues: false, stopAtFirstError: false });
  if (faults.length === 0) return;
  // The schema builder does not tell which argument it is; filters are called so, everything else is an input.
  const argument = value.constructor.name.endsWith("Filter") ? "filter" : "input";
  const errors = faults.flatMap((fault) => domainErrors(fault, [argument]));
  throw new DomainErrors(errors);
}

/** Of a list of ids those places that hold none. */
const faultyPaths = (code: string, value: unknown, path: readonly string[]): (readonly string[])[] =>
  code === "ID_NOT_VALID" && Array.isArray(value)
    ? value.flatMap((item, at) => (isUuid(item) ? [] : [[...path, String(at)]]))
    : [path];

function domainErrors(fault: ValidationError, above: readonly string[]): DomainError[] {
  const path = [...above, fault.property];
  const own = Object.entries(fault.constraints ?? {}).flatMap(([code, details]) =>
    faultyPaths(code, fault.value, path).map((at) => new DomainError(code, at, JSON.parse(details) as ErrorDetails)),
  );
  return [...own, ...(fault.children ?? []).flatMap((child) => domainErrors(child, path))];
}

import type { DomainError } from "../../../platform/errors/domain-error.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";
import { tidy } from "../../../platform/text/text-forms.rules.js";
import { isCreditCode, isTradeUnionCreditCode, normalizedCreditCode } from "./credit-code.rules.js";
import { initialsOf } from "./initials.rules.js";
import { formFits } from "./level.rules.js";
import type { EmployerTag, OwnershipType, SizeClass } from "./register-codes.js";
import type { TradeUnion, TradeUnionForm, TradeUnionLevel } from "./trade-union.entity.js";
import { tradeUnionErrors } from "./trade-unions.errors.js";

/** What may be said of a union; what is left out stays, null empties it (a name or form cannot be emptied). */
export interface TradeUnionDetails {
  name?: string | null;
  form?: TradeUnionForm | null;
  creditCode?: string | null;
  ownership?: OwnershipType | null;
  ownershipTags?: EmployerTag[] | null;
  foundedOn?: string | null;
  termStartsOn?: string | null;
  termEndsOn?: string | null;
  certificateExpiresOn?: string | null;
  committeeSize?: number | null;
  address?: string | null;
  location?: { latitude: number; longitude: number } | null;
  contactPhone?: string | null;
  sizeClass?: SizeClass | null;
}

/** Details of which something is made before they are written; all others are written as they are given. */
type Prepared = "name" | "form" | "creditCode" | "ownershipTags" | "location";
type Plain = Exclude<keyof TradeUnionDetails, Prepared>;

const PLAIN = Object.keys({
  ownership: true,
  foundedOn: true,
  termStartsOn: true,
  termEndsOn: true,
  certificateExpiresOn: true,
  committeeSize: true,
  address: true,
  contactPhone: true,
  sizeClass: true,
} satisfies Record<Plain, true>) as Plain[];

/** What details change. */
type Changeable = Plain | Exclude<Prepared, "location"> | "latitude" | "longitude";
type Register = Pick<TradeUnion, Changeable | "level" | "initials">;

/** A register of which nothing was said yet. */
export const emptyRegister = (level: TradeUnionLevel, form: TradeUnionForm): Register => ({
  level,
  form,
  name: "",
  initials: "",
  creditCode: null,
  ownership: null,
  ownershipTags: [],
  foundedOn: null,
  termStartsOn: null,
  termEndsOn: null,
  certificateExpiresOn: null,
  committeeSize: null,
  address: null,
  latitude: null,
  longitude: null,
  contactPhone: null,
  sizeClass: null,
});

/** Writes the details into the register. */
export function applyDetails(union: Register, details: TradeUnionDetails): void {
  if (details.name != null) {
    union.name = tidy(details.name);
    union.initials = initialsOf(union.name);
  }
  if (details.form != null) union.form = details.form;
  if (details.creditCode !== undefined)
    union.creditCode = details.creditCode === null ? null : normalizedCreditCode(details.creditCode);
  if (details.ownershipTags !== undefined) union.ownershipTags = [...new Set(details.ownershipTags ?? [])];
  if (details.location !== undefined) {
    union.latitude = details.location?.latitude ?? null;
    union.longitude = details.location?.longitude ?? null;
  }
  const given = Object.fromEntries(
    PLAIN.filter((field) => details[field] !== undefined).map((field) => [field, details[field]]),
  );
  Object.assign(union, given);
}

/**
 * What is impossible about the register as far as the details touch it; `path` is where they stand in the input. A term
 * other than three or five years is odd (Trade Union Law 2021, art. 16) but happens, so only an impossible order is refused.
 */
export function detailsFaults(
  union: Register,
  details: TradeUnionDetails,
  today: string,
  path: readonly string[],
): DomainError[] {
  const faults: DomainError[] = [];
  const gives = (...fields: (keyof TradeUnionDetails)[]): boolean =>
    fields.some((field) => details[field] !== undefined);
  const { creditCode, foundedOn, termStartsOn, termEndsOn, form, level } = union;

  if (gives("creditCode") && creditCode !== null) {
    const at = [...path, "creditCode"];
    if (!isCreditCode(creditCode)) faults.push(tradeUnionErrors.CREDIT_CODE_NOT_VALID(at));
    else if (!isTradeUnionCreditCode(creditCode))
      faults.push(tradeUnionErrors.CREDIT_CODE_OF_OTHER_KIND(at, { prefix: creditCode.slice(0, 2) }));
  }
  if (gives("form") && !formFits(form, level))
    faults.push(tradeUnionErrors.TRADE_UNION_FORM_MISMATCH([...path, "form"], { form, level }));
  if (gives("foundedOn") && foundedOn !== null && foundedOn > today) {
    faults.push(platformErrors.DATE_OUT_OF_RANGE([...path, "foundedOn"], { min: "1949-10-01", max: today }));
  }
  const begins = [foundedOn, termStartsOn].filter((day) => day !== null);
  if (
    gives("foundedOn", "termStartsOn", "termEndsOn") &&
    termEndsOn !== null &&
    begins.some((day) => day > termEndsOn)
  ) {
    faults.push(platformErrors.DATES_OUT_OF_ORDER([...path, "termEndsOn"]));
  }
  return faults;
}

/** The register as the journal hashes it, before and after. */
export const registerOf = (union: Register): Record<string, unknown> => {
  const prepared = {
    name: union.name,
    form: union.form,
    creditCode: union.creditCode,
    ownershipTags: union.ownershipTags,
    latitude: union.latitude,
    longitude: union.longitude,
  } satisfies Record<Exclude<Changeable, Plain>, unknown>;
  return { ...prepared, ...Object.fromEntries(PLAIN.map((field) => [field, union[field]])) };
};

/** Names of the fields in which two states of a register differ. */
export const changedFields = (before: Record<string, unknown>, after: Record<string, unknown>): string[] =>
  Object.keys(after).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));

import { TradeUnionForm, TradeUnionLevel } from "./trade-union.entity.js";

const { CITY, DISTRICT, STREET, COMMUNITY, GRASSROOTS } = TradeUnionLevel;

/** Levels of the union directly above; a grassroots union may hang under any higher level, as those of whole industries do. */
const PARENT_LEVELS: Record<TradeUnionLevel, readonly TradeUnionLevel[]> = {
  [CITY]: [],
  [DISTRICT]: [CITY],
  [STREET]: [DISTRICT],
  [COMMUNITY]: [STREET],
  [GRASSROOTS]: [CITY, DISTRICT, STREET, COMMUNITY],
};

/** Whether a union of one level may hang directly under one of another. */
export const mayHangUnder = (level: TradeUnionLevel, parent: TradeUnionLevel): boolean =>
  PARENT_LEVELS[level].includes(parent);

const HIGHER_FORMS: Partial<Record<TradeUnionLevel, readonly TradeUnionForm[]>> = {
  [CITY]: [TradeUnionForm.FEDERATION],
  [DISTRICT]: [TradeUnionForm.FEDERATION],
  // Parks of a street's size have a union of their own beside the streets.
  [STREET]: [TradeUnionForm.STREET_FEDERATION, TradeUnionForm.FEDERATION, TradeUnionForm.PARK],
  [COMMUNITY]: [TradeUnionForm.COMMUNITY, TradeUnionForm.REGIONAL, TradeUnionForm.FEDERATION],
};

/** Whether a union of this level can be set up in this form; grassroots unions have every form but those of streets and communities. */
export const formFits = (form: TradeUnionForm, level: TradeUnionLevel): boolean =>
  HIGHER_FORMS[level]?.includes(form) ??
  (form !== TradeUnionForm.STREET_FEDERATION && form !== TradeUnionForm.COMMUNITY);

const CODE_DIGITS: Record<TradeUnionLevel, number> = {
  [CITY]: 4,
  [DISTRICT]: 2,
  [STREET]: 3,
  [COMMUNITY]: 3,
  [GRASSROOTS]: 4,
};

/** The code given to the n-th union below a parent when none is chosen: `350203001-007`, and below it `350203001-007-0012`. */
export const childCode = (parentCode: string, level: TradeUnionLevel, number: number): string =>
  `${parentCode}-${String(number).padStart(CODE_DIGITS[level], "0")}`;

/** Codes are short and safe in file names: letters, digits and hyphens, at most 60. */
export const isTradeUnionCode = (code: string): boolean => /^[0-9A-Za-z][0-9A-Za-z-]{0,59}$/.test(code);

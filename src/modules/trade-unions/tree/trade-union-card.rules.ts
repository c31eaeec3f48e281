import type { TradeUnionRow } from "./trade-union.queries.js";

/** What the register says of a union beyond what it is called and where it stands. */
const UNSAID = {
  creditCode: null,
  ownership: null,
  ownershipTags: [],
  closedOn: null,
  closedReason: null,
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
  // A version that no union ever has: nobody changes a register that he may not read.
  version: 0,
} satisfies Partial<TradeUnionRow>;

/** A union as those see it who come upon its name but may not read its register. */
export const nameCardOf = <Union extends TradeUnionRow>(union: Union): Union => ({ ...union, ...UNSAID });

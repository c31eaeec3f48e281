import type { TradeUnion } from "./trade-union.entity.js";

/** How much of a union is read: what it is called, where it stands as well, or all of its register. */
export enum TradeUnionDepth {
  NAME,
  PLACE,
  REGISTER,
}

const { NAME, PLACE, REGISTER } = TradeUnionDepth;

/** Kept for the server alone; nobody reads it through a union. */
const UNREAD = "UNREAD";

/** On the card: shown to whoever comes upon the union's name. */
const onCard = <Depth extends TradeUnionDepth>(column: string, depth: Depth) =>
  ({ column, depth, isOnCard: true }) as const;

/** In the register only; `hidden` stands in its place where the register is not the reader's. */
const inRegister = <Value>(column: string, hidden: Value) =>
  ({ column, depth: REGISTER, isOnCard: false, hidden }) as const;

type Field<Value> =
  | typeof UNREAD
  | ReturnType<typeof onCard<TradeUnionDepth>>
  | Readonly<{ column: string; depth: TradeUnionDepth.REGISTER; isOnCard: false; hidden: Value }>;

/** Every field of a union: its column of `trade_unions u`, how deep one has to read for it, and who is shown it. */
const FIELDS = {
  id: onCard("id", NAME),
  number: UNREAD,
  parentId: onCard("parent_id", PLACE),
  path: onCard("path::text", PLACE),
  code: onCard("code", NAME),
  creditCode: inRegister("credit_code", null),
  name: onCard("name", NAME),
  initials: UNREAD,
  level: onCard("level", NAME),
  form: onCard("form", REGISTER),
  ownership: inRegister("ownership", null),
  ownershipTags: inRegister("ownership_tags", []),
  status: onCard("status", PLACE),
  closedOn: inRegister("closed_on", null),
  closedReason: inRegister("closed_reason", null),
  foundedOn: inRegister("founded_on", null),
  termStartsOn: inRegister("term_starts_on", null),
  termEndsOn: inRegister("term_ends_on", null),
  certificateExpiresOn: inRegister("certificate_expires_on", null),
  committeeSize: inRegister("committee_size", null),
  address: inRegister("address", null),
  latitude: inRegister("latitude", null),
  longitude: inRegister("longitude", null),
  contactPhone: inRegister("contact_phone", null),
  sizeClass: inRegister("size_class", null),
  idempotencyKey: UNREAD,
  // A version that no union ever has: nobody changes a register that they may not read.
  version: inRegister("version", 0),
  createdAt: UNREAD,
} satisfies { readonly [Name in keyof TradeUnion]: Field<TradeUnion[Name]> };

type Fields = typeof FIELDS;
type NamesOf<Kind> = { [Name in keyof Fields]: Fields[Name] extends Kind ? Name : never }[keyof Fields];
type CardField = NamesOf<{ isOnCard: true }>;

/** What a union is called. */
export type NameField = NamesOf<{ depth: TradeUnionDepth.NAME }>;
/** Where it stands as well. */
export type PlaceField = NamesOf<{ depth: TradeUnionDepth.NAME | TradeUnionDepth.PLACE }>;
/** Whatever is read of a union. */
export type ReadField = NamesOf<{ column: string }>;

const read = Object.entries<Field<unknown>>(FIELDS).flatMap(([name, field]) =>
  field === UNREAD ? [] : [{ name, ...field }],
);
const downTo = (depth: TradeUnionDepth) => read.filter((field) => field.depth <= depth);

/** Names of the fields that are read down to a depth. */
export const fieldsDownTo = (depth: TradeUnionDepth): string[] => downTo(depth).map(({ name }) => name);

/** The columns of `trade_unions u` down to a depth, each as the field that it is read for. */
export const columnsDownTo = (depth: TradeUnionDepth): string =>
  downTo(depth)
    .map(({ name, column }) => `u.${column} as "${name}"`)
    .join(", ");

/** What the parent `p` of a union is called; its id is the union's `parentId`. */
export const PARENT_NAME_COLUMNS = downTo(NAME)
  .filter(({ name }) => name !== "id")
  .map(({ name, column }) => `p.${column} as "parent${name.charAt(0).toUpperCase()}${name.slice(1)}"`)
  .join(", ");

/** What is shown to whoever comes upon a union's name; all else is hidden from those who may not read its register. */
const CARD_FIELDS = read.filter(({ isOnCard }) => isOnCard).map(({ name }) => name as CardField);

const HIDDEN = Object.fromEntries(read.flatMap((field) => (field.isOnCard ? [] : [[field.name, field.hidden]])));

/** A union as those see it who come upon its name but may not read its register. */
export function publicCard(union: Pick<TradeUnion, CardField>): Pick<TradeUnion, ReadField> {
  const card: Record<string, unknown> = { ...HIDDEN };
  for (const name of CARD_FIELDS) card[name] = union[name];
  return card as unknown as Pick<TradeUnion, ReadField>;
}

import type { Selection } from "../../../platform/graphql/api/selection.js";
import { fieldsDownTo, TradeUnionDepth } from "./trade-union-fields.rules.js";

const NAME = new Set(["__typename", ...fieldsDownTo(TradeUnionDepth.NAME)]);
// `path` is the unions above in the schema, and where the union stands in a row.
const PLACE = new Set([...NAME, ...fieldsDownTo(TradeUnionDepth.PLACE)].filter((field) => field !== "path"));
const REGISTER = [
  ...fieldsDownTo(TradeUnionDepth.REGISTER).filter((field) => field !== "path" && !PLACE.has(field)),
  "location", // of latitude and longitude
];

/** How deep a page reads for what is selected of its unions. Fields that higher modules add find the place only. */
export const depthOf = (selection: Selection): TradeUnionDepth.PLACE | TradeUnionDepth.REGISTER =>
  asksRegister(selection) ? TradeUnionDepth.REGISTER : TradeUnionDepth.PLACE;

// The path of a union ends with the union itself.
const asksRegister = ({ path, ...selection }: Selection): boolean =>
  REGISTER.some((field) => field in selection) || (path !== undefined && asksRegister(path));

/** Whether no more is selected of a union than what it is called. */
export const asksName = (selection: Selection): boolean => Object.keys(selection).every((field) => NAME.has(field));

/** Whether no more is selected of a union than where it stands, and what its parent is called. */
export const asksPlace = ({ parent = {}, ...selection }: Selection): boolean =>
  asksName(parent) && Object.keys(selection).every((field) => PLACE.has(field));

import { describe, expect, test } from "@jest/globals";
import { asksPlace, depthOf } from "../../../src/modules/trade-unions/tree/trade-union-depth.rules.js";
import {
  fieldsDownTo,
  publicCard,
  TradeUnionDepth,
} from "../../../src/modules/trade-unions/tree/trade-union-fields.rules.js";

const { NAME, PLACE, REGISTER } = TradeUnionDepth;

describe("a public card", () => {
  const union = Object.fromEntries([...fieldsDownTo(REGISTER), "note"].map((field) => [field, `its ${field}`]));
  const card: Record<string, unknown> = { ...publicCard(union as never) };

  test("shows what a union is called and where it stands, and nothing else", () => {
    const shown = Object.keys(card).filter((field) => card[field] === union[field]);
    expect(shown.toSorted()).toEqual(["code", "form", "id", "level", "name", "parentId", "path", "status"]);
  });

  test("has every other field, empty, and none that the table does not know", () => {
    expect(Object.keys(card).toSorted()).toEqual(fieldsDownTo(REGISTER).toSorted());
    const hidden = Object.entries(card).filter(([field, value]) => value !== null && value !== union[field]);
    expect(Object.fromEntries(hidden)).toEqual({ ownershipTags: [], version: 0 });
  });
});

describe("a list reads", () => {
  test("where a union stands, and the register when a field of it is selected, also as the end of a path", () => {
    expect(depthOf({ id: {}, name: {}, status: {}, headcount: { members: {} } })).toBe(PLACE);
    expect(depthOf({ parent: { address: {} }, ancestors: { address: {} }, path: { name: {} } })).toBe(PLACE);
    for (const field of ["form", "address", "location", "version"]) {
      expect(depthOf({ id: {}, [field]: {} })).toBe(REGISTER);
      expect(depthOf({ path: { path: { [field]: {} } } })).toBe(REGISTER);
    }
  });

  test("the place alone where the union's and its parent's name are all", () => {
    const name = Object.fromEntries(fieldsDownTo(NAME).map((field) => [field, {}]));
    expect(asksPlace({ ...name, __typename: {}, status: {}, parent: name })).toBe(true);
    for (const other of ["path", "address", "headcount"]) {
      expect(asksPlace({ ...name, [other]: {} })).toBe(false);
      expect(asksPlace({ parent: { ...name, [other]: {} } })).toBe(false);
    }
    expect(asksPlace({ parent: { status: {} } })).toBe(false);
  });
});

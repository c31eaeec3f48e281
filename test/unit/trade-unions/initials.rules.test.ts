import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { initialsOf } from "../../../src/modules/trade-unions/tree/initials.rules.js";

test.each([
  ["思明区总工会", "smqzgh"],
  ["重庆银行IT部(2号楼)工会", "cqyhitb2hlgh"],
  ["筼筜街道ＡＢＣ第12社区工会", "ydjdabcd12sqgh"],
  ["、。—", ""],
])("%s is found by %j", (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});

test("whatever the name, initials are lower-case letters and digits", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (name) => {
      expect(initialsOf(name)).toMatch(/^[a-z0-9]*$/);
    }),
  );
});

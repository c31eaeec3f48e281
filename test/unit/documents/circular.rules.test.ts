import { expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  circularNamings,
  faultOfPublication,
  namesIn,
  POST_TITLES,
} from "../../../src/modules/documents/circular.rules.js";
import { audiences } from "../../../src/modules/trade-unions/tree/audience.types.js";

test("only a list of the worst for everybody needs a document, and only recipients have to be there", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...circularNamings),
      fc.constantFrom(...audiences),
      fc.nat(3),
      fc.option(fc.constant("厦工〔2026〕1号")),
      (naming, audience, recipients, authorityDocument) => {
        const fault = faultOfPublication({ naming, audience, recipients, authorityDocument });
        const expected = {
          INTERNAL: undefined,
          RECIPIENTS: recipients === 0 ? "CIRCULAR_WITHOUT_RECIPIENTS" : undefined,
          PUBLIC: naming === "NAMED" && authorityDocument === null ? "AUTHORITY_DOCUMENT_MISSING" : undefined,
        }[audience];
        expect(fault).toBe(expected);
      },
    ),
  );
});

test("names are found where a text mentions them", () => {
  expect(namesIn("甲公司工会工作时间无人在岗。", ["甲公司工会", "乙公司工会", ""])).toEqual(["甲公司工会"]);
});

test("every post has a title", () => {
  expect(Object.values(POST_TITLES).every((title) => /\p{Script=Han}/u.test(title))).toBe(true);
});

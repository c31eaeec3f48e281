import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { RequestError } from "../../../src/platform/errors/request-error.js";
import { decodeCursor, encodeCursor } from "../../../src/platform/graphql/api/cursor.js";

const SECRET = "a secret that signs cursors in tests";
const keys = fc.array(fc.oneof(fc.string({ unit: "binary" }), fc.integer(), fc.constant(null)), { maxLength: 4 });

const codeOf = (decode: () => unknown): unknown => {
  try {
    return decode();
  } catch (error) {
    return error instanceof RequestError ? error.code : error;
  }
};

describe("a cursor", () => {
  test("gives back the keys it was made of", () => {
    fc.assert(
      fc.property(fc.string(), keys, (list, given) => {
        expect(decodeCursor(list, encodeCursor(list, given, SECRET), SECRET)).toEqual(given);
      }),
    );
  });

  test("is refused by every other list and under every other secret", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), keys, (list, other, given) => {
        fc.pre(list !== other);
        const cursor = encodeCursor(list, given, SECRET);
        expect(codeOf(() => decodeCursor(other, cursor, SECRET))).toBe("BAD_CURSOR");
        expect(codeOf(() => decodeCursor(list, cursor, `${SECRET}.`))).toBe("BAD_CURSOR");
      }),
    );
  });

  test("is refused when anything of its payload or signature is changed or cut off", () => {
    fc.assert(
      fc.property(keys, fc.nat(), fc.constantFrom(..."AaZz09-_.="), (given, at, character) => {
        const cursor = encodeCursor("list", given, SECRET);
        const place = at % cursor.length;
        const changed = cursor.slice(0, place) + character + cursor.slice(place + 1);
        // Some letters differ only in bits that base64 does not use; the bytes that count are the same then.
        const bytes = (text: string) => text.split(".").map((part) => Buffer.from(part, "base64url").toString("hex"));
        fc.pre(bytes(changed).join() !== bytes(cursor).join());
        expect(codeOf(() => decodeCursor("list", changed, SECRET))).toBe("BAD_CURSOR");
        expect(codeOf(() => decodeCursor("list", cursor.slice(0, place), SECRET))).toBe("BAD_CURSOR");
      }),
    );
  });

  test("is refused when it is any other text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.base64String()), (text) => {
        expect(codeOf(() => decodeCursor("list", text, SECRET))).toBe("BAD_CURSOR");
      }),
    );
    for (const text of ["", ".", "..", "a.b.c", `${Buffer.from('["list",1]').toString("base64url")}.`]) {
      expect(codeOf(() => decodeCursor("list", text, SECRET))).toBe("BAD_CURSOR");
    }
  });
});

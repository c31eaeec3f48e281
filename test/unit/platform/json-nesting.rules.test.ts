import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { cutBelow, hasMoreValues, nestingOf } from "../../../src/platform/http/json-nesting.rules.js";

const levels = (value: unknown): number =>
  typeof value === "object" && value !== null ? 1 + Math.max(0, ...Object.values(value).map(levels)) : 0;

test("the nesting of a text is that of its value, whatever its texts and names hold", () => {
  const awkward = fc.string({ unit: fc.constantFrom("[", "{", "}", "]", '"', "\\", "a", "会") });
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8, stringUnit: "binary" }), awkward, (value, text) => {
      const whole = { [text]: [value, text] };
      expect(nestingOf(Buffer.from(JSON.stringify(whole)))).toBe(levels(whole));
      expect(nestingOf(Buffer.from(JSON.stringify(whole, null, 2)))).toBe(levels(whole));
    }),
  );
});

test("a text that breaks off has an end, too", () => {
  for (const text of ['{"a', '"\\', '["\\"', "]]]"]) expect(nestingOf(Buffer.from(text))).toBeLessThan(2);
});

test("what is cut off has so many levels at most, and the others are as they were", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8 }), fc.integer({ min: 1, max: 10 }), (value, most) => {
      const cut = structuredClone(value);
      cutBelow(cut, most);
      if (levels(value) <= most) expect(cut).toEqual(value);
      // What stands in the place of others is a level itself.
      else expect(levels(cut)).toBe(most + 1);
    }),
  );
});

test("nesting of a hundred thousand levels overflows nothing", () => {
  const text = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  expect(nestingOf(Buffer.from(text))).toBe(100_000);
  const value = JSON.parse(text) as unknown;
  cutBelow(value, 3);
  expect(value).toEqual([[[{ omitted: "TOO_DEEP" }]]]);
});

test("a name that stands for the prototype is a name like any other", () => {
  const value = JSON.parse('{"__proto__":{"__proto__":{"a":{}}}}') as unknown;
  cutBelow(value, 2);
  expect(JSON.stringify(value)).toBe('{"__proto__":{"__proto__":{"omitted":"TOO_DEEP"}}}');
});

test("values are counted by the commas between them, not those in texts", () => {
  const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));
  const list = { list: Array.from({ length: 10 }, () => 'a, \\", b'), more: { of: [1, 2] } };
  expect(hasMoreValues(bytes(list), 12)).toBe(false);
  expect(hasMoreValues(bytes(list), 11)).toBe(true);
  expect(hasMoreValues(bytes(["a,b,c,d,e,f,g,h,i,j"]), 5)).toBe(false);
  expect(hasMoreValues(Buffer.from('[1,2,"'), 2)).toBe(true);
});

import { readFileSync } from "node:fs";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parse } from "yaml";
import {
  CREDIT_CODE_ALPHABET,
  creditCodeCheckCharacter,
  creditCodeOf,
  isCreditCode,
  isEmployerCreditCode,
  isTradeUnionCreditCode,
  normalizedCreditCode,
  subjectCodeCheckCharacter,
} from "../../../src/modules/trade-unions/tree/credit-code.rules.js";

interface CodeRule {
  alphabet: string;
  weights: number[];
  testVectors: {
    validReal: string[];
    validSyntheticUnion: string[];
    invalid: { code: string; expectedLast: string; weightedSum: number }[];
  };
}
const { referenceData } = parse(readFileSync("seeds/reference-data.yaml", "utf8")) as {
  referenceData: { unionLegalPersonCode: CodeRule };
};
const { alphabet, weights, testVectors } = referenceData.unionLegalPersonCode;

const characters = (count: number) =>
  fc
    .array(fc.constantFrom(...CREDIT_CODE_ALPHABET), { minLength: count, maxLength: count })
    .map((each) => each.join(""));
const digits = (count: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count }).map((each) => each.join(""));
const validCode = fc
  .tuple(fc.constantFrom("81", "89", "91", "92", "93", "11", "12", "51", "52"), digits(6), characters(9))
  .map(([prefix, division, subject]) => prefix + division + subject)
  .map((first17) => first17 + (creditCodeCheckCharacter(first17) ?? ""));

describe("the vectors of the reference data", () => {
  test.each(testVectors.validReal)("%s is a real employer's", (code) => {
    expect([isCreditCode(code), isEmployerCreditCode(code), isTradeUnionCreditCode(code)]).toEqual([true, true, false]);
  });

  test.each(testVectors.validSyntheticUnion)("%s is a union's", (code) => {
    expect([isCreditCode(code), isTradeUnionCreditCode(code), isEmployerCreditCode(code)]).toEqual([true, true, false]);
  });

  test.each(testVectors.invalid)("$code would have to end in $expectedLast", ({ code, expectedLast }) => {
    expect(isCreditCode(code)).toBe(false);
    expect(creditCodeCheckCharacter(code.slice(0, 17))).toBe(expectedLast);
    expect(isCreditCode(code.slice(0, 17) + expectedLast)).toBe(true);
  });
});

describe("the check character", () => {
  test("is the weighted sum's complement to a multiple of 31, by the table of the standard", () => {
    expect(CREDIT_CODE_ALPHABET).toBe(alphabet);
    fc.assert(
      fc.property(validCode, (code) => {
        const values = [...code].map((character) => alphabet.indexOf(character));
        const sum = weights.reduce((total, weight, place) => total + weight * (values[place] ?? 0), 0);
        expect((sum + (values[17] ?? 0)) % 31).toBe(0);
        expect(isCreditCode(code)).toBe(true);
      }),
    );
  });

  test("notices any single wrong character", () => {
    fc.assert(
      fc.property(
        validCode,
        fc.integer({ min: 0, max: 17 }),
        fc.constantFrom(...CREDIT_CODE_ALPHABET),
        (code, place, character) => {
          fc.pre(code[place] !== character);
          expect(isCreditCode(code.slice(0, place) + character + code.slice(place + 1))).toBe(false);
        },
      ),
    );
  });

  test("notices any two neighbors that changed places", () => {
    fc.assert(
      fc.property(validCode, fc.integer({ min: 0, max: 16 }), (code, place) => {
        const [one = "", two = ""] = [code[place], code[place + 1]];
        fc.pre(one !== two);
        expect(isCreditCode(code.slice(0, place) + two + one + code.slice(place + 2))).toBe(false);
      }),
    );
  });

  test.each(["", "8135", "81350203MC000000I", "81350203MC00000004", "81350203mc000000"])(
    "there is none for %j",
    (first17) => {
      expect(creditCodeCheckCharacter(first17)).toBeUndefined();
    },
  );
});

describe("the form", () => {
  test.each([
    "",
    "81350203MC0000004",
    "81350203MC0000004NN",
    "81350203MC0000004O",
    "8135O203MC0000004N",
    "0135020300000000XX",
  ])("%j is none", (code) => {
    expect(isCreditCode(code)).toBe(false);
  });

  test("any text can be asked about", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(typeof isCreditCode(text)).toBe("boolean");
      }),
    );
  });

  test("blanks and small letters are put right first", () => {
    expect(normalizedCreditCode(" 81350203mc0000004n ")).toBe("81350203MC0000004N");
  });
});

describe("made codes", () => {
  test("are whole and valid", () => {
    expect(creditCodeOf("81", "350203", "MC000000")).toBe("81350203MC0000004N");
    expect(creditCodeOf("81", "350203", "MC123456")).toBe("81350203MC1234566Y");
    fc.assert(
      fc.property(fc.constantFrom("81", "91"), digits(6), digits(8), (prefix, division, subject) => {
        expect(isCreditCode(creditCodeOf(prefix, division, subject))).toBe(true);
      }),
    );
  });

  test("need parts that fit", () => {
    expect(() => creditCodeOf("81", "35020", "MC000000")).toThrow("no credit code has the parts");
    expect(subjectCodeCheckCharacter("short")).toBeUndefined();
  });

  test("X stands for a check of 10, 0 for one of 11", () => {
    expect(subjectCodeCheckCharacter("71526726")).toBe("X");
    expect(subjectCodeCheckCharacter("00000000")).toBe("0");
  });
});

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { newOneTimePassword, normalizedPassword, passwordFault } from "../../../src/modules/identity/password.rules.js";

describe("a new password", () => {
  test.each([
    ["nine characters", "abcdefg h", "PASSWORD_TOO_SHORT"],
    ["nine rare characters of two units each", "𠮷".repeat(9), "PASSWORD_TOO_SHORT"],
    ["201 characters", `${"ab1!".repeat(50)}x`, "PASSWORD_TOO_LONG"],
    ["the username", "lin.inspector", "PASSWORD_TOO_WEAK"],
    ["the username in capitals", "LIN.Inspector", "PASSWORD_TOO_WEAK"],
    ["the username with a year", "lin.inspector2026!", "PASSWORD_TOO_WEAK"],
    ["a common one", "Password123!", "PASSWORD_TOO_WEAK"],
    ["digits alone", "1234567890", "PASSWORD_TOO_WEAK"],
    ["the program's name", "liuyou202611", "PASSWORD_TOO_WEAK"],
    ["full-width letters of a common one", "Ｐａｓｓｗｏｒｄ１２３", "PASSWORD_TOO_WEAK"],
    ["three different characters", "abcabcabcabc", "PASSWORD_TOO_WEAK"],
    ["ten characters", "kx7 wem qp", undefined],
    ["a short text again and again", "abcdabcdabcd", "PASSWORD_TOO_WEAK"],
    ["a longer text again and again", "ab1!".repeat(50), "PASSWORD_TOO_WEAK"],
    ["a row of letters", "abcdefghijkl", "PASSWORD_TOO_WEAK"],
    ["a row of keys", "qwertyuiop123", "PASSWORD_TOO_WEAK"],
    ["keys up and down", "1q2w3e4r5t6y", "PASSWORD_TOO_WEAK"],
    ["a common one with letters changed", "P@ssw0rd!234", "PASSWORD_TOO_WEAK"],
    ["a declaration of love in digits", "woaini5201314", "PASSWORD_TOO_WEAK"],
    ["a word of the trade again and again", "总工会总工会总工会总", "PASSWORD_TOO_WEAK"],
    ["a country and a year", "Zhongguo2024", "PASSWORD_TOO_WEAK"],
    ["three runs of letters", "aaaaabbbbbccccc", "PASSWORD_TOO_WEAK"],
    ["four words", "correct horse battery staple", undefined],
    ["200 characters", "海边的旧灯塔很亮今夜 kx7wem#qp9".repeat(10).slice(0, 200), undefined],
    ["ten Chinese characters", "海边的旧灯塔很亮今夜", undefined],
  ])("%s", (_case, password, fault) => {
    expect(passwordFault(password, "lin.inspector")).toBe(fault);
  });

  test("what looks the same is the same", () => {
    expect(normalizedPassword("ａｂｃ１２３")).toBe("abc123");
  });
});

test("a one-time password is long, easily read out and accepted by the rules", () => {
  const made = Array.from({ length: 200 }, newOneTimePassword);
  expect(new Set(made).size).toBe(200);
  for (const password of made) expect(password).toMatch(/^([A-HJKMNP-TW-Z2-9]{4}-){3}[A-HJKMNP-TW-Z2-9]{4}$/);
});

test("a random text of sixteen characters is accepted", () => {
  const character = fc.constantFrom(..."qwrtpsdfghjklzxcvbnm23456789#+");
  fc.assert(
    fc.property(fc.array(character, { minLength: 16, maxLength: 200 }), (characters) => {
      // As texts of people who choose well are; fast-check likes to repeat itself.
      fc.pre(new Set(characters).size >= 12);
      expect(passwordFault(characters.join(""), "someone")).toBeUndefined();
    }),
  );
});

import { expect, test } from "@jest/globals";
import { folded, isBlank, tidy, uniform } from "../../../src/platform/text/text-forms.rules.js";

/** What of a text becomes what: as it is kept, in one writing, and as it is compared. */
test.each([
  ["full width", "ＬＵ６", "ＬＵ６", "LU6", "lu6"],
  ["half-width kana", "ｶﾞ", "ｶﾞ", "ガ", "ガ"],
  ["a ligature", "ﬁ", "ﬁ", "fi", "fi"],
  ["a compatibility ideograph", "\u{2F00}会", "\u{2F00}会", "一会", "一会"],
  ["no-break and ideographic blanks around it", "\u00A0工会\u3000", "工会", " 工会 ", "工会"],
  ["zero-width characters", "工\u200B会\uFEFF", "工会", "工\u200B会\uFEFF", "工会"],
  ["marks of direction and soft hyphens", "\u202A工\u00AD会\u202C", "工会", "\u202A工\u00AD会\u202C", "工会"],
])("%s", (_kind, given, kept, written, compared) => {
  expect({ kept: tidy(given), written: uniform(given), compared: folded(given) }).toEqual({ kept, written, compared });
});

test.each(["", " ", "\u00A0\u3000", "\u200B", "\u200B \u2060\uFEFF"])("%j is blank", (text) => {
  expect(isBlank(text)).toBe(true);
  expect(isBlank(`${text}工`)).toBe(false);
});

import { expect, test } from "@jest/globals";
import { negotiateLanguage } from "../../../src/platform/i18n/messages.js";

test.each<[string | undefined, string]>([
  [undefined, "zh-CN"],
  ["", "zh-CN"],
  ["en", "en"],
  ["EN-us", "en"],
  ["zh", "zh-CN"],
  ["zh-TW, en;q=0.9", "zh-CN"],
  ["en-GB,en;q=0.9,zh;q=0.8", "en"],
  ["zh;q=0.8, en;q=0.9", "en"],
  ["fr, de;q=0.9, en;q=0.1", "en"],
  ["fr", "zh-CN"],
  ["*", "zh-CN"],
  ["fr, *;q=0.5", "zh-CN"],
  ["en;q=0", "zh-CN"],
  ["en;q=0, zh;q=0.1", "zh-CN"],
  ["en;q=1.0", "en"],
  ["english", "zh-CN"],
  [",,;;q=,", "zh-CN"],
])("Accept-Language: %s is answered in %s", (header, expected) => {
  expect(negotiateLanguage(header)).toBe(expected);
});

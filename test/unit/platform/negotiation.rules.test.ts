import { expect, test } from "@jest/globals";
import {
  negotiateLanguage,
  negotiateMediaType,
  prefersPage,
  takesGzip,
} from "../../../src/platform/http/negotiation.rules.js";

const OLD = "application/json";
const NEW = "application/graphql-response+json";

test.each<[string | undefined, string | undefined]>([
  [undefined, OLD],
  ["", OLD],
  ["*/*", OLD],
  ["application/*", OLD],
  [OLD, OLD],
  [NEW, NEW],
  [`${NEW}; charset=utf-8`, NEW],
  ["Application/JSON", OLD],
  [`${NEW}, ${OLD}`, NEW],
  [`${OLD}, ${NEW}`, OLD],
  [`${OLD}, ${NEW};q=0.9`, OLD],
  [`${OLD};q=0.9, ${NEW}`, NEW],
  [`${NEW};q=0.5, */*;q=0.1`, NEW],
  [`${OLD};q=0, */*`, NEW],
  [`${OLD};q=0, ${NEW};q=0`, undefined],
  ["text/html, application/xhtml+xml, */*;q=0.8", OLD],
  ["text/html", undefined],
  ["application/xml;q=nonsense", undefined],
  [`${OLD};q=nonsense`, undefined],
  // What a form is to be besides is not asked for: there is one of each.
  [`${OLD};v=1`, OLD],
  [`${OLD}; charset=utf8`, OLD],
  [`${NEW}; note="a;b,c"; q=0.5, ${OLD};q=0.1`, NEW],
  [`${OLD};v=1;q=0, ${NEW}`, NEW],
  [`${OLD}, ${NEW}; charset=utf-8`, OLD],
])("Accept: %s is answered as %s", (accept, expected) => {
  expect(negotiateMediaType(accept)).toBe(expected);
});

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

test.each<[string | undefined, boolean]>([
  ["text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", true],
  ["text/html", true],
  [`${OLD}, text/html;q=0.9`, false],
  [`${NEW}, ${OLD}, text/html`, false],
  [`${OLD};v=1, text/html`, false],
  ["text/html;v=1", true],
  [`${OLD};q=0.9, text/html`, true],
  ["text/html;q=0, */*", false],
  ["*/*", false],
  [OLD, false],
  [undefined, false],
])("Accept: %s shows the page: %s", (accept, expected) => {
  expect(prefersPage(accept)).toBe(expected);
});

test.each<[string | undefined, boolean]>([
  ["gzip", true],
  ["gzip, deflate, br", true],
  ["GZIP;q=0.5", true],
  ["*", true],
  ["br", false],
  ["gzip;q=0", false],
  ["gzip; q=0, *", false],
  ["*;q=0", false],
  ["identity, gzip;q=0.5", false],
  ["gzipped", false],
  ["", false],
  [undefined, false],
])("Accept-Encoding: %s is compressed: %s", (acceptEncoding, expected) => {
  expect(takesGzip(acceptEncoding)).toBe(expected);
});

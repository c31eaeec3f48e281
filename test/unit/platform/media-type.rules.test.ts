import { expect, test } from "@jest/globals";
import { negotiateMediaType } from "../../../src/platform/graphql/api/media-type.rules.js";

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
])("Accept: %s is answered as %s", (accept, expected) => {
  expect(negotiateMediaType(accept)).toBe(expected);
});

import { expect, test } from "@jest/globals";
import { BRANDS, brandSyllables, communityName, initialsOfParts } from "../../../seeds/demonstration/names.js";
import { initialsOf } from "../../../src/modules/trade-unions/tree/initials.rules.js";

test("every brand and every community has a name of its own", () => {
  expect(BRANDS).toBeGreaterThanOrEqual(14_821);
  const brands = Array.from({ length: BRANDS }, (_, index) => brandSyllables(index).join(""));
  expect(new Set(brands).size).toBe(BRANDS);
  const communities = Array.from({ length: 95 }, (_, index) => communityName(index));
  expect(new Set(communities).size).toBe(95);
});

test("initials by parts are those of the whole name", () => {
  for (const parts of [
    ["厦门市", "总工会"],
    ["筼筜", "街道", "总工会"],
    ["榕湾社区", "辰", "峰", "特", "大厦楼宇联合工会"],
    ["思明区", "云", "川", "卓", "理发店"],
  ])
    expect(initialsOfParts(parts)).toBe(initialsOf(parts.join("")));
});

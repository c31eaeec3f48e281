import { initialsOf } from "../../src/modules/trade-unions/tree/initials.rules.js";
import type { Random } from "./random.js";

// Names are put together from syllables, three for every firm, so that no real firm, road or person is meant.
const FIRST = "鹭禾岚澜榕汐帆屿蓝云启恒晟瑞锦泓嘉弘铭逸沐辰昕翊";
const SECOND = "川舟源远达博诚安丰宇凯光程森林峰丽图欣悦捷渔桥岩";
const THIRD = "邦特美佳联优润信创拓易维青原众合力聚睿智卓亿万汉雷正";

const SURNAMES = "陈林黄张李王吴刘蔡杨许郑谢洪郭邱叶周庄苏江何赖卢连纪施颜傅柯";
const GIVEN_FIRST = "文志明建国雅晓丽伟海思佳美俊宏淑慧子亦家春金玉东嘉";
const GIVEN_SECOND = "强华芳平燕敏涛斌玲峰娟辉霞龙杰萍军颖凯航萱宁洁彬";

const ROAD_FIRST = "虹榕鹭湖莲松凤石云潮晨白";
const ROAD_SECOND = "晖荫湾滨岭泉影澜台坪屿桥";

const COMMUNITY_FIRST = "榕虹潮岚汐鹭浦溪石松凤槐";
const COMMUNITY_SECOND = "湾荫影台桥岭坪园井渡";

const at = (syllables: string, index: number): string => syllables.charAt(index % syllables.length);

/** Brands that `brandSyllables` can make; more than there are employers. */
export const BRANDS = FIRST.length * SECOND.length * THIRD.length;

/** Three syllables, different for every index below `BRANDS` and unlike those of the neighboring indexes. */
export function brandSyllables(index: number): string[] {
  const spread = (index * 2_909) % BRANDS;
  const rest = Math.floor(spread / FIRST.length);
  return [at(FIRST, spread), at(SECOND, rest), at(THIRD, Math.floor(rest / SECOND.length))];
}

/** Different for every index below 120. */
export const communityName = (index: number): string =>
  at(COMMUNITY_FIRST, index) + at(COMMUNITY_SECOND, Math.floor(index / COMMUNITY_FIRST.length) + index);

export const personName = (random: Random): string => {
  const name = at(SURNAMES, random.between(0, 1_000)) + at(GIVEN_FIRST, random.between(0, 1_000));
  return random.chance(0.15) ? name : name + at(GIVEN_SECOND, random.between(0, 1_000));
};

export const roadName = (random: Random): string =>
  `${at(ROAD_FIRST, random.between(0, 100))}${at(ROAD_SECOND, random.between(0, 100))}路`;

export const addressOn = (road: string, random: Random): string =>
  `厦门市思明区${road}${random.between(1, 398)}号${random.chance(0.6) ? `${random.between(2, 28)}0${random.between(1, 9)}室` : ""}`;

const knownInitials = new Map<string, string>();

/** Pinyin initials of a name given in parts; each part is looked up once, because the names share theirs. */
export function initialsOfParts(parts: readonly string[]): string {
  let initials = "";
  for (const part of parts) {
    let found = knownInitials.get(part);
    if (found === undefined) knownInitials.set(part, (found = initialsOf(part)));
    initials += found;
  }
  return initials;
}

import type { Text } from "../../../platform/i18n/messages.js";
import type { MinimumLabel, StatedLevel, StatedPrerequisite } from "./rating-program.types.js";

/** What a prerequisite asks; each type has one evaluator, whatever program it stands in. */
export type Demand =
  | { readonly type: "BASIS_DOCUMENT" }
  | { readonly type: "NO_AWARD_BLOCK" }
  | { readonly type: "HELD_LEVEL"; readonly levelCode: string; readonly months: number }
  | { readonly type: "MEMBERSHIP_RATE"; readonly percent: number }
  | { readonly type: "SATISFACTION"; readonly percent: number }
  | { readonly type: "INSPECTION_PERCENT"; readonly percent: number }
  | { readonly type: "ORGANIZATION_RATE"; readonly percent: number }
  | { readonly type: "MINIMUM"; readonly measure: string; readonly value: number }
  | { readonly type: "DECLARED" };

/** One condition of a level. */
export interface Prerequisite {
  readonly code: string;
  readonly description: Text;
  readonly demand: Demand;
}

/** A ratio as a percent with at most two decimals; 0.7 × 100 is not 70 in binary fractions. */
export const asPercent = (ratio: number): number => Math.round(ratio * 10_000) / 100;

const percentText = (ratio: number): string => `${String(asPercent(ratio))}%`;

/** The conditions of a level other than what is counted on site. */
export function prerequisitesOf(level: StatedLevel, stated: readonly StatedPrerequisite[]): Prerequisite[] {
  const { minScore, minSatisfactionRate, minMembershipRate, priorTier, priorTierHeldMonths = 0 } = level;
  return [
    {
      code: "BASIS_DOCUMENT",
      description: { zh: "评选项目有依据文件", en: "The program has a document that authorizes it" },
      demand: { type: "BASIS_DOCUMENT" },
    },
    {
      code: "NO_AWARD_BLOCK",
      description: {
        zh: "近12个月的检查没有一票否决或不予评奖事项",
        en: "No veto and no bar from awards in the inspections of the last 12 months",
      },
      demand: { type: "NO_AWARD_BLOCK" },
    },
    ...(priorTier == null ? [] : [heldLevel(priorTier, priorTierHeldMonths)]),
    ...(minMembershipRate === undefined ? [] : [membershipRate(minMembershipRate)]),
    ...(minSatisfactionRate === undefined ? [] : [satisfaction(minSatisfactionRate)]),
    ...stated.map(statedPrerequisite),
    ...(minScore === undefined ? [] : [inspectionPercent(minScore)]),
  ];
}

const heldLevel = (levelCode: string, months: number): Prerequisite => ({
  code: "HELD_LEVEL",
  description: {
    zh: `已获得 ${levelCode} 等次满 ${String(months)} 个月`,
    en: `Has held the level ${levelCode} for ${String(months)} months`,
  },
  demand: { type: "HELD_LEVEL", levelCode, months },
});

const membershipRate = (ratio: number): Prerequisite => ({
  code: "MEMBERSHIP_RATE",
  description: { zh: `职工入会率不低于 ${percentText(ratio)}`, en: `Membership rate at least ${percentText(ratio)}` },
  demand: { type: "MEMBERSHIP_RATE", percent: asPercent(ratio) },
});

const satisfaction = (ratio: number): Prerequisite => ({
  code: "SATISFACTION",
  description: {
    zh: `有效的会员评家满意率不低于 ${percentText(ratio)}`,
    en: `A valid member appraisal with at least ${percentText(ratio)} satisfied or basically satisfied`,
  },
  demand: { type: "SATISFACTION", percent: asPercent(ratio) },
});

const inspectionPercent = (percent: number): Prerequisite => ({
  code: "INSPECTION_PERCENT",
  description: {
    zh: `评分不低于 ${String(percent)} 分(申报时看自查,命名时看区总实地检查)`,
    en: `Score at least ${String(percent)} percent: of the self-inspection to apply, of the district's inspection on site to be named`,
  },
  demand: { type: "INSPECTION_PERCENT", percent },
});

/** Registers that a stated condition may be read from, as rates. */
const RATES: Readonly<Record<string, "ORGANIZATION_RATE" | "MEMBERSHIP_RATE" | "SATISFACTION">> = {
  COVERAGE: "ORGANIZATION_RATE",
  HEADCOUNT: "MEMBERSHIP_RATE",
  MEMBER_APPRAISAL: "SATISFACTION",
};

function statedPrerequisite({ code, title, measure, min }: StatedPrerequisite): Prerequisite {
  const rate = RATES[measure?.source ?? ""];
  const demand: Demand =
    rate === undefined || min === undefined ? { type: "DECLARED" } : { type: rate, percent: asPercent(min) };
  return { code, description: title, demand };
}

/** What has to be there in numbers, in the order of the criteria that measure it; the measure's code is that of the condition. */
export const minimumsOf = (
  minimums: Readonly<Record<string, number>>,
  labels: Readonly<Record<string, MinimumLabel>>,
): Prerequisite[] =>
  Object.entries(minimums)
    .map(([name, value]) => ({ value, criterion: "", measure: name, zh: name, en: name, ...labels[name] }))
    .sort((a, b) => (a.criterion < b.criterion ? -1 : 1))
    .map(({ value, measure, zh, en }) => ({
      code: measure,
      description: { zh: `${zh}不少于 ${String(value)}`, en: `${en}: at least ${String(value)}` },
      demand: { type: "MINIMUM", measure, value },
    }));

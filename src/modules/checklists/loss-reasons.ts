/** Why points were not earned, in both languages; `{{name}}` is filled from the details of the loss. */
export const lossReasons = {
  NOT_ANSWERED: { zh: "未作答", en: "not answered" },
  NOT_MET: { zh: "未达到要求", en: "the demand is not met" },
  STEP_REACHED: { zh: "只达到档次 {{step}}", en: "only step {{step}} was reached" },
  POINTS_GIVEN: { zh: "检查人评 {{points}} 分", en: "the inspector gave {{points}} points" },
  NOTHING_TO_COUNT: { zh: "分母为0,无法计算比率", en: "there is nothing to compute a ratio of" },
  PART_MISSING: { zh: "缺分项 {{part}}", en: "part {{part}} is missing" },
  GATE_MISSING: { zh: "缺前提分项 {{part}},本项得0分", en: "without part {{part}} the criterion earns nothing" },
  DEDUCTION: { zh: "扣分项 {{deduction}} 共 {{count}} 次", en: "deduction {{deduction}}, {{count}} times" },
  CAPPED: { zh: "按 {{cap}} 至多得 {{points}} 分", en: "limited to {{points}} points by {{cap}}" },
  SAMPLE_NOT_CONFIRMED: {
    zh: "抽问 {{asked}} 人,肯定 {{positive}} 人,不足 {{required}} 人",
    en: "{{positive}} of {{asked}} people asked confirm it; {{required}} are needed",
  },
  VETO_MET: { zh: "出现一票否决情形", en: "the veto event has occurred" },
  FORMULA: { zh: "由登记数 {{value}} 按公式计算", en: "computed by the formula from {{value}}" },
  BELOW_MINIMUM: {
    zh: "分项 {{part}} 为 {{numerator}}/{{denominator}},低于 {{minimum}}",
    en: "part {{part}} stands at {{numerator}}/{{denominator}}, below {{minimum}}",
  },
  TARGET_ABSENT: { zh: "分项 {{part}} 未下达目标", en: "no target was assigned for part {{part}}" },
  APPRAISAL_ABSENT: { zh: "本年度没有会员评家记录", en: "there is no member appraisal in this year" },
  APPRAISAL_NOT_VALID: {
    zh: "有效票不足应评会员的三分之二,评议无效",
    en: "the appraisal is not valid: fewer than two thirds of the eligible members voted validly",
  },
  FINDINGS_NOT_DUE: { zh: "没有到期的问题", en: "no finding fell due" },
  SURVEY_ABSENT: { zh: "没有有效问卷", en: "there is no valid survey answer" },
  INSPECTION_ABSENT: { zh: "没有可折算的检查得分", en: "there is no inspection score to convert" },
} as const;

export type LossReason = keyof typeof lossReasons;

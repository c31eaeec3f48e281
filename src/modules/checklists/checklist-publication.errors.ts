/** Refusals of a checklist body, when it is parsed or published; `{{name}}` is filled from the fault's details. */
export const checklistPublicationErrors = {
  CHECKLIST_FIELD_MISSING: { zh: "缺少 {{field}}。", en: "{{field}} is missing." },
  CHECKLIST_FIELD_NOT_VALID: {
    zh: "{{field}} 不正确,应为 {{expected}}。",
    en: "{{field}} is not right; expected {{expected}}.",
  },
  CHECKLIST_FIELD_UNKNOWN: { zh: "检查表没有字段 {{field}}。", en: "A checklist has no field {{field}}." },
  CHECKLIST_GENERAL_VETO_UNKNOWN: { zh: "没有否决事项 {{veto}}。", en: "There is no general veto {{veto}}." },
  CHECKLIST_CODE_NOT_VALID: {
    zh: "代码 {{code}} 不正确,应为大写字母、数字、下划线和点,最长 64 个字符。",
    en: "{{code}} is not a code of capital letters, digits, underscores and dots, at most 64 characters long.",
  },
  CHECKLIST_CODE_DOUBLED: { zh: "代码 {{code}} 重复。", en: "The code {{code}} is used twice." },
  CHECKLIST_CODE_UNKNOWN: { zh: "没有这个代码。", en: "There is no such code." },
  CHECKLIST_TEXT_MISSING: { zh: "缺少 {{language}} 文本。", en: "The text in {{language}} is missing." },
  CHECKLIST_SIZE_NOT_POSSIBLE: {
    zh: "检查表应有 1 到 {{max}} 个评分项,现有 {{count}} 个。",
    en: "A checklist has 1 to {{max}} criteria; this one has {{count}}.",
  },
  CHECKLIST_STANDARD_EMPTY: { zh: "标准 {{standard}} 没有评分项。", en: "Standard {{standard}} has no criteria." },
  CHECKLIST_POINTS_DO_NOT_ADD_UP: {
    zh: "分值之和为 {{sum}},应为 {{expected}}。",
    en: "The points add up to {{sum}}; expected {{expected}}.",
  },
  CHECKLIST_POINTS_NOT_VALID: {
    zh: "分值 {{points}} 不正确,应为非负数且最多两位小数。",
    en: "{{points}} is not a number of points: not negative, at most two decimals.",
  },
  CHECKLIST_POINTS_NOT_POSITIVE: {
    zh: "分值须大于0(现为 {{points}})。",
    en: "The points must be above 0; they are {{points}}.",
  },
  CHECKLIST_POINTS_NOT_A_MULTIPLE: {
    zh: "分值 {{points}} 不是 {{pointsStep}} 的整数倍。",
    en: "{{points}} is not a multiple of {{pointsStep}}.",
  },
  CHECKLIST_SCORING_CONTRADICTED: {
    zh: "计分方式 {{scoring}} 不用 {{field}}。",
    en: "A criterion scored by {{scoring}} has no {{field}}.",
  },
  CHECKLIST_STEPS_MISSING: {
    zh: "至少要有两个档次,现有 {{count}} 个。",
    en: "There must be at least two steps; there are {{count}}.",
  },
  CHECKLIST_STEP_MAXIMUM: {
    zh: "最高档为 {{best}} 分,应等于满分 {{maxPoints}}。",
    en: "The best step gives {{best}} points; it must give the maximum of {{maxPoints}}.",
  },
  CHECKLIST_STEP_BOUND_MISSING: { zh: "档次 {{step}} 没有界限。", en: "Step {{step}} has no bound." },
  CHECKLIST_STEP_BOUND_WITHOUT_MEASURE: {
    zh: "没有测量值,档次 {{step}} 不应有界限。",
    en: "Step {{step}} has a bound, but nothing is measured.",
  },
  CHECKLIST_STEP_EMPTY: { zh: "档次 {{step}} 的上限不大于下限。", en: "Step {{step}} ends before it begins." },
  CHECKLIST_STEPS_OVERLAP: {
    zh: "档次在 {{from}} 到 {{to}} 之间重叠。",
    en: "The steps overlap between {{from}} and {{to}}.",
  },
  CHECKLIST_STEPS_GAP: {
    zh: "档次在 {{from}} 到 {{to}} 之间有空缺。",
    en: "The steps leave a gap between {{from}} and {{to}}.",
  },
  CHECKLIST_BOUND_NOT_VALID: {
    zh: "界限 {{bound}} 不正确,最多四位小数且须有测量值。",
    en: "{{bound}} is not a possible bound: at most four decimals, and only of something measured.",
  },
  CHECKLIST_PARTS_MISSING: { zh: "按分项计分的项没有分项。", en: "A criterion scored by points has no parts." },
  CHECKLIST_PART_MINIMUM_MISSING: {
    zh: "分项 {{part}} 须有且只有一个最低值。",
    en: "Part {{part}} measures something and needs exactly one minimum.",
  },
  CHECKLIST_PART_MINIMUM_WITHOUT_MEASURE: {
    zh: "分项 {{part}} 有最低值但没有测量值。",
    en: "Part {{part}} has a minimum, but measures nothing.",
  },
  CHECKLIST_DEDUCTION_NOT_POSSIBLE: {
    zh: "扣分项 {{deduction}} 每次 {{points}} 分、至多 {{max}} 分不合理(满分 {{maxPoints}})。",
    en: "Deduction {{deduction}} takes {{points}} points, at most {{max}}, which is not possible with {{maxPoints}} points.",
  },
  CHECKLIST_CAP_NOT_BELOW_MAXIMUM: {
    zh: "封顶分 {{cap}} 须大于0且低于满分 {{maxPoints}}。",
    en: "The cap of {{cap}} must lie above 0 and below the maximum of {{maxPoints}}.",
  },
  CHECKLIST_FORMULA_NOT_VALID: {
    zh: "公式 {{expression}} 不正确,应为“变量 * 系数”。",
    en: "{{expression}} is not a formula of the form variable * factor.",
  },
  CHECKLIST_FORMULA_WITHOUT_SOURCE: {
    zh: "公式 {{expression}} 须用于由对应登记数计算的项。",
    en: "The formula {{expression}} needs a SYSTEM criterion with the register it names.",
  },
  CHECKLIST_RATIO_COUNTS: {
    zh: "测量值 {{measure}}({{unit}}):比率须有分子和分母,其他单位不得有。",
    en: "Measure {{measure}} in {{unit}}: a ratio has a numerator and a denominator, other units have neither.",
  },
  CHECKLIST_REGISTER_UNIT: {
    zh: "登记数 {{source}} 不能以 {{unit}} 计量。",
    en: "The register {{source}} does not give a value in {{unit}} here.",
  },
  CHECKLIST_SYSTEM_WITHOUT_SOURCE: {
    zh: "系统计算的项 {{criterion}} 没有数据来源。",
    en: "SYSTEM criterion {{criterion}} names no register for each of its values.",
  },
  CHECKLIST_SYSTEM_CONTRADICTED: { zh: "系统计算的项不应有 {{field}}。", en: "A SYSTEM criterion has no {{field}}." },
  CHECKLIST_SOURCE_WITHOUT_SYSTEM: {
    zh: "评分项 {{criterion}} 由人作答,不能取自登记数。",
    en: "Criterion {{criterion}} is answered by people and takes nothing from a register.",
  },
  CHECKLIST_SAMPLE_NOT_POSSIBLE: {
    zh: "抽问 {{size}} 人、至少肯定 {{minPositive}} 人不合理。",
    en: "A sample of {{size}} with {{minPositive}} positive answers is not possible.",
  },
  CHECKLIST_VETO_EFFECT_MISSING: {
    zh: "否决项 {{criterion}} 未写明没有依据文件时的效力。",
    en: "Veto criterion {{criterion}} does not say what it does without an authority document.",
  },
  CHECKLIST_VETO_CONTRADICTED: {
    zh: "{{field}} 与否决设置不符。",
    en: "{{field}} does not fit the veto of this criterion.",
  },
  CHECKLIST_CONCLUSION_WITHOUT_TRANSFER: {
    zh: "评分项 {{criterion}} 须写明疑点移送的机构。",
    en: "Criterion {{criterion}} must name the body that suspicions are transferred to.",
  },
  CHECKLIST_CRITICAL_CANNOT_FAIL: {
    zh: "关键项 {{criterion}} 没有0分档。",
    en: "Critical criterion {{criterion}} has no step with 0 points, so it could never fail.",
  },
  CHECKLIST_RECTIFICATION_MISSING: { zh: "缺少整改期限。", en: "The rectification period is missing." },
  CHECKLIST_DAYS_NOT_POSSIBLE: {
    zh: "期限 {{days}} 天不正确,应为 0 到 365 的整数。",
    en: "{{days}} is not a period of 0 to 365 whole days.",
  },
  CHECKLIST_NOT_APPLICABLE_CONTRADICTED: {
    zh: "评分项 {{criterion}} 不允许不适用,却写有不适用情形。",
    en: "Criterion {{criterion}} always applies, yet says when it does not.",
  },
  CHECKLIST_VISIT_SUBJECTS_NOT_EXPECTED: {
    zh: "{{kind}} 检查表没有访查对象。",
    en: "A checklist of kind {{kind}} has no visit subjects.",
  },
  CHECKLIST_SITE_KIND_CONTRADICTED: {
    zh: "对象 {{subject}} 与场所类型不符。",
    en: "The kind of site does not fit the subject {{subject}}.",
  },
  CHECKLIST_GRADES_MISSING: {
    zh: "评等次的检查表至少要有两个等次。",
    en: "A graded checklist has at least two grades.",
  },
  CHECKLIST_GRADES_NOT_EXPECTED: {
    zh: "不评等次的检查表不应有等次。",
    en: "A checklist that is not graded names no grades.",
  },
  CHECKLIST_GRADE_MISSING: { zh: "缺少等次。", en: "The grade is missing." },
  CHECKLIST_GRADE_UNKNOWN: { zh: "没有等次 {{grade}}。", en: "There is no grade {{grade}}." },
  CHECKLIST_GRADES_NOT_DESCENDING: {
    zh: "等次 {{grade}} 的分数线须低于 {{better}}。",
    en: "Grade {{grade}} must begin below grade {{better}}.",
  },
  CHECKLIST_GRADES_NOT_ENDING_AT_ZERO: { zh: "最低等次须从0分起。", en: "The last grade must begin at 0." },
  CHECKLIST_PERCENT_NOT_POSSIBLE: {
    zh: "分数线 {{percent}} 不正确,应为 0 到 100,最多两位小数。",
    en: "{{percent}} is not a percentage from 0 to 100 with at most two decimals.",
  },
  CHECKLIST_VETO_GRADE_NOT_LOWEST: {
    zh: "否决结果 {{grade}} 须为最低等次 {{lowest}}。",
    en: "The veto's result {{grade}} must be the lowest grade, {{lowest}}.",
  },
} as const;

import { checklistPublicationErrors } from "./checklist-publication.errors.js";

/** Refusals of answers; `{{name}}` is filled from the fault's details. */
const answerErrors = {
  NOT_A_TEXT: { zh: "此项应为文字。", en: "This must be a text." },
  NOT_A_NUMBER: { zh: "此项应为数字。", en: "This must be a number." },
  NOT_AN_INTEGER: { zh: "此项应为整数。", en: "This must be a whole number." },
  NOT_A_BOOLEAN: { zh: "此项应为是或否。", en: "This must be true or false." },
  NOT_AN_OBJECT: { zh: "此项应为对象。", en: "This must be an object." },
  NOT_A_LIST: { zh: "此项应为列表。", en: "This must be a list." },
  VALUE_REQUIRED: { zh: "缺少 {{field}}。", en: "{{field}} is missing." },
  NOTE_TOO_LONG: { zh: "说明过长,最多 {{max}} 个字符。", en: "The note is too long: at most {{max}} characters." },
  CRITERION_UNKNOWN: {
    zh: "检查表的该版本没有评分项 {{criterion}}。",
    en: "This version of the checklist has no criterion {{criterion}}.",
  },
  CRITERION_IS_SYSTEM: {
    zh: "评分项 {{criterion}} 由系统计算,不能作答。",
    en: "Criterion {{criterion}} is filled in by the system and takes no answer.",
  },
  CRITERION_NOT_ASKED: {
    zh: "本次检查的对象不涉及评分项 {{criterion}}。",
    en: "Criterion {{criterion}} is not asked on a visit with this subject.",
  },
  ANSWER_MISSING: { zh: "评分项 {{criterion}} 未作答。", en: "Criterion {{criterion}} is not answered." },
  ANSWER_DOUBLED: { zh: "评分项 {{criterion}} 重复作答。", en: "Criterion {{criterion}} is answered twice." },
  ANSWER_INCOMPLETE: {
    zh: "评分项 {{criterion}} 没有得分、档次、分项或数值。",
    en: "The answer to criterion {{criterion}} has no points, step, parts, measure or counts.",
  },
  POINTS_NOT_POSSIBLE: {
    zh: "评分项 {{criterion}} 不可能得 {{points}} 分(满分 {{maxPoints}})。",
    en: "Criterion {{criterion}} cannot give {{points}} points (at most {{maxPoints}}).",
  },
  POINTS_CONTRADICT: {
    zh: "所填 {{points}} 分与作答内容不符(应为 {{computed}})。",
    en: "{{points}} points contradict the rest of the answer, which gives {{computed}}.",
  },
  STEP_UNKNOWN: { zh: "没有档次 {{step}}。", en: "There is no step {{step}}." },
  STEP_CONTRADICTS_MEASURE: {
    zh: "档次 {{step}} 与所填数值不符(应为 {{measured}})。",
    en: "Step {{step}} contradicts the measured value, which falls into {{measured}}.",
  },
  PART_UNKNOWN: { zh: "没有分项 {{part}}。", en: "There is no part {{part}}." },
  PART_DOUBLED: { zh: "分项 {{part}} 重复。", en: "Part {{part}} is claimed twice." },
  MEASURE_NOT_ASKED: { zh: "该项不填数值。", en: "This criterion takes no measure." },
  MEASURE_NOT_POSSIBLE: {
    zh: "数值 {{measure}} 不合理({{unit}})。",
    en: "{{measure}} is not a possible measure in {{unit}}.",
  },
  COUNTS_NOT_ASKED: { zh: "该项不填分子、分母。", en: "This criterion takes no counts." },
  COUNTS_NOT_POSSIBLE: {
    zh: "分子 {{numerator}}、分母 {{denominator}} 不合理。",
    en: "The counts {{numerator}} and {{denominator}} are not possible here.",
  },
  DEDUCTION_UNKNOWN: { zh: "没有扣分项 {{deduction}}。", en: "There is no deduction {{deduction}}." },
  DEDUCTION_DOUBLED: { zh: "扣分项 {{deduction}} 重复。", en: "Deduction {{deduction}} is counted twice." },
  DEDUCTION_COUNT_NOT_POSSIBLE: {
    zh: "扣分次数 {{count}} 不合理,应为 0 到 {{max}}。",
    en: "{{count}} cases are not possible; the count lies between 0 and {{max}}.",
  },
  CAP_NOT_OFFERED: { zh: "该项没有封顶情形。", en: "This criterion has no cap." },
  VETO_NOT_OFFERED: { zh: "该项没有一票否决情形。", en: "This criterion names no veto event." },
  VETO_NEEDS_CONCLUSION: {
    zh: "该项的否决以有权机构的结论为前提,检查人只能标记疑点。",
    en: "This veto needs the competent body's conclusion; an inspector may only mark a suspicion.",
  },
  SUSPICION_NOT_OFFERED: { zh: "该项不能标记疑点。", en: "This criterion takes no suspicion." },
  SAMPLE_NOT_ASKED: { zh: "该项不抽问。", en: "This criterion asks no people." },
  SAMPLE_NOT_POSSIBLE: {
    zh: "抽问 {{asked}} 人、肯定 {{positive}} 人不合理。",
    en: "{{positive}} positive answers of {{asked}} people asked are not possible.",
  },
  NOT_APPLICABLE_NOT_ALLOWED: { zh: "该项不允许标为不适用。", en: "This criterion always applies." },
  NOT_APPLICABLE_CONTRADICTED: {
    zh: "标为不适用的项不能再填此内容。",
    en: "An answer that says not applicable says nothing else about the criterion.",
  },
  CHECKED_WITHOUT_BASELINE: {
    zh: "没有可核对的自查答案。",
    en: "There is no self-inspection answer that this one could confirm.",
  },
  CHECKED_CONTRADICTS_BASELINE: {
    zh: "标为已核对,但与自查答案不一致。",
    en: "The answer says that it confirms the self-inspection, but differs from it.",
  },
  LOST_POINT_WITHOUT_NOTE: {
    zh: "失 {{lost}} 分,须写明说明或记录问题。",
    en: "{{lost}} points are lost; a note or a fault must say why.",
  },
  PHOTO_REQUIRED: { zh: "该项须附照片({{kind}})。", en: "This criterion needs a photo ({{kind}})." },
  EVIDENCE_HASH_NOT_VALID: {
    zh: "证据应为 64 位十六进制的 SHA-256。",
    en: "Evidence is named by a SHA-256 of 64 hex digits.",
  },
  EVIDENCE_NOT_ANNOUNCED: {
    zh: "证据 {{sha256}} 未在本次检查的证据清单中。",
    en: "Evidence {{sha256}} is not in the inspection's list of evidence.",
  },
  FAULT_ID_NOT_VALID: { zh: "问题的标识不是有效的 UUID。", en: "The fault's id is not a valid UUID." },
  FAULT_DOUBLED: { zh: "问题标识 {{id}} 重复。", en: "The fault id {{id}} is used twice." },
  FAULT_SEVERITY_UNKNOWN: { zh: "没有严重程度 {{severity}}。", en: "There is no severity {{severity}}." },
  GENERAL_VETO_UNKNOWN: { zh: "该检查表没有否决事项 {{veto}}。", en: "This checklist has no general veto {{veto}}." },
  GENERAL_VETO_DOUBLED: { zh: "否决事项 {{veto}} 重复。", en: "General veto {{veto}} is named twice." },
  GENERAL_VETO_WITHOUT_NOTE: {
    zh: "否决事项 {{veto}} 须写明情况。",
    en: "A note must describe general veto {{veto}}.",
  },
} as const;

/** Every refusal of the pure checklist rules, in both languages. */
export const checklistErrors = { ...answerErrors, ...checklistPublicationErrors } as const;

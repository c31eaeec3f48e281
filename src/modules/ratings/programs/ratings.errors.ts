import { defineErrors } from "../../../platform/errors/domain-error.js";
import { defineConstraintErrors } from "../../../platform/errors/expected-errors.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";

export const ratingErrors = defineErrors({
  RATING_PROGRAM_NOT_FOUND: { zh: "没有这个评选项目。", en: "There is no such rating program." },
  RATING_LEVEL_UNKNOWN: { zh: "该评选项目没有等次 {{levelCode}}。", en: "The program has no level {{levelCode}}." },
  QUOTA_NOT_OF_STREET: { zh: "名额只能分配给街道工会。", en: "Only unions of streets have quotas." },
  QUOTA_NAMED_TWICE: { zh: "同一街道的名额只能填写一次。", en: "This street is named twice." },
  RATING_SUBJECT_MISMATCH: {
    zh: "该评选项目评定的对象是 {{subject}},所填对象不符。",
    en: "The program rates a {{subject}}; name just that.",
  },
  RATING_LEVEL_OF_UNION_MISMATCH: {
    zh: "该评选项目不适用于 {{level}} 级工会。",
    en: "The program does not rate unions of level {{level}}.",
  },
  RATING_SITE_KIND_MISMATCH: {
    zh: "该评选项目只评定 {{siteKind}} 类场所。",
    en: "The program rates sites of the kind {{siteKind}} only.",
  },
  // Also the answer for an application outside the caller's reach.
  RATING_APPLICATION_NOT_FOUND: { zh: "没有这份申报。", en: "There is no such application." },
  RATING_APPLICATION_RUNNING: {
    zh: "该对象在此评选项目中已有一份未办结的申报。",
    en: "An application of this subject under the program is still running.",
  },
  RATING_TRANSITION_REFUSED: {
    zh: "申报处于 {{status}} 状态,不能这样处理。",
    en: "This cannot happen to an application that is {{status}}.",
  },
  RATING_PREREQUISITES_NOT_MET: {
    zh: "不符合条件:{{codes}}。",
    en: "These conditions are not met: {{codes}}.",
  },
  RATING_ATTACHMENT_MISSING: { zh: "缺少附件:{{kind}}。", en: "The attachment {{kind}} is missing." },
  RATING_ATTACHMENT_KIND_UNKNOWN: {
    zh: "该评选项目没有附件种类 {{kind}}。",
    en: "The program asks for no attachment {{kind}}.",
  },
  RATING_COUNT_UNKNOWN: { zh: "评分表没有计量项 {{measure}}。", en: "The checklist measures no {{measure}}." },
  RATING_COUNT_NAMED_TWICE: { zh: "计量项 {{measure}} 填写了两次。", en: "{{measure}} is given twice." },
  RATING_DECLARATION_UNKNOWN: { zh: "没有可声明的条件 {{code}}。", en: "There is no condition {{code}} to declare." },
  SELF_INSPECTION_NOT_FOUND: {
    zh: "没有这份自查,或它不是该对象按该评选项目评分表所做的自查。",
    en: "There is no such self-inspection of this subject by the program's checklist.",
  },
  SELF_INSPECTION_MISSING: { zh: "申报须先完成自查。", en: "An application needs a self-inspection first." },
  APPLICANT_IS_REVIEWER: { zh: "申报人不得审核自己的申报。", en: "Whoever applied does not review the application." },
  STREET_REVIEW_OUTSTANDING: { zh: "须先由街道初审。", en: "The street has to review it first." },
  RATING_REVIEW_WITHOUT_REASON: { zh: "退回或不予通过须说明理由。", en: "Say why it is returned or rejected." },
  RATING_WITHOUT_CHECKLIST: {
    zh: "该评选项目没有评分表,不安排实地检查。",
    en: "The program has no checklist to inspect by.",
  },
  RATING_INSPECTOR_NOT_SUITABLE: {
    zh: "该人员不能检查该工会:{{reason}}。",
    en: "This person cannot inspect the union: {{reason}}.",
  },
  RATING_INSPECTOR_NOT_FOUND: { zh: "没有这名检查员。", en: "There is no such inspector." },
  RATING_INSPECTOR_NAMED_TWICE: { zh: "同一人不能重复指派。", en: "The same person is named twice." },
  RATING_DUE_DAY_PASSED: { zh: "检查期限不能早于今天。", en: "The visit cannot be due before today." },
  ON_SITE_INSPECTION_MISSING: {
    zh: "区总实地检查尚未确认。",
    en: "The district's inspection on site is not confirmed yet.",
  },
  NOTICE_IN_PAST: { zh: "公示开始日期不能早于今天。", en: "A notice cannot begin before today." },
  NOTICE_NAMES_TWICE: { zh: "同一申报在公示中重复。", en: "The application is named twice." },
  NOTICE_OF_ONE_SCOPE: {
    zh: "一次公示只能包含同一区总工会下的申报。",
    en: "One notice holds applications from below one conferring union only.",
  },
  // Also the answer for a notice that the caller may not read.
  PUBLIC_NOTICE_NOT_FOUND: { zh: "没有这份公示。", en: "There is no such public notice." },
  NOTICE_NOT_OPEN: {
    zh: "不在公示期内({{opensOn}} 至 {{closesOn}}),不能提出异议。",
    en: "Objections are taken from {{opensOn}} to {{closesOn}} only.",
  },
  NOTICE_NOT_RUN_OUT: {
    zh: "公示至 {{closesOn}} 止,期满前不能命名。",
    en: "The notice is posted until {{closesOn}}; nothing is conferred before it has run out.",
  },
  NOTICE_TRANSITION_REFUSED: {
    zh: "公示处于 {{status}} 状态,不能这样处理。",
    en: "This cannot happen to a notice that is {{status}}.",
  },
  OBJECTION_NOT_FOUND: { zh: "没有这项异议。", en: "There is no such objection." },
  OBJECTION_ALREADY_FILED: {
    zh: "您已对该申报提出异议,尚未答复。",
    en: "You have objected to this application already; it is not answered yet.",
  },
  OBJECTION_OPEN: { zh: "还有未答复的异议。", en: "An objection is not decided yet." },
  OBJECTION_DECIDED: { zh: "该异议已作出决定。", en: "The objection has been decided already." },
  DECIDER_IN_FIRST_TEAM: {
    zh: "异议由原检查组以外的人员办理。",
    en: "Objections are decided by people who were not in the first team.",
  },
  DECIDER_FILED_OBJECTION: { zh: "提出异议的人不得作出决定。", en: "Who objected does not decide." },
  AWARD_WITHOUT_NOTICE: { zh: "未经公示不能命名。", en: "Nothing is conferred without a public notice." },
  AWARD_CONFERRED_BY_SUPERIOR: {
    zh: "该等次由 {{conferringLevel}} 级命名,区总只推荐并登记。",
    en: "This level is conferred by {{conferringLevel}}; the district recommends and records it.",
  },
  AWARD_CONFERRED_BY_DISTRICT: {
    zh: "该等次由区总命名,须经申报和公示,不能直接登记。",
    en: "The district confers this itself, after an application and a notice; it cannot be recorded.",
  },
  CONFERRING_LEVEL_MISMATCH: {
    zh: "该等次不由 {{conferringLevel}} 级命名。",
    en: "This level is not conferred by {{conferringLevel}}.",
  },
  QUOTA_EXHAUSTED: {
    zh: "该街道本年度名额({{count}})已用完。",
    en: "The street's {{count}} awards of this year are all conferred.",
  },
  AWARD_NOT_FOUND: { zh: "没有这项荣誉。", en: "There is no such award." },
  AWARD_ALREADY_HELD: {
    zh: "该对象已有同一项目的荣誉({{levelCode}})。",
    en: "The subject holds an award of this program already ({{levelCode}}).",
  },
  AWARD_NOT_IN_FORCE: {
    zh: "该对象现有荣誉处于 {{status}} 状态,不能升级。",
    en: "The award that the subject holds is {{status}} and cannot go up.",
  },
  AWARD_TRANSITION_REFUSED: {
    zh: "荣誉处于 {{status}} 状态,不能这样处理。",
    en: "This cannot happen to an award that is {{status}}.",
  },
  AWARD_EVENT_BACKDATED: {
    zh: "日期不能早于上一次变动({{changedOn}})。",
    en: "Nothing happens to an award before its latest event ({{changedOn}}).",
  },
  AWARD_EVENT_IN_FUTURE: { zh: "日期不能晚于今天。", en: "The day must not lie in the future." },
  AWARD_LEVEL_NOT_LOWER: { zh: "降级须填写更低的等次。", en: "A downgrade names a lower level of the same scale." },
  AWARD_LEVEL_NOT_HIGHER: { zh: "升级须填写更高的等次。", en: "An upgrade names a higher level of the same scale." },
  AWARD_LEVEL_MISSING: { zh: "升级或降级须填写等次。", en: "Name the level." },
  AWARD_UPGRADE_NEEDS_APPLICATION: {
    zh: "区总命名的荣誉须经申报和公示才能升级。",
    en: "What the district confers goes up by an application and a notice only.",
  },
  AWARD_DOCUMENT_MISSING: { zh: "须填写文号。", en: "Name the number of the document." },
  AWARD_NOT_RUN_OUT: { zh: "荣誉有效期至 {{validUntil}},尚未到期。", en: "The award holds until {{validUntil}}." },
  AWARD_INSPECTION_NOT_FOUND: {
    zh: "没有这份检查,或它不是对该对象的检查。",
    en: "There is no such inspection of the award's holder.",
  },
  RECOMMENDATION_NOT_MATCHING: {
    zh: "该申报与所登记的荣誉不一致,或尚未推荐。",
    en: "The application is not recommended, or for something else.",
  },
});

defineConstraintErrors({
  rating_applications_one_running: () => ratingErrors.RATING_APPLICATION_RUNNING(["input", "programId"]),
  rating_applications_idempotency_key_unique: () => platformErrors.IDEMPOTENCY_KEY_REUSED(["input", "idempotencyKey"]),
  public_notices_idempotency_key_unique: () => platformErrors.IDEMPOTENCY_KEY_REUSED(["input", "idempotencyKey"]),
  objections_idempotency_key_unique: () => platformErrors.IDEMPOTENCY_KEY_REUSED(["input", "idempotencyKey"]),
  objections_one_each: () => ratingErrors.OBJECTION_ALREADY_FILED(["input", "applicationId"]),
  awards_idempotency_key_unique: () => platformErrors.IDEMPOTENCY_KEY_REUSED(["input", "idempotencyKey"]),
  awards_one_in_force: () => ratingErrors.AWARD_ALREADY_HELD(["input", "levelCode"], { levelCode: "" }),
});

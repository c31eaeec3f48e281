import { defineErrors } from "../../../platform/errors/domain-error.js";
import { defineConstraintErrors } from "../../../platform/errors/expected-errors.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";

export const findingErrors = defineErrors({
  // Also the answer for a finding that the caller may not see: its existence is not disclosed.
  FINDING_NOT_FOUND: { zh: "没有这个问题。", en: "There is no such finding." },
  FINDING_TRANSITION_REFUSED: {
    zh: "问题处于 {{status}} 状态,不能这样处理。",
    en: "The finding is {{status}}; this cannot be done to it now.",
  },
  FINDINGS_OF_SEVERAL_UNIONS: {
    zh: "一份通知只能针对同一工会的问题。",
    en: "A notice is about findings of one union only.",
  },
  FINDING_NAMED_TWICE: { zh: "同一问题被列出两次。", en: "The same finding is named twice." },
  FINDING_IS_SUSPICION: {
    zh: "疑点须移送有权机关,不能下发整改。",
    en: "A suspicion is transferred to the competent body; it is not issued.",
  },
  NOTICE_NOT_FOUND: { zh: "没有这份通知。", en: "There is no such notice." },
  NOTICE_NUMBER_TAKEN: { zh: "该文号本年度已使用。", en: "This number has been used already this year." },
  NOTICE_ACKNOWLEDGED: { zh: "该通知已签收。", en: "The receipt of this notice has been acknowledged already." },
  RECTIFICATION_ID_REUSED: {
    zh: "该整改标识已用于其他内容。",
    en: "This id belongs to a rectification with other content.",
  },
  VERIFIER_IS_RECTIFIER: { zh: "整改人不能核实自己的整改。", en: "Nobody verifies their own rectification." },
  VERIFIER_HOLDS_OFFICE: {
    zh: "被查工会的任职人员不能核实本工会的整改。",
    en: "Nobody verifies the rectification of a union in which they hold office.",
  },
  FINDING_REJECTION_WITHOUT_REASON: { zh: "不予认可须说明理由。", en: "A rejection needs a reason." },
  EXTENSION_PENDING: { zh: "延期申请正在等待决定。", en: "A request for more time is waiting to be decided." },
  EXTENSION_ALREADY_GRANTED: { zh: "已延期过一次,不能再次延期。", en: "More time has been given once; not again." },
  EXTENSION_NOT_LATER: { zh: "延期日须晚于现期限({{dueOn}})。", en: "The day must lie after the due day ({{dueOn}})." },
  EXTENSION_TOO_LONG: {
    zh: "延期最多 {{days}} 个工作日,即至 {{latest}}。",
    en: "At most {{days}} working days more, that is until {{latest}}.",
  },
  EXTENSION_TOO_LATE: { zh: "期限({{dueOn}})已过,不能申请延期。", en: "The due day ({{dueOn}}) has passed." },
  EXTENSION_NOT_PENDING: { zh: "没有等待决定的延期申请。", en: "There is no request for more time to decide." },
  ALREADY_CONTESTED: { zh: "该问题已提出过异议。", en: "This finding has been contested once already." },
  FINDING_DECIDER_IN_FIRST_TEAM: {
    zh: "参加原检查的人员不能作此决定。",
    en: "Whoever was in the first team does not decide this.",
  },
  TRANSFER_NOT_OFFERED: {
    zh: "该机关不在此评分项的移送对象之列。",
    en: "A suspicion at this criterion is not transferred to this body.",
  },
  TRANSFERRED_BEFORE: { zh: "该问题已移送过。", en: "This finding has been transferred once already." },
  CONCLUSION_WITHOUT_DOCUMENT: {
    zh: "移送结论须填写文号。",
    en: "A conclusion needs the number of the document that it stands in.",
  },
  FOLLOW_UP_NOT_DUE: { zh: "该问题不需要或已安排回头看。", en: "This finding is not waiting for a follow-up." },
  FOLLOW_UPS_DIFFER: {
    zh: "一次回头看只能针对同一工会、同一检查表和同一对象的问题。",
    en: "One follow-up looks at findings of one union, one checklist and one subject.",
  },
  FOLLOW_UP_BY_FIRST_TEAM: {
    zh: "回头看须由其他人员进行。",
    en: "A follow-up is made by others than the first team.",
  },
  FOLLOW_UP_DAY_OUT_OF_RANGE: {
    zh: "回头看须在销号后 30 至 90 个工作日内,即 {{from}} 至 {{to}}。",
    en: "A follow-up takes place 30 to 90 working days after close-out, that is from {{from}} to {{to}}.",
  },
  RECTIFICATIONS_TOO_MANY: {
    zh: "该问题已提交整改 {{max}} 次,请联系检查部门处理。",
    en: "The finding has been rectified {{max}} times already; ask those who inspect what to do.",
  },
});

defineConstraintErrors({
  notices_idempotency_key_unique: () => platformErrors.IDEMPOTENCY_KEY_REUSED(["input", "idempotencyKey"]),
  notices_number_once: () => findingErrors.NOTICE_NUMBER_TAKEN(["input", "number"]),
  follow_ups_idempotency_key_unique: () => platformErrors.IDEMPOTENCY_KEY_REUSED(["input", "idempotencyKey"]),
  rectifications_pkey: () => findingErrors.RECTIFICATION_ID_REUSED(["input", "rectificationId"]),
});

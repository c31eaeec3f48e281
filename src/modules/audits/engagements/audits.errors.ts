import { defineErrors } from "../../../platform/errors/domain-error.js";
import { defineConstraintErrors } from "../../../platform/errors/expected-errors.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";

export const auditErrors = defineErrors({
  // Also the answer for an audit that the caller may not know of.
  AUDIT_NOT_FOUND: { zh: "没有这项审计。", en: "There is no such audit." },
  AUDIT_MOVE_NOT_ALLOWED: {
    zh: "审计处于状态 {{status}},不能进行此操作。",
    en: "The audit is in state {{status}}, which does not allow this.",
  },
  AUDIT_PERIOD_IN_FUTURE: { zh: "审计期间不能晚于今天。", en: "The audited time must not lie in the future." },
  AUDIT_PERIOD_TOO_LONG: { zh: "审计期间不能超过十年。", en: "The audited time must not span more than ten years." },
  AUDITORS_TOO_FEW: {
    zh: "审计组不得少于 {{min}} 人。",
    en: "An audit needs at least {{min}} auditors.",
  },
  AUDITOR_NOT_ELIGIBLE: {
    zh: "此人不存在,或在该工会没有有效的经审人员角色。",
    en: "There is nobody of this id who is an auditor where the union stands today.",
  },
  AUDITOR_IN_CHARGE: {
    zh: "此人在审计期间或现在任被审计工会主席、副主席或财务人员,或代表该工会,须回避。",
    en: "This person is, or was in the audited time, chair, vice-chair or finance staff of the audited union, or speaks for it.",
  },
  AUDIT_OPENER_NOT_NAMED: {
    zh: "审计由审计组成员立项,请将本人列入审计组。",
    en: "An audit is opened by one of its auditors; name yourself among them.",
  },
  AUDIT_NOTICE_TOO_SHORT: {
    zh: "审计通知书须提前 {{days}} 个工作日送达,进点日期最早为 {{earliest}}。",
    en: "Notice is given {{days}} working days ahead; the first day on site is {{earliest}} at the earliest.",
  },
  AUDIT_NOTICE_TOO_FAR: { zh: "进点日期离今天过远。", en: "The first day on site lies too far ahead." },
  AUDIT_CHECKLIST_MISSING: {
    zh: "没有适用于该级工会的已发布审计检查表。",
    en: "There is no published checklist for audits of unions of this level.",
  },
  AUDIT_FIGURES_DO_NOT_BALANCE: {
    zh: "期初结余+收入-支出与期末结余相差 {{difference}} 分。",
    en: "Opening balance + income − expenditure misses the closing balance by {{difference}} fen.",
  },
  AUDIT_FIGURE_TWICE: { zh: "同一科目只能填报一次。", en: "Each item is stated once." },
  AUDIT_FIGURE_IS_BALANCE: {
    zh: "期初、期末结余请填入专用字段。",
    en: "Opening and closing balance have fields of their own.",
  },
  AUDIT_FIGURE_NEGATIVE: {
    zh: "除投资收益外,金额不能为负。",
    en: "Only investment income can be negative.",
  },
  AUDIT_FIGURES_MISSING: {
    zh: "尚未登记审计数据,不能发送征求意见稿。",
    en: "The figures have to be recorded before the draft is sent.",
  },
  AUDIT_PAPER_MISSING: {
    zh: "审计工作底稿尚未提交。",
    en: "The working paper has not been submitted.",
  },
  AUDIT_CRITERION_UNKNOWN: {
    zh: "审计检查表中没有该条目。",
    en: "The audit's checklist has no such criterion.",
  },
  AUDIT_FINDING_ID_REUSED: {
    zh: "该标识已用于另一个问题。",
    en: "This id belongs to another finding.",
  },
  AUDIT_COMMENTS_CLOSED: {
    zh: "征求意见已于 {{dueOn}} 截止。",
    en: "The time for comments ended on {{dueOn}}.",
  },
  AUDIT_COMMENTS_OUTSTANDING: {
    zh: "被审计工会可在 {{dueOn}} 前反馈意见,此前不能出具报告。",
    en: "The union may comment until {{dueOn}}; the report cannot be issued before.",
  },
  AUDIT_DOCUMENT_NUMBER_TAKEN: {
    zh: "该文号已用于另一份审计报告。",
    en: "Another audit report bears this number.",
  },
  AUDIT_FINDINGS_OPEN: {
    zh: "还有 {{count}} 个审计问题未销号。",
    en: "{{count}} of the audit's findings are neither closed nor withdrawn.",
  },
});

defineConstraintErrors({
  audits_idempotency_key_unique: () => platformErrors.IDEMPOTENCY_KEY_REUSED(["input", "idempotencyKey"]),
  // Only auditors make the ids of findings themselves.
  findings_pkey: () => auditErrors.AUDIT_FINDING_ID_REUSED(["input", "findingId"]),
  audits_document_once: () => auditErrors.AUDIT_DOCUMENT_NUMBER_TAKEN(["input", "documentNumber"]),
});

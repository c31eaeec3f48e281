import { defineErrors } from "../../../platform/errors/domain-error.js";
import { defineConstraintErrors } from "../../../platform/errors/expected-errors.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";

/** Refusals around plans and who is sent where. */
export const planErrors = defineErrors({
  // Also the answer for a plan outside the caller's reach: its existence is not disclosed.
  INSPECTION_PLAN_NOT_FOUND: { zh: "没有这个检查计划。", en: "There is no such inspection plan." },
  PLAN_NOT_OPEN: { zh: "该计划已结束或已取消。", en: "The plan is closed or canceled." },
  PLAN_KIND_NOT_APPLICABLE: {
    zh: "检查种类 {{kind}} 不能使用 {{checklistKind}} 检查表。",
    en: "An inspection of kind {{kind}} cannot use a checklist of kind {{checklistKind}}.",
  },
  PLAN_LEVEL_NOT_APPLICABLE: {
    zh: "该检查表不适用于层级 {{level}} 的工会。",
    en: "The checklist does not apply to trade unions of level {{level}}.",
  },
  PLAN_OUTSIDE_PERIOD: {
    zh: "计划的起止日期不在期间({{from}} 至 {{to}})内。",
    en: "The plan's days do not touch its period, {{from}} to {{to}}.",
  },
  PLAN_ALREADY_DUE: { zh: "截止日期早于今天。", en: "The plan would be overdue from the start." },
  PLAN_EMPTY: {
    zh: "该范围内没有可检查的对象。",
    en: "There is nothing to inspect in this scope.",
  },
  PLAN_TOO_LARGE: {
    zh: "计划过大,最多 {{max}} 次检查;请分范围制定。",
    en: "The plan is too large: at most {{max}} visits; plan parts of the scope instead.",
  },
  PLAN_HAS_OPEN_ASSIGNMENTS: {
    zh: "还有 {{open}} 项任务未完成。",
    en: "{{open}} assignments are still open.",
  },
  // Also the answer for an assignment outside the caller's reach.
  ASSIGNMENT_NOT_FOUND: { zh: "没有这项检查任务。", en: "There is no such assignment." },
  ASSIGNMENT_NOT_OPEN: {
    zh: "该任务当前状态为 {{status}},不能这样操作。",
    en: "The assignment is {{status}}; this can be done only while it is open.",
  },
  ASSIGNMENT_DOUBLED: { zh: "同一工会重复指派。", en: "The same trade union is assigned twice." },
  // Also the answer for an account that does not exist.
  INSPECTOR_NOT_ELIGIBLE: {
    zh: "该人员不是此范围的检查员。",
    en: "This person does not hold the role that the visit needs, or does not reach the trade union.",
  },
  INSPECTOR_HOLDS_OFFICE: {
    zh: "检查员在该工会任职,不能检查本工会。",
    en: "Somebody who holds office in the trade union may not inspect it.",
  },
  TEAM_TOO_LARGE: {
    zh: "每组 {{teamSize}} 人,但只给出 {{given}} 名检查员。",
    en: "A team of {{teamSize}} needs more than the {{given}} inspectors given.",
  },
});

defineConstraintErrors({
  assignment_runs_idempotency_key_unique: () => platformErrors.IDEMPOTENCY_KEY_REUSED(["input", "idempotencyKey"]),
});

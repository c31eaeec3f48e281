import { defineErrors } from "../../../platform/errors/domain-error.js";
import { defineConstraintErrors } from "../../../platform/errors/expected-errors.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";

/** Refusals around unannounced visits. */
export const visitErrors = defineErrors({
  // Also the answer for a visit that the caller may not know of.
  VISIT_NOT_FOUND: { zh: "没有这次明察暗访。", en: "There is no such visit." },
  VISIT_TRANSITION_REFUSED: {
    zh: "当前状态为 {{status}},不能这样操作。",
    en: "The visit is {{status}}; this cannot be done now.",
  },
  VISIT_CHECKLIST_NOT_APPLICABLE: {
    zh: "明察暗访须使用明察暗访检查表,且适用于该对象。",
    en: "A visit needs a supervision checklist that knows its subject.",
  },
  VISIT_WINDOW_OVER: { zh: "执行期限已过。", en: "The days for the visit are over." },
  VISIT_WINDOW_TOO_LONG: { zh: "执行期限最长 {{days}} 天。", en: "The days for the visit are at most {{days}}." },
  VISIT_TEAM_TOO_SMALL: {
    zh: "每组不得少于 {{min}} 人。",
    en: "A team has at least {{min}} people.",
  },
  VISIT_POOL_TOO_SMALL: {
    zh: "可抽取的人员不足以组成 {{teamSize}} 人的小组(其中监督员至少 {{supervisors}} 人)。",
    en: "There are too few people for a team of {{teamSize}}, at least {{supervisors}} of them supervisors.",
  },
  // Also the answer for an account that does not exist.
  VISIT_SUPERVISOR_NOT_ACTIVE: {
    zh: "该人员在执行期内不是有效的特邀监督员。",
    en: "This person is no active supervisor throughout the days of the visit.",
  },
  // Also the answer for an account that does not exist.
  VISIT_MEMBER_NOT_FOUND: {
    zh: "该人员不是此范围的有关部门人员。",
    en: "This person does not hold the role of a department member for this scope.",
  },
  VISIT_PERSON_DOUBLED: { zh: "同一人员重复列出。", en: "The same person is named twice." },
  // Also the answer for an account that does not exist.
  VISIT_APPROVER_NOT_FOUND: {
    zh: "该人员不是此范围的领导。",
    en: "This person does not hold the role of a leader for this scope.",
  },
  VISIT_APPROVER_NOT_NAMED: {
    zh: "此范围没有或有多位领导,请指定批准人。",
    en: "There is no leader of this scope, or more than one: name the approver.",
  },
  VISIT_APPROVER_IS_ORGANIZER: {
    zh: "拟定人不得批准本人拟定的计划。",
    en: "The organizer of a visit does not approve it.",
  },
  VISIT_NOTHING_TO_DRAW: {
    zh: "没有可抽取的对象(范围内共 {{considered}} 个,均已排除)。",
    en: "There is nothing to draw: all {{considered}} places of the scope are excluded.",
  },
  VISIT_TEAM_MEMBER_BARRED: {
    zh: "组员与被访单位存在近亲属、任职或一年内重复暗访等回避情形,须退出后重新抽取。",
    en: "Somebody of the team is related to the unit, holds office there or in the street, or was there within a year; they have to step back.",
  },
  OPENING_TIME_OUT_OF_RANGE: {
    zh: "开启时间须在 2012 年之后,且不晚于收到后 24 小时。",
    en: "The time of the opening must lie after the year 2011 and no more than 24 hours after receipt.",
  },
  VISIT_INSPECTION_NOT_FOUND: {
    zh: "这不是本次明察暗访的检查记录。",
    en: "This is not the inspection of the visit.",
  },
  VISIT_INSPECTION_NOT_SUBMITTED: {
    zh: "检查记录尚未提交。",
    en: "The inspection has to be submitted first.",
  },
  VISIT_SIGNATURES_TOO_FEW: {
    zh: "报告须由至少 {{min}} 名组员签认。",
    en: "A report is signed by at least {{min}} people of the team.",
  },
  VISIT_SIGNER_DOUBLED: { zh: "同一人员重复签认。", en: "The same person signs twice." },
  VISIT_SIGNER_NOT_IN_TEAM: { zh: "签认人不是组员。", en: "Whoever signs must be of the team." },
  VISIT_REPORT_NOT_SIGNED_BY_SENDER: {
    zh: "提交人本人须签认报告。",
    en: "Whoever submits the report signs it too.",
  },
  CLUE_UNKNOWN: { zh: "检查表中没有线索 {{code}}。", en: "The checklist knows no clue {{code}} for this visit." },
  VISIT_REVIEWER_TOOK_PART: {
    zh: "拟定人和组员不得审核报告。",
    en: "Neither who drafted the visit nor who was in its team reviews its report.",
  },
  VISIT_APPROVER_TAKES_PART: { zh: "组员不得批准本次明察暗访。", en: "Nobody of the team approves the visit." },
  // Also the answer for an account that does not exist, or is no insider.
  INSIDER_NOT_SHUT: {
    zh: "本次明察暗访未对该账号关闭。",
    en: "This visit is not shut for that account.",
  },
  INSIDER_NOT_SECOND: {
    zh: "须由另一知情人确认:不得是本人,也不得是为其重置密码或重新启用账号的人。",
    en: "Another insider confirms: neither the person nor whoever replaced the password or let the person in again.",
  },
  VISIT_STATEMENT_OVERDUE: {
    zh: "说明期限({{until}})已过。",
    en: "The days for the statement ended with {{until}}.",
  },
});

defineConstraintErrors({
  visit_draws_idempotency_key_unique: () => platformErrors.IDEMPOTENCY_KEY_REUSED(["input", "idempotencyKey"]),
});

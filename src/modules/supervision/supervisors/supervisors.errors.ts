import { defineErrors } from "../../../platform/errors/domain-error.js";
import { defineConstraintErrors } from "../../../platform/errors/expected-errors.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";

export const supervisorErrors = defineErrors({
  TERM_TO_ONESELF: { zh: "不能聘任本人或续聘本人。", en: "Nobody appoints themselves, or renews their own term." },
  SUPERVISOR_NOT_FOUND: { zh: "没有这名特邀监督员。", en: "There is no such supervisor." },
  SUPERVISOR_ROLE_MISSING: {
    zh: "该账号在此工会没有特邀监督员角色,请先授予。",
    en: "This account does not hold the role of a supervisor at this union; grant it first.",
  },
  SUPERVISOR_TERM_OVERLAPS: {
    zh: "该人员在此期间已有任期。",
    en: "This person has another term in these days.",
  },
  SUPERVISOR_TERM_TOO_LONG: {
    zh: "任期最长{{years}}年。",
    en: "A term lasts {{years}} years at most.",
  },
  SUPERVISOR_TERM_ENDED: { zh: "该任期已提前结束或已届满。", en: "This term has ended." },
  SUPERVISOR_TERM_RENEWED: { zh: "该任期已续聘。", en: "This term has been renewed already." },
  SUPERVISOR_END_IN_FUTURE: {
    zh: "提前结束的日期不能晚于今天或任期首日。",
    en: "A term cannot be ended for a day to come, unless it has not begun: then for its first day.",
  },
  RELATION_NOT_FOUND: { zh: "没有这项利害关系申报。", en: "There is no such declared relation." },
  RELATION_ALREADY_ENDED: { zh: "该利害关系已登记结束。", en: "This relation has ended already." },
  RELATION_END_IN_FUTURE: { zh: "结束日期不能晚于今天。", en: "The last day must not lie in the future." },
});

defineConstraintErrors({
  declared_relations_idempotency_key_unique: () => platformErrors.IDEMPOTENCY_KEY_REUSED(["input", "idempotencyKey"]),
  supervisors_renewed_once: () => supervisorErrors.SUPERVISOR_TERM_RENEWED(["input", "supervisorId"]),
  supervisors_idempotency_key_unique: () => platformErrors.IDEMPOTENCY_KEY_REUSED(["input", "idempotencyKey"]),
});

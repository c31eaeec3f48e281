import { defineErrors } from "../../../platform/errors/domain-error.js";
import { defineConstraintErrors } from "../../../platform/errors/expected-errors.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";

export const commissionErrors = defineErrors({
  // Also the answer for a commission that the caller may not see.
  COMMISSION_NOT_FOUND: { zh: "没有这个经审委。", en: "There is no such commission." },
  COMMISSION_SIZE_NOT_ALLOWED: {
    zh: "经审委由 {{min}} 至 {{max}} 人组成;会员不足 {{small}} 人的工会可设经审委员 1 人。",
    en: "A commission has {{min}} to {{max}} members; a union of fewer than {{small}} may have one auditing member instead.",
  },
  COMMISSION_NEEDS_ONE_CHAIR: {
    zh: "经审委须有且只有一名主任;单独设置的经审委员不设主任。",
    en: "A commission has exactly one chair; a single auditing member is no chair.",
  },
  COMMISSION_MEMBER_TWICE: { zh: "同一人不能重复列入。", en: "The same person stands there twice." },
  COMMISSION_MEMBER_IN_CHARGE: {
    zh: "工会主席、副主席和财务人员不得任经审委员。",
    en: "Chair, vice-chairs and finance staff of the union may not serve on its commission.",
  },
  COMMISSION_ELECTED_IN_FUTURE: { zh: "选举日期不能晚于今天。", en: "The election must not lie in the future." },
  COMMISSION_TERM_TOO_LONG: { zh: "任期不得超过五年。", en: "The term is five years at most." },
  COMMISSION_ELECTED_BEFORE_CURRENT: {
    zh: "选举日期不能早于现任经审委的选举日期。",
    en: "The election must not lie before that of the sitting commission.",
  },
  COMMISSION_ENDED: { zh: "该经审委已届满或撤销。", en: "The commission does not sit any more." },
  COMMISSION_END_OUT_OF_RANGE: {
    zh: "结束日期须在选举之后且不晚于今天。",
    en: "The end lies between the election and today.",
  },
  COMMISSION_ACCOUNT_NOT_FOUND: { zh: "没有这个账号。", en: "There is no such account." },
});

defineConstraintErrors({
  auditing_commissions_idempotency_key_unique: () => platformErrors.IDEMPOTENCY_KEY_REUSED(["input", "idempotencyKey"]),
});

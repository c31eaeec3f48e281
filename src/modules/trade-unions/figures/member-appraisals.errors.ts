import { defineErrors } from "../../../platform/errors/domain-error.js";
import { defineConstraintErrors } from "../../../platform/errors/expected-errors.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";

export const memberAppraisalErrors = defineErrors({
  MORE_VOTES_THAN_ELIGIBLE: {
    zh: "发出票数不能超过应评会员数。",
    en: "There cannot be more votes issued than eligible members.",
  },
  MORE_VALID_VOTES_THAN_ISSUED: {
    zh: "有效票数不能超过发出票数。",
    en: "There cannot be more valid votes than votes issued.",
  },
  VOTES_DO_NOT_ADD_UP: {
    zh: "满意、基本满意、不满意三项之和须等于有效票数。",
    en: "Satisfied, basically satisfied and dissatisfied must add up to the valid votes.",
  },
  APPRAISAL_YEAR_IN_FUTURE: {
    zh: "评议年度不能晚于今年。",
    en: "The year of the appraisal must not lie in the future.",
  },
  APPRAISAL_ALREADY_VALID: {
    zh: "该年度已有有效的会员评家记录。",
    en: "There is a valid appraisal of this year already.",
  },
  APPRAISAL_ALREADY_REPEATED: {
    zh: "该年度已重评过一次。",
    en: "The appraisal of this year has been repeated once already.",
  },
});

defineConstraintErrors({
  member_appraisals_idempotency_key_unique: () => platformErrors.IDEMPOTENCY_KEY_REUSED(["input", "idempotencyKey"]),
});

import { defineErrors } from "../../../platform/errors/domain-error.js";
import { defineConstraintErrors } from "../../../platform/errors/expected-errors.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";
import { tradeUnionErrors } from "../tree/trade-unions.errors.js";

export const employerErrors = defineErrors({
  // Also the answer for an employer that nobody within the caller's reach covers.
  EMPLOYER_NOT_FOUND: { zh: "没有这个单位。", en: "There is no such employer." },
  EMPLOYER_CLOSED: { zh: "该单位已终止,不能再修改。", en: "The employer exists no longer and cannot be changed." },
  EMPLOYER_COVERED_ALREADY: {
    zh: "该单位已有首次覆盖的工会,只能再登记为二次覆盖。",
    en: "Another union covers this employer primarily; it can only be covered secondarily.",
  },
  COVERAGE_EXISTS: { zh: "该工会已覆盖此单位。", en: "The union covers this employer already." },
  // Also the answer for a coverage of a union outside the caller's reach.
  COVERAGE_NOT_FOUND: { zh: "没有这条覆盖记录。", en: "There is no such coverage." },
  COVERAGE_ENDED: { zh: "该覆盖已结束。", en: "The coverage has ended already." },
});

defineConstraintErrors({
  employers_credit_code_unique: () => tradeUnionErrors.CREDIT_CODE_TAKEN(["input", "creditCode"]),
  employers_idempotency_key_unique: () => platformErrors.IDEMPOTENCY_KEY_REUSED(["input", "idempotencyKey"]),
  coverages_primary_once: () => employerErrors.EMPLOYER_COVERED_ALREADY(["input", "kind"]),
  coverages_once: () => employerErrors.COVERAGE_EXISTS(["input", "employerId"]),
  coverages_idempotency_key_unique: () => platformErrors.IDEMPOTENCY_KEY_REUSED(["input", "idempotencyKey"]),
});

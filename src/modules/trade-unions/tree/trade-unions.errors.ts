import { defineErrors } from "../../../platform/errors/domain-error.js";
import { defineConstraintErrors } from "../../../platform/errors/expected-errors.js";
import { platformErrors } from "../../../platform/errors/platform.errors.js";

export const tradeUnionErrors = defineErrors({
  // Also the answer for a union outside the caller's reach: its existence is not disclosed.
  TRADE_UNION_NOT_FOUND: { zh: "没有这个工会。", en: "There is no such trade union." },
  TRADE_UNION_CLOSED: { zh: "该工会已撤销,不能再修改。", en: "The trade union is closed and cannot be changed." },
  TRADE_UNION_HAS_CHILDREN: {
    zh: "该工会下面还有 {{count}} 个未撤销的工会,请先移走或撤销。",
    en: "There are {{count}} active unions below it; move or close them first.",
  },
  TRADE_UNION_LEVEL_MISMATCH: {
    zh: "{{level}} 级工会不能直接挂在 {{parentLevel}} 级工会之下。",
    en: "A union of level {{level}} cannot hang directly under one of level {{parentLevel}}.",
  },
  TRADE_UNION_FORM_MISMATCH: {
    zh: "{{level}} 级工会不能采用 {{form}} 形式。",
    en: "A union of level {{level}} cannot have the form {{form}}.",
  },
  TRADE_UNION_BELOW_ITSELF: { zh: "工会不能移到自己或自己的下级之下。", en: "A union cannot be moved below itself." },
  TRADE_UNION_CODE_NOT_VALID: {
    zh: "工会代码只能由字母、数字和连字符组成,最多 60 个字符。",
    en: "A union's code consists of letters, digits and hyphens, at most 60.",
  },
  TRADE_UNION_CODE_TAKEN: { zh: "该工会代码已被使用。", en: "Another union has this code." },
  CREDIT_CODE_NOT_VALID: {
    zh: "统一社会信用代码无效:应为 18 位且校验码正确。",
    en: "Not a unified social credit code: it has 18 characters, the last of which must check the others.",
  },
  CREDIT_CODE_OF_OTHER_KIND: {
    zh: "该统一社会信用代码以 {{prefix}} 开头,不属于此类单位。",
    en: "A unified social credit code that starts with {{prefix}} belongs to another kind of organization.",
  },
  CREDIT_CODE_TAKEN: { zh: "该统一社会信用代码已登记。", en: "This unified social credit code is registered already." },
});

defineConstraintErrors({
  trade_unions_code_unique: () => tradeUnionErrors.TRADE_UNION_CODE_TAKEN(["input", "code"]),
  trade_unions_credit_code_unique: () => tradeUnionErrors.CREDIT_CODE_TAKEN(["input", "creditCode"]),
  trade_unions_idempotency_key_unique: () => platformErrors.IDEMPOTENCY_KEY_REUSED(["input", "idempotencyKey"]),
});

import { defineErrors } from "../../platform/errors/domain-error.js";

export const tradeUnionErrors = defineErrors({
  // Also the answer for a union outside the caller's reach: its existence is not disclosed.
  TRADE_UNION_NOT_FOUND: { zh: "没有这个工会。", en: "There is no such trade union." },
  TRADE_UNION_CLOSED: { zh: "该工会已撤销,不能再修改。", en: "The trade union is closed and cannot be changed." },
});

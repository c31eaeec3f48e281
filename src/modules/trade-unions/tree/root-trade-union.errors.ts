import { defineErrors } from "../../../platform/errors/domain-error.js";

export const rootTradeUnionErrors = defineErrors({
  TRADE_UNION_ROOT_EXISTS: {
    zh: "已有根工会,每个部署只有一个。",
    en: "There is a root union already; a deployment has one.",
    isBesideServer: true,
  },
});

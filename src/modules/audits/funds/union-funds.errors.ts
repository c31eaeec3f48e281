import { defineErrors } from "../../../platform/errors/domain-error.js";

export const unionFundErrors = defineErrors({
  UNION_FUND_YEAR_IN_FUTURE: {
    zh: "经费年度不能晚于今年。",
    en: "The year of the funds must not lie in the future.",
  },
});

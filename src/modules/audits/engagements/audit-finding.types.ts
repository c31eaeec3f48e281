import { registerEnumType } from "type-graphql";

export enum AuditFindingKind {
  DUES_NOT_REMITTED = "DUES_NOT_REMITTED",
  INCOME_NOT_RECORDED = "INCOME_NOT_RECORDED",
  OUT_OF_SCOPE = "OUT_OF_SCOPE",
  OVER_STANDARD = "OVER_STANDARD",
  EARMARKED_FUNDS_DIVERTED = "EARMARKED_FUNDS_DIVERTED",
  BUDGET_NOT_FOLLOWED = "BUDGET_NOT_FOLLOWED",
  VOUCHER_NOT_VALID = "VOUCHER_NOT_VALID",
  ACCOUNTS_NOT_IN_ORDER = "ACCOUNTS_NOT_IN_ORDER",
  ASSETS_NOT_IN_ORDER = "ASSETS_NOT_IN_ORDER",
  CONTROL_WEAKNESS = "CONTROL_WEAKNESS",
  OTHER = "OTHER",
}
registerEnumType(AuditFindingKind, {
  name: "AuditFindingKind",
  description: "What kind of fault an audit found.",
  valuesConfig: {
    DUES_NOT_REMITTED: {
      description: "Dues not collected, or not passed up in full or in time (经费未足额及时拨缴、上解).",
    },
    INCOME_NOT_RECORDED: { description: "Income outside the books (收入未入账)." },
    OUT_OF_SCOPE: { description: "Spent on what the rules do not allow (超范围支出)." },
    OVER_STANDARD: { description: "Spent beyond a limit (超标准支出)." },
    EARMARKED_FUNDS_DIVERTED: { description: "Earmarked money used for something else (专款未专用)." },
    BUDGET_NOT_FOLLOWED: { description: "Budget exceeded or changed without the procedure (预算执行不规范)." },
    VOUCHER_NOT_VALID: { description: "Vouchers missing or irregular (凭证不合规)." },
    ACCOUNTS_NOT_IN_ORDER: { description: "Accounts not kept by the rules (核算不规范)." },
    ASSETS_NOT_IN_ORDER: { description: "Assets not recorded or not counted (资产管理不规范)." },
    CONTROL_WEAKNESS: { description: "Duties not separate, no collective decision (内控缺陷)." },
    OTHER: { description: "Anything else (其他)." },
  },
});

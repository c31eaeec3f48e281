import { Field, ObjectType, registerEnumType } from "type-graphql";
import { enumOf } from "../../../platform/graphql/api/enum-of.js";
import { Fen } from "../../../platform/graphql/api/scalars.js";
import { FIGURE_ITEMS, type FigureItem } from "./audit-figures.rules.js";
import { AuditStatus } from "./audit.lifecycle.js";

export enum AuditKind {
  SAME_LEVEL = "SAME_LEVEL",
  BUDGET_EXECUTION = "BUDGET_EXECUTION",
  END_OF_TERM = "END_OF_TERM",
  SPECIAL = "SPECIAL",
  NEXT_LOWER_LEVEL = "NEXT_LOWER_LEVEL",
  CADRE_SURVEY = "CADRE_SURVEY",
}
registerEnumType(AuditKind, {
  name: "AuditKind",
  description: "What an audit looks at.",
  valuesConfig: {
    SAME_LEVEL: { description: "Same-level review (同级审查)." },
    BUDGET_EXECUTION: { description: "Audit of how the budget was carried out (预算执行情况审计)." },
    END_OF_TERM: { description: "End-of-term economic responsibility (离任、任期经济责任审计)." },
    SPECIAL: { description: "Special audit: earmarked funds, hardship funds, assets, construction (专项审计)." },
    NEXT_LOWER_LEVEL: { description: "Audit of the next lower union (上审下)." },
    CADRE_SURVEY: { description: "Survey of auditing officers on the spot (经审干部队伍状况调研); needs no figures." },
  },
});

registerEnumType(AuditStatus, {
  name: "AuditStatus",
  description: "How far an audit has got.",
  valuesConfig: {
    OPENED: { description: "Opened by the auditors; the union does not know of it yet." },
    NOTICE_ISSUED: { description: "The union was given notice; the auditors work on site and at the desk." },
    DRAFT_SENT: { description: "The draft report lies with the union for its comments." },
    COMMENTED: { description: "The union has commented." },
    ISSUED: { description: "The report is issued; what was found is being put right." },
    RECTIFIED: { description: "Every finding is closed or withdrawn." },
    CLOSED: { description: "Over." },
    CANCELED: { description: "Given up before its report, with the reason." },
  },
});

export enum AuditOpinion {
  UNQUALIFIED = "UNQUALIFIED",
  QUALIFIED = "QUALIFIED",
  ADVERSE = "ADVERSE",
  DISCLAIMER = "DISCLAIMER",
}
registerEnumType(AuditOpinion, {
  name: "AuditOpinion",
  description: "What the auditors say of the accounts. An audit gives an opinion and no grade.",
  valuesConfig: {
    UNQUALIFIED: { description: "Unqualified (无保留)." },
    QUALIFIED: { description: "Qualified (保留)." },
    ADVERSE: { description: "Adverse (否定)." },
    DISCLAIMER: { description: "Disclaimer (无法表示意见)." },
  },
});

export const AuditFigureItem = enumOf(FIGURE_ITEMS);
registerEnumType(AuditFigureItem, {
  name: "AuditFigureItem",
  description: "A line of a union's accounts.",
  valuesConfig: {
    OPENING_BALANCE: { description: "Opening balance (期初结余); stated in `openingBalance`." },
    ALLOCATED_DUES_INCOME: { description: "Allocated dues, 2% of the wages (拨缴经费收入)." },
    MEMBERSHIP_DUES_INCOME: { description: "Membership dues (会费收入)." },
    SUPERIOR_GRANTS: { description: "Grants from the upper union (上级补助收入)." },
    ADMINISTRATIVE_GRANTS: { description: "Grants from the administration (行政补助收入)." },
    UNDERTAKING_INCOME: { description: "Income of undertakings (事业收入)." },
    INVESTMENT_INCOME: { description: "Investment income (投资收益); the only line that may be negative." },
    OTHER_INCOME: { description: "Other income (其他收入)." },
    WORKER_ACTIVITIES: { description: "Workers' activities (职工活动支出)." },
    RIGHTS_PROTECTION: { description: "Protection of rights (维权支出)." },
    OPERATIONS: { description: "Operations (业务支出)." },
    CAPITAL_EXPENDITURE: { description: "Capital expenditure (资本性支出)." },
    LOWER_LEVEL_GRANTS: { description: "Grants to lower unions (补助下级支出)." },
    UNDERTAKING_EXPENDITURE: { description: "Expenditure of undertakings (事业支出)." },
    OTHER_EXPENDITURE: { description: "Other expenditure (其他支出)." },
    CLOSING_BALANCE: { description: "Closing balance (期末结余); stated in `closingBalance`." },
  },
});

@ObjectType({ description: "One line of the audited accounts.", simpleResolvers: true })
export class AuditFigure {
  @Field(() => AuditFigureItem, { description: "The line." })
  item!: FigureItem;

  @Field(() => Fen, { description: "What the budget allowed or expected, in fen." })
  budget!: number;

  @Field(() => Fen, { description: "What it came to, in fen." })
  actual!: number;
}

@ObjectType({ description: "Whether the audited accounts add up.", simpleResolvers: true })
export class AuditBalances {
  @Field(() => Fen, {
    description:
      "The stated closing balance less (opening balance + income − expenditure), in fen. Figures that do not add up are not kept, so it is 0.",
  })
  difference!: number;

  @Field(() => Boolean, { description: "Whether the difference is 0." })
  isBalanced!: boolean;
}

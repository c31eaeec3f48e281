import { Entity, Enum, ManyToOne, PrimaryKey, Property, Unique } from "@mikro-orm/decorators/legacy";
import { Field, Int, ObjectType, registerEnumType } from "type-graphql";
import { Fen } from "../../../platform/graphql/api/scalars.js";
import { Qualifier } from "../../trade-unions/figures/qualifier.rules.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";

/** What kind of money it is; besides the input of governments these are the kinds of income that audits know. */
export enum UnionFundItem {
  FISCAL_INPUT = "FISCAL_INPUT",
  ALLOCATED_DUES_INCOME = "ALLOCATED_DUES_INCOME",
  MEMBERSHIP_DUES_INCOME = "MEMBERSHIP_DUES_INCOME",
  SUPERIOR_GRANTS = "SUPERIOR_GRANTS",
  ADMINISTRATIVE_GRANTS = "ADMINISTRATIVE_GRANTS",
  UNDERTAKING_INCOME = "UNDERTAKING_INCOME",
  INVESTMENT_INCOME = "INVESTMENT_INCOME",
  OTHER_INCOME = "OTHER_INCOME",
}
registerEnumType(UnionFundItem, {
  name: "UnionFundItem",
  description: "What kind of money a union received.",
  valuesConfig: {
    FISCAL_INPUT: { description: "Fiscal input to union funds (财政投入工会经费)." },
    ALLOCATED_DUES_INCOME: { description: "Allocated dues, 2% of the wages (拨缴经费收入)." },
    MEMBERSHIP_DUES_INCOME: { description: "Membership dues (会费收入)." },
    SUPERIOR_GRANTS: { description: "Grants from the upper union (上级补助收入)." },
    ADMINISTRATIVE_GRANTS: { description: "Grants from the administration of the unit (行政补助收入)." },
    UNDERTAKING_INCOME: { description: "Income of undertakings (事业收入)." },
    INVESTMENT_INCOME: { description: "Investment income (投资收益)." },
    OTHER_INCOME: { description: "Other income (其他收入)." },
  },
});

export enum UnionFundSource {
  DISTRICT = "DISTRICT",
  STREETS = "STREETS",
  DISTRICT_AND_STREETS = "DISTRICT_AND_STREETS",
  EMPLOYERS = "EMPLOYERS",
  MEMBERS = "MEMBERS",
  UPPER_UNION = "UPPER_UNION",
  OWN_UNDERTAKINGS = "OWN_UNDERTAKINGS",
  OTHER = "OTHER",
}
registerEnumType(UnionFundSource, {
  name: "UnionFundSource",
  description: "Where the money came from.",
  valuesConfig: {
    DISTRICT: { description: "The district's budget (区财政)." },
    STREETS: { description: "The streets' budgets (街道财政)." },
    DISTRICT_AND_STREETS: { description: "District and streets together, where they are not told apart (区、街道)." },
    EMPLOYERS: { description: "Employers (用人单位)." },
    MEMBERS: { description: "Members (会员)." },
    UPPER_UNION: { description: "The upper union (上级工会)." },
    OWN_UNDERTAKINGS: { description: "The union's own undertakings and investments (自办事业与投资)." },
    OTHER: { description: "Anything else (其他)." },
  },
});

@ObjectType({ description: "An amount of money together with how exact it is.", simpleResolvers: true })
export class QualifiedAmount {
  @Field(() => Fen, { description: "The amount in fen, 0 or more." })
  value!: number;

  @Field(() => Qualifier, { description: "How exact it is." })
  qualifier!: Qualifier;
}

/** What a union received of one kind, from one source, in one year. */
@Entity({ tableName: "union_funds" })
@Unique({ name: "union_funds_once", properties: ["tradeUnionId", "year", "item", "source"] })
@ObjectType({
  description: "What a union received of one kind of money, from one source, in one year.",
  simpleResolvers: true,
})
export class UnionFund {
  @PrimaryKey({ type: "uuid" })
  id!: string;

  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "trade_union_id" })
  tradeUnionId!: string;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "The year." })
  year!: number;

  @Enum(() => UnionFundItem)
  @Field(() => UnionFundItem, { description: "What kind of money it is." })
  item!: UnionFundItem;

  @Enum(() => UnionFundSource)
  @Field(() => UnionFundSource, { description: "Where it came from." })
  source!: UnionFundSource;

  @Property({ type: "bigint", fieldName: "amount" })
  fen!: number;

  @Enum(() => Qualifier)
  qualifier!: Qualifier;

  @Property({ type: "integer", version: true })
  @Field(() => Int, { description: "Counts the changes; `expectedVersion` of a correction must equal it." })
  version!: number;

  @Property({ type: "datetime" })
  createdAt!: Date;
}

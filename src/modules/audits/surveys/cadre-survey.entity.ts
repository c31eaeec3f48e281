import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { DateTime } from "../../../platform/graphql/api/scalars.js";
import { Account } from "../../identity/account.entity.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import type { CadreCounts } from "./cadre-survey.rules.js";

/** What one union says of its own auditing officers in a year. */
@Entity({ tableName: "cadre_surveys" })
@Unique({ name: "cadre_surveys_once", properties: ["tradeUnionId", "year"] })
@ObjectType({
  description:
    "What one union says of its own auditing officers in a year (经审干部队伍状况调研); those of unions below are not counted.",
  simpleResolvers: true,
})
export class CadreSurvey implements CadreCounts {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "trade_union_id" })
  tradeUnionId!: string;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "The year." })
  year!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "Full-time officers (专职)." })
  fullTime!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "Part-time officers (兼职)." })
  partTime!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "Women among them (女性)." })
  women!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "With a master's degree or more (研究生及以上)." })
  masterOrAbove!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "With a bachelor's degree (大学本科)." })
  bachelor!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "With a college diploma (大专)." })
  college!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "With secondary schooling or less (中专、高中及以下)." })
  secondaryOrBelow!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "By profession accountants (会计)." })
  accounting!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "By profession auditors (审计)." })
  auditing!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "By profession economists or lawyers (经济、法律)." })
  economicsOrLaw!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "Of another profession (其他)." })
  otherProfession!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "With a professional certificate (持有专业资格证书)." })
  certified!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "Trained in the year (当年参加培训)." })
  trained!: number;

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "submitted_by" })
  @Index({ name: "cadre_surveys_submitted_by" })
  submittedBy!: string;

  @Property({ type: "datetime" })
  @Field(() => DateTime, { description: "When it was submitted, or last corrected." })
  submittedAt!: Date;

  @Property({ type: "integer", version: true })
  @Field(() => Int, { description: "Counts the changes; `expectedVersion` of a correction must equal it." })
  version!: number;
}

@ObjectType({
  description: "The surveys of a year at and below a union, added up over the unions that answered.",
  simpleResolvers: true,
})
export class CadreSurveyTotals implements CadreCounts {
  @Field(() => Int, { description: "Unions at and below that answered." })
  surveyed!: number;

  @Field(() => Int, { description: "Active unions at and below, whether they answered or not." })
  tradeUnions!: number;

  @Field(() => Int, { description: "Full-time officers (专职)." })
  fullTime!: number;

  @Field(() => Int, { description: "Part-time officers (兼职)." })
  partTime!: number;

  @Field(() => Int, { description: "Women among them (女性)." })
  women!: number;

  @Field(() => Int, { description: "With a master's degree or more (研究生及以上)." })
  masterOrAbove!: number;

  @Field(() => Int, { description: "With a bachelor's degree (大学本科)." })
  bachelor!: number;

  @Field(() => Int, { description: "With a college diploma (大专)." })
  college!: number;

  @Field(() => Int, { description: "With secondary schooling or less (中专、高中及以下)." })
  secondaryOrBelow!: number;

  @Field(() => Int, { description: "By profession accountants (会计)." })
  accounting!: number;

  @Field(() => Int, { description: "By profession auditors (审计)." })
  auditing!: number;

  @Field(() => Int, { description: "By profession economists or lawyers (经济、法律)." })
  economicsOrLaw!: number;

  @Field(() => Int, { description: "Of another profession (其他)." })
  otherProfession!: number;

  @Field(() => Int, { description: "With a professional certificate (持有专业资格证书)." })
  certified!: number;

  @Field(() => Int, { description: "Trained in the year (当年参加培训)." })
  trained!: number;
}

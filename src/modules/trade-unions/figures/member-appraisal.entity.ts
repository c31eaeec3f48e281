import { Entity, ManyToOne, PrimaryKey, Property, Unique } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { DateTime } from "../../../platform/graphql/api/scalars.js";
import { TradeUnion } from "../tree/trade-union.entity.js";

/** The counted votes of a year; a second round exists only where the first was not valid. */
@Entity({ tableName: "member_appraisals" })
@Unique({ name: "member_appraisals_once", properties: ["tradeUnionId", "year", "round"] })
@ObjectType({
  description: "What the members of a union think of its work in a year, as counted votes (会员评家).",
  simpleResolvers: true,
})
export class MemberAppraisal {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "trade_union_id" })
  tradeUnionId!: string;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "The year appraised." })
  year!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "1, or 2 for the one repeat after an appraisal that was not valid." })
  round!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "Members entitled to vote, 1 or more." })
  eligible!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "Votes issued, at most `eligible`." })
  issued!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "Valid votes, at most `issued`; the three answers add up to them." })
  valid!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "Votes for satisfied." })
  satisfied!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "Votes for basically satisfied." })
  basicallySatisfied!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "Votes for dissatisfied." })
  dissatisfied!: number;

  @Property({ type: "uuid", nullable: true })
  idempotencyKey: string | null = null;

  @Property({ type: "datetime" })
  @Field(() => DateTime, { description: "When it was recorded." })
  createdAt!: Date;
}

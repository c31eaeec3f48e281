import { Entity, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { enumOf } from "../../../platform/graphql/api/enum-of.js";
import { Day } from "../../../platform/graphql/api/scalars.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import { COMMISSION_POSTS, type CommissionPost } from "./auditing-commission.rules.js";

export const CommissionPostEnum = enumOf(COMMISSION_POSTS);
registerEnumType(CommissionPostEnum, {
  name: "AuditingPost",
  description: "A post in an auditing commission.",
  valuesConfig: {
    AUDITING_CHAIR: { description: "Chair of the commission (经审委主任)." },
    AUDITING_MEMBER: { description: "Member, or the one auditing member of a small union (经审委员)." },
  },
});

@ObjectType({ description: "Somebody on an auditing commission.", simpleResolvers: true })
export class AuditingCommissionMember {
  @Field(() => String, { description: "Name of the person." })
  name!: string;

  @Field(() => CommissionPostEnum, { description: "The post." })
  post!: CommissionPost;

  accountId!: string | null;
}

/** One elected commission of a union; a new election is a new one, so that the history stays. */
@Entity({ tableName: "auditing_commissions" })
@ObjectType({
  description:
    "The auditing commission of a union (经费审查委员会), or the one auditing member of a small one, for a term.",
  simpleResolvers: true,
})
export class AuditingCommission {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "trade_union_id" })
  tradeUnionId!: string;

  @Property({ type: "date" })
  @Field(() => Day, { description: "The day of its election by the members or their congress." })
  electedOn!: string;

  @Property({ type: "date" })
  @Field(() => Day, { description: "Last day of its term, the committee's." })
  termEndsOn!: string;

  @Property({ type: "date", nullable: true })
  @Field(() => Day, {
    nullable: true,
    description: "The day on which another was elected or it was given up; null while it sits.",
  })
  endedOn!: string | null;

  @Property({ type: "uuid", nullable: true })
  idempotencyKey: string | null = null;

  @Property({ type: "integer", version: true })
  @Field(() => Int, { description: "Counts the changes; `expectedVersion` of a change must equal it." })
  version!: number;

  @Property({ type: "datetime" })
  createdAt!: Date;
}

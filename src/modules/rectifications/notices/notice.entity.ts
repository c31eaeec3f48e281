import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType } from "type-graphql";
import { DateTime, Day } from "../../../platform/graphql/api/scalars.js";
import { Account } from "../../identity/account.entity.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import { NoticeKind, noticeKinds, type NoticeKindCode } from "../findings/finding.types.js";

/** What a union was told about findings; from its service the time runs. */
@Entity({ tableName: "notices" })
@ObjectType({ description: "A numbered notice to one union about findings.", simpleResolvers: true })
export class Notice {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @Enum({ items: () => [...noticeKinds], type: "string" })
  @Field(() => NoticeKind, { description: "What it is." })
  kind!: NoticeKindCode;

  /** The federation whose numbers it belongs to. */
  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "federation_id" })
  federationId!: string;

  @Property({ type: "integer" })
  year!: number;

  @Property({ type: "string" })
  @Field(() => String, { description: "Its document number, unique in a federation and year." })
  number!: string;

  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "trade_union_id" })
  @Index({ name: "notices_trade_union" })
  tradeUnionId!: string;

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "issued_by" })
  @Index({ name: "notices_issued_by" })
  issuedById!: string;

  @Property({ type: "datetime" })
  @Field(() => DateTime, { description: "When it was issued." })
  issuedAt!: Date;

  @Property({ type: "datetime", nullable: true })
  @Field(() => DateTime, { nullable: true, description: "When its receipt was acknowledged; null until then." })
  acknowledgedAt: Date | null = null;

  @Property({ type: "string", nullable: true })
  @Field(() => String, { nullable: true, description: "Who acknowledged it, by name." })
  acknowledgedBy: string | null = null;

  @Property({ type: "string", nullable: true })
  @Field(() => String, { nullable: true, description: "Post of who acknowledged it." })
  acknowledgedPost: string | null = null;

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "acknowledged_account_id", nullable: true })
  @Index({ name: "notices_acknowledged_account" })
  acknowledgedAccountId: string | null = null;

  @Property({ type: "date" })
  @Field(() => Day, {
    description:
      "When it counts as served: the day of the acknowledgement, or the third working day after the issue, whichever is first.",
  })
  servedOn!: string;

  @Property({ type: "uuid", nullable: true })
  idempotencyKey: string | null = null;
}

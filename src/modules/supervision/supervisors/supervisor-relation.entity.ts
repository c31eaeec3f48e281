import { OptionalProps } from "@mikro-orm/core";
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTime, Day } from "../../../platform/graphql/api/scalars.js";
import { Account } from "../../identity/account.entity.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import { ConflictReason } from "./supervisor-relation.rules.js";

registerEnumType(ConflictReason, {
  name: "ConflictReason",
  description: "Why somebody does not visit a union (回避).",
  valuesConfig: {
    NEAR_RELATIVE: { description: "A near relative works there or leads it (近亲属)." },
    SAME_UNIT: { description: "The person belongs to the same unit (同单位)." },
    OFFICE: { description: "The person holds office there, or did within three years (任职)." },
    DEBT: { description: "There are debts between them (债务往来)." },
  },
});

/** Only what the draw must know: who, which union, which kind, how long; no names of relatives, no sums. */
@Entity({ tableName: "declared_relations" })
@ObjectType({
  description: "A relation to a union, for which its holder is not sent there nor to the unions below it.",
  simpleResolvers: true,
})
export class DeclaredRelation {
  /** What a new one has without being told. */
  declare [OptionalProps]?: "version";

  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "account_id" })
  @Index({ name: "declared_relations_account" })
  accountId!: string;

  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "trade_union_id" })
  @Index({ name: "declared_relations_trade_union" })
  tradeUnionId!: string;

  @Enum(() => ConflictReason)
  @Field(() => ConflictReason, { description: "Of which kind it is." })
  reason!: ConflictReason;

  @Property({ type: "date", nullable: true })
  @Field(() => Day, { nullable: true, description: "Its last day; null while it lasts." })
  until: string | null = null;

  @Property({ type: "uuid" })
  idempotencyKey!: string;

  @Property({ type: "integer", version: true })
  @Field(() => Int, { description: "Counts the changes; `expectedVersion` of a change must equal it." })
  version!: number;

  @Property({ type: "datetime" })
  @Field(() => DateTime, { description: "When it was declared." })
  createdAt!: Date;
}

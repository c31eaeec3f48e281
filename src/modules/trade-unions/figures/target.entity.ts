import { OptionalProps } from "@mikro-orm/core";
import { Entity, Index, ManyToOne, PrimaryKey, Property, Unique } from "@mikro-orm/decorators/legacy";
import { Field, Float, ID, ObjectType } from "type-graphql";
import { Day } from "../../../platform/graphql/api/scalars.js";
import { TradeUnion } from "../tree/trade-union.entity.js";

/** A figure that a union has to reach in a range of days; its parts are what the unions directly below take over. */
@Entity({ tableName: "targets" })
@Index({ name: "targets_trade_union", properties: ["tradeUnionId", "from", "id"] })
@Unique({ name: "targets_part_once", properties: ["parentId", "tradeUnionId"] })
@ObjectType({
  description: "A figure assigned to a trade union for a range of days, with its progress.",
  simpleResolvers: true,
})
export class Target {
  /** What a new one has without being told. */
  declare [OptionalProps]?: "version";

  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "trade_union_id" })
  tradeUnionId!: string;

  @ManyToOne({ entity: () => Target, mapToPk: true, fieldName: "parent_id", nullable: true })
  parentId: string | null = null;

  @Property({ type: "string" })
  @Field(() => String, {
    description:
      "Code of what is counted, such as NEW_NON_PUBLIC_UNIONS or NEW_MEMBERS; codes that end in _RATE are percents, which do not add up.",
  })
  measure!: string;

  @Property({ type: "date", fieldName: "starts_on" })
  @Field(() => Day, { description: "First day of the period." })
  from!: string;

  @Property({ type: "date", fieldName: "ends_on" })
  @Field(() => Day, { description: "Last day of the period." })
  to!: string;

  @Property({ type: "double", columnType: "numeric(14,2)" })
  @Field(() => Float, { description: "The figure to reach, above 0, at most two decimals." })
  assigned!: number;

  @Property({ type: "string" })
  @Field(() => String, { description: "Who assigned it; for a part, the union that split its own target." })
  assigner!: string;

  @Property({ type: "string", nullable: true })
  @Field(() => String, { nullable: true, description: "The document in which it was assigned." })
  sourceDocument: string | null = null;

  @Property({ type: "uuid", nullable: true })
  idempotencyKey: string | null = null;

  @Property({ type: "integer", version: true })
  version!: number;

  @Property({ type: "datetime" })
  createdAt!: Date;
}

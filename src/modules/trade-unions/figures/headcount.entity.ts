import { OptionalProps } from "@mikro-orm/core";
import { Entity, Enum, ManyToOne, PrimaryKey, Property, Unique } from "@mikro-orm/decorators/legacy";
import { Field, Int, ObjectType } from "type-graphql";
import { Day } from "../../../platform/graphql/api/scalars.js";
import { Qualifier } from "./qualifier.rules.js";
import { TradeUnion } from "../tree/trade-union.entity.js";
import "./qualified-figure.entity.js";

/** What a grassroots union counted on a day; unions above have no count of their own but the sum of those below. */
@Entity({ tableName: "headcounts" })
@Unique({ name: "headcounts_once", properties: ["tradeUnionId", "on"] })
@ObjectType({
  description:
    "Workers and members as of a day: of a grassroots union its latest count, of any other the sum of the latest counts below.",
  simpleResolvers: true,
})
export class Headcount {
  declare [OptionalProps]?: "version";

  @PrimaryKey({ type: "uuid" })
  id!: string;

  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "trade_union_id" })
  tradeUnionId!: string;

  @Property({ type: "date", fieldName: "counted_on" })
  @Field(() => Day, { description: "The day of the count; of a sum, the newest among its counts." })
  on!: string;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "Workers of the covered employers, 0 or more." })
  workers!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "Members of the union, at most as many as workers." })
  members!: number;

  @Property({ type: "integer", nullable: true })
  @Field(() => Int, { nullable: true, description: "Women among the members; null when no count below says." })
  womenMembers: number | null = null;

  @Property({ type: "integer", nullable: true })
  @Field(() => Int, {
    nullable: true,
    description:
      "Members in non-public enterprises and organizations; null when no count below says. See nonPublicQualifier.",
  })
  nonPublicMembers: number | null = null;

  @Enum({ items: () => Qualifier, nullable: true })
  @Field(() => Qualifier, {
    nullable: true,
    description: "How exact nonPublicMembers is; of a sum, that of its least exact count.",
  })
  nonPublicQualifier: Qualifier | null = null;

  @Property({ type: "integer", version: true })
  @Field(() => Int, {
    nullable: true,
    description: "Counts the corrections of this day's count, from 1; null for a sum.",
  })
  version!: number | null;

  @Property({ type: "datetime" })
  createdAt!: Date;
}

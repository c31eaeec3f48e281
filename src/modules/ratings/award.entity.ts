import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Day } from "../../platform/graphql/scalars.js";
import { Site } from "../trade-unions/site.entity.js";
import { TradeUnion } from "../trade-unions/trade-union.entity.js";
import { RatingProgram } from "./rating-program.entity.js";

export enum AwardStatus {
  CONFERRED = "CONFERRED",
  UNDER_REVIEW = "UNDER_REVIEW",
  SUSPENDED = "SUSPENDED",
  REVOKED = "REVOKED",
  LAPSED = "LAPSED",
}
registerEnumType(AwardStatus, {
  name: "AwardStatus",
  description: "Whether an award holds.",
  valuesConfig: {
    CONFERRED: { description: "It holds." },
    UNDER_REVIEW: { description: "It is being re-examined." },
    SUSPENDED: { description: "It is suspended." },
    REVOKED: { description: "It was revoked." },
    LAPSED: { description: "Its time ran out." },
  },
});

/** A level of a program that a union or one of its sites holds. */
@Entity({ tableName: "awards" })
@ObjectType({ description: "A level of a program that a union or one of its sites holds.", simpleResolvers: true })
export class Award {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @ManyToOne({ entity: () => RatingProgram, mapToPk: true, fieldName: "program_id" })
  @Index({ name: "awards_program" })
  programId!: string;

  @Property({ type: "string" })
  levelCode!: string;

  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "trade_union_id" })
  @Index({ name: "awards_trade_union" })
  tradeUnionId!: string;

  @ManyToOne({ entity: () => Site, mapToPk: true, fieldName: "site_id", nullable: true })
  @Index({ name: "awards_site" })
  siteId!: string | null;

  @Enum(() => AwardStatus)
  @Field(() => AwardStatus, { description: "Whether it holds." })
  status!: AwardStatus;

  @Property({ type: "string" })
  @Field(() => String, { description: "Who conferred it: ENTERPRISE_GROUP, DISTRICT, CITY, PROVINCE or NATIONAL." })
  conferringLevel!: string;

  @Property({ type: "string" })
  @Field(() => String, { description: "Number of the conferring document." })
  documentNumber!: string;

  @Property({ type: "date" })
  @Field(() => Day, { description: "The day it was conferred." })
  conferredOn!: string;

  @Property({ type: "date", nullable: true })
  @Field(() => Day, { nullable: true, description: "Last day; null when it has none." })
  validUntil!: string | null;

  @Property({ type: "date", nullable: true })
  @Field(() => Day, { nullable: true, description: "The day by which it is to be re-examined." })
  reexamineBy!: string | null;

  @Property({ type: "integer", version: true })
  @Field(() => Int, { description: "Counts the changes." })
  version!: number;

  @Property({ type: "datetime" })
  createdAt!: Date;
}

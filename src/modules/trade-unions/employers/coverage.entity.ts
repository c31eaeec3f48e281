import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Day } from "../../../platform/graphql/api/scalars.js";
import { Employer } from "./employer.entity.js";
import { TradeUnion } from "../tree/trade-union.entity.js";

export enum CoverageKind {
  PRIMARY = "PRIMARY",
  SECONDARY = "SECONDARY",
}
registerEnumType(CoverageKind, {
  name: "CoverageKind",
  description: "How a union covers an employer.",
  valuesConfig: {
    PRIMARY: { description: "Its own or joint union (首次覆盖); one at a time, and the one that rates count." },
    SECONDARY: { description: "A regional or industry union covers it again (二次覆盖); not counted again in rates." },
  },
});

/** That a union covers an employer, from one day to another; ended, never removed. */
@Entity({ tableName: "coverages" })
@ObjectType({ description: "That a trade union covers an employer.", simpleResolvers: true })
export class Coverage {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @ManyToOne({ entity: () => Employer, mapToPk: true, fieldName: "employer_id" })
  @Index({ name: "coverages_employer" })
  employerId!: string;

  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "trade_union_id" })
  @Index({ name: "coverages_trade_union" })
  tradeUnionId!: string;

  @Enum(() => CoverageKind)
  @Field(() => CoverageKind, { description: "How." })
  kind!: CoverageKind;

  @Property({ type: "date" })
  @Field(() => Day, { description: "First day." })
  since!: string;

  @Property({ type: "date", nullable: true })
  @Field(() => Day, { nullable: true, description: "Last day; null while it goes on." })
  until: string | null = null;

  @Property({ type: "uuid", nullable: true })
  idempotencyKey: string | null = null;

  @Property({ type: "datetime" })
  createdAt!: Date;
}

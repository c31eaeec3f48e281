import { Entity, Enum, ManyToOne, PrimaryKey, Property, Unique } from "@mikro-orm/decorators/legacy";
import { Field, ObjectType, registerEnumType } from "type-graphql";
import { QualifiedFigure } from "./qualified-figure.entity.js";
import { Qualifier } from "./qualifier.rules.js";
import { TradeUnion } from "../tree/trade-union.entity.js";

export enum FigureSource {
  REPORTED_RATE = "REPORTED_RATE",
}
registerEnumType(FigureSource, {
  name: "FigureSource",
  description: "What a figure was computed from, where it was not counted.",
  valuesConfig: { REPORTED_RATE: { description: "Computed back from a published rate, so it is an estimate." } },
});

@ObjectType({ description: "How many employers could be organized, as communities report it.", simpleResolvers: true })
export class EligibleEmployers extends QualifiedFigure {
  @Field(() => FigureSource, {
    nullable: true,
    description:
      "REPORTED_RATE when any part of the figure was computed back from a published rate; null when all was counted.",
  })
  derivedFrom!: FigureSource | null;
}

/** How many employers of a community could be organized as of a day; the denominator of the organization rate. */
@Entity({ tableName: "eligible_employer_reports" })
@Unique({ name: "eligible_employer_reports_once", properties: ["tradeUnionId", "on"] })
export class EligibleEmployerReport {
  @PrimaryKey({ type: "uuid" })
  id!: string;

  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "trade_union_id" })
  tradeUnionId!: string;

  @Property({ type: "date", fieldName: "reported_on" })
  on!: string;

  @Property({ type: "integer" })
  value!: number;

  @Enum(() => Qualifier)
  qualifier!: Qualifier;

  @Enum({ items: () => FigureSource, nullable: true })
  derivedFrom: FigureSource | null = null;

  @Property({ type: "datetime" })
  createdAt!: Date;
}

import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, Float, Int, ObjectType } from "type-graphql";
import { ChecklistKind } from "../checklists/checklist.entity.js";
import { Inspection } from "../inspections/records/inspection.entity.js";
import { TradeUnion, TradeUnionLevel } from "../trade-unions/tree/trade-union.entity.js";

/** One union's place below one ancestor in one period; rank is computed when read, never stored. */
@Entity({ tableName: "standings" })
@ObjectType({
  description: "A union's place among the unions of its level below a scope, as of now.",
  simpleResolvers: true,
})
export class Standing {
  @PrimaryKey({ type: "uuid", fieldName: "scope_id" })
  scopeId!: string;

  @PrimaryKey({ type: "string" })
  period!: string;

  @PrimaryKey({ type: "string" })
  checklistKind!: ChecklistKind;

  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "trade_union_id", primary: true })
  @Index({ name: "standings_trade_union" })
  tradeUnionId!: string;

  @Enum({ items: () => TradeUnionLevel, type: "string" })
  level!: TradeUnionLevel;

  @Property({ type: "double", columnType: "numeric(5,2)" })
  @Field(() => Float, {
    description:
      "Percent of the points that apply, 0 to 100 with two decimals; of a street or community the mean of the inspected unions below it.",
  })
  percent!: number;

  @Property({ type: "string", nullable: true })
  @Field(() => String, { nullable: true, description: "Grade code; null for a mean." })
  grade!: string | null;

  @Property({ type: "boolean" })
  @Field(() => Boolean, { description: "Whether a veto forced the lowest grade; it does not change the order." })
  vetoed!: boolean;

  @ManyToOne({ entity: () => Inspection, mapToPk: true, fieldName: "inspection_id", nullable: true })
  @Index({ name: "standings_inspection" })
  inspectionId!: string | null;

  @Property({ type: "string", nullable: true })
  formGroup!: string | null;

  @Property({ type: "string", nullable: true })
  ownershipGroup!: string | null;

  @Property({ type: "string", nullable: true })
  sizeGroup!: string | null;

  @Property({ type: "integer" })
  inspected!: number;

  /** Not stored: set when a page or a single standing is read. */
  @Field(() => Int, { description: "Equal percents share a rank and the next ranks are skipped: 1, 2, 2, 4." })
  rank!: number;
}

@ObjectType({ description: "How much of what lies below was inspected.", simpleResolvers: true })
export class StandingCoverage {
  @Field(() => Int, { description: "Active grassroots unions at or below the union." })
  eligible!: number;

  @Field(() => Int, { description: "Of these, those with a result in the period." })
  inspected!: number;
}

@ObjectType({ description: "A union's rank among all unions of its level below a scope.", simpleResolvers: true })
export class UnionStanding {
  @Field(() => Int, { description: "Equal percents share a rank: 1, 2, 2, 4." })
  rank!: number;

  @Field(() => Int, { description: "How many unions stand in the order." })
  outOf!: number;

  @Field(() => Float, { description: "Percent of the points that apply, 0 to 100." })
  percent!: number;

  @Field(() => String, { nullable: true, description: "Grade code; null for a mean." })
  grade!: string | null;
}

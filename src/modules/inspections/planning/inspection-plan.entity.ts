import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTime, Day, Period } from "../../../platform/graphql/api/scalars.js";
import { Checklist } from "../../checklists/checklist.entity.js";
import { Account } from "../../identity/account.entity.js";
import { TradeUnion, TradeUnionLevel } from "../../trade-unions/tree/trade-union.entity.js";
import { InspectionKind } from "../records/inspection-kind.types.js";

export enum InspectionPlanStatus {
  OPEN = "OPEN",
  CLOSED = "CLOSED",
  CANCELED = "CANCELED",
}
registerEnumType(InspectionPlanStatus, {
  name: "InspectionPlanStatus",
  description: "Whether a plan is being carried out.",
  valuesConfig: {
    OPEN: { description: "Visits are being assigned and made." },
    CLOSED: { description: "Over; nothing is assigned any more." },
    CANCELED: { description: "Given up; what was submitted before stays." },
  },
});

/** Who is to be inspected with which checklist in a period; the visits themselves are its assignments. */
@Entity({ tableName: "inspection_plans" })
@ObjectType({ description: "A plan to inspect every union of some levels below a scope.", simpleResolvers: true })
export class InspectionPlan {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @Property({ type: "string" })
  @Field(() => String, { description: "Title, 1 to 200 characters." })
  title!: string;

  @Enum(() => InspectionKind)
  @Field(() => InspectionKind, { description: "Why the unions are inspected." })
  kind!: InspectionKind;

  @Property({ type: "string" })
  @Field(() => Period, { description: "The period that the results count for." })
  period!: string;

  @ManyToOne({ entity: () => Checklist, mapToPk: true, fieldName: "checklist_id" })
  @Index({ name: "inspection_plans_checklist" })
  checklistId!: string;

  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "scope_id" })
  scopeId!: string;

  @Property({ type: "string[]" })
  @Field(() => [TradeUnionLevel], { description: "The levels of the unions that are inspected." })
  levels!: TradeUnionLevel[];

  @Property({ type: "date" })
  @Field(() => Day, { description: "The first day of the visits." })
  opensOn!: string;

  @Property({ type: "date" })
  @Field(() => Day, { description: "The last day of the visits; what is open after it is overdue." })
  dueOn!: string;

  @Property({ type: "boolean" })
  @Field(() => Boolean, { description: "Whether the street union looks at each inspection before the reviewer does." })
  preReviewByStreet = false;

  @Enum(() => InspectionPlanStatus)
  @Field(() => InspectionPlanStatus, { description: "Whether it is being carried out." })
  status: InspectionPlanStatus = InspectionPlanStatus.OPEN;

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "created_by" })
  @Index({ name: "inspection_plans_created_by" })
  createdBy!: string;

  @Property({ type: "uuid", nullable: true })
  idempotencyKey: string | null = null;

  @Property({ type: "integer", version: true })
  @Field(() => Int, { description: "Counts the changes; `expectedVersion` of a change must equal it." })
  version!: number;

  @Property({ type: "datetime" })
  @Field(() => DateTime, { description: "When it was made." })
  createdAt!: Date;
}

@ObjectType({
  description: "How far a plan has come. Counts cover only the unions below which the caller may read plans.",
  simpleResolvers: true,
})
export class InspectionPlanProgress {
  @Field(() => Int, { description: "Visits of the plan that were not canceled." })
  planned!: number;

  @Field(() => Int, { description: "Planned visits to which nobody has been assigned yet." })
  unassigned!: number;

  @Field(() => Int, { description: "Planned visits that were made and submitted, confirmed or not." })
  inspected!: number;

  @Field(() => Int, { description: "Inspected ones whose result is confirmed." })
  confirmed!: number;

  @Field(() => Int, {
    description: "Planned visits that could not be made: the union was closed, moved, unreachable or refused.",
  })
  notPerformed!: number;

  @Field(() => Int, {
    description: "Planned visits, assigned or not, that are still to be made although the due day has passed.",
  })
  overdue!: number;

  @Field(() => Int, { description: "Visits that were called off; they are not among the planned ones." })
  canceled!: number;
}

import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTime, Day } from "../../../platform/graphql/api/scalars.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import { AssignmentStatus } from "./assignment.lifecycle.js";
import {
  inspectionKinds,
  inspectionOwners,
  type InspectionKindCode,
  type InspectionOwnerCode,
} from "../records/inspection-codes.js";
import { InspectionPlan } from "./inspection-plan.entity.js";

registerEnumType(AssignmentStatus, {
  name: "AssignmentStatus",
  description: "How far one planned visit has come.",
  valuesConfig: {
    UNASSIGNED: { description: "Planned, but nobody is sent yet." },
    OPEN: { description: "Somebody is sent; also when the reviewer has given the inspection back." },
    SUBMITTED: { description: "The inspection was submitted and waits for its confirmation." },
    DONE: { description: "The inspection is confirmed." },
    NOT_PERFORMED: { description: "The visit could not be made; the inspection says why." },
    CANCELED: { description: "Called off; a visit that had begun before may still be submitted." },
  },
});

/** One visit that a plan, or a rating, audit, unannounced visit or rectification, asks for, and who is to make it. */
@Entity({ tableName: "assignments" })
@ObjectType({
  description: "One visit that a plan, or a rating, audit, unannounced visit or rectification, asks for.",
  simpleResolvers: true,
})
export class Assignment {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @ManyToOne({ entity: () => InspectionPlan, mapToPk: true, fieldName: "plan_id", nullable: true })
  planId: string | null = null;

  /** Without a plan: what asks for the visit instead, and what a plan would say. */
  @Enum({ items: () => [...inspectionOwners], type: "string", nullable: true })
  owner: InspectionOwnerCode | null = null;

  @Property({ type: "uuid", nullable: true })
  ownerId: string | null = null;

  @Enum({ items: () => [...inspectionKinds], type: "string", nullable: true })
  kind: InspectionKindCode | null = null;

  @Property({ type: "string", nullable: true })
  period: string | null = null;

  @Property({ type: "uuid", nullable: true })
  @Index({ name: "assignments_checklist" })
  checklistId: string | null = null;

  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "trade_union_id" })
  tradeUnionId!: string;

  @Property({ type: "uuid", nullable: true })
  @Index({ name: "assignments_employer" })
  employerId: string | null = null;

  @Property({ type: "uuid", nullable: true })
  @Index({ name: "assignments_site" })
  siteId: string | null = null;

  @Property({ type: "uuid", nullable: true })
  @Index({ name: "assignments_baseline_inspection" })
  baselineInspectionId: string | null = null;

  /** What an unannounced visit looks at; it decides which criteria are asked. */
  @Property({ type: "string", nullable: true })
  visitSubject: string | null = null;

  @Enum(() => AssignmentStatus)
  @Field(() => AssignmentStatus, { description: "How far it has come." })
  status: AssignmentStatus = AssignmentStatus.UNASSIGNED;

  @Property({ type: "date" })
  @Field(() => Day, { description: "The last day for the visit." })
  dueOn!: string;

  @Property({ type: "uuid", nullable: true })
  @Index({ name: "assignments_inspection" })
  inspectionId: string | null = null;

  @Property({ type: "integer", version: true })
  @Field(() => Int, { description: "Counts the changes; `expectedVersion` of a change must equal it." })
  version!: number;

  @Property({ type: "datetime" })
  @Field(() => DateTime, { description: "When the visit was planned." })
  createdAt!: Date;
}

import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Day } from "../../platform/graphql/scalars.js";
import type { FindingSeverity as Severity } from "../checklists/checklist-body.js";
import { findingSeverities } from "../checklists/checklist-codes.js";
import { Checklist } from "../checklists/checklist.entity.js";
import { FindingSeverity } from "../checklists/checklist-view.types.js";
import { Inspection } from "../inspections/inspection.entity.js";
import { TradeUnion } from "../trade-unions/trade-union.entity.js";

export enum FindingStatus {
  RECORDED = "RECORDED",
  CONFIRMED = "CONFIRMED",
  CONTESTED = "CONTESTED",
  ISSUED = "ISSUED",
  SUBMITTED = "SUBMITTED",
  VERIFIED = "VERIFIED",
  CLOSED = "CLOSED",
  TRANSFERRED = "TRANSFERRED",
  WITHDRAWN = "WITHDRAWN",
}
registerEnumType(FindingStatus, {
  name: "FindingStatus",
  description: "How far a finding has got; overdue is derived from the due day and is no status.",
  valuesConfig: {
    RECORDED: { description: "Recorded." },
    CONFIRMED: { description: "Confirmed with its inspection; not yet issued to the union." },
    CONTESTED: { description: "Contested by the union." },
    ISSUED: { description: "Issued for rectification." },
    SUBMITTED: { description: "Rectification submitted." },
    VERIFIED: { description: "Rectification verified." },
    CLOSED: { description: "Closed." },
    TRANSFERRED: { description: "Transferred to the competent body." },
    WITHDRAWN: { description: "Withdrawn." },
  },
});

/** One thing that a confirmed inspection found wrong. */
@Entity({ tableName: "findings" })
@ObjectType({ description: "One thing that a confirmed inspection found wrong.", simpleResolvers: true })
export class Finding {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @ManyToOne({ entity: () => Inspection, mapToPk: true, fieldName: "inspection_id" })
  inspectionId!: string;

  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "trade_union_id" })
  @Index({ name: "findings_trade_union" })
  tradeUnionId!: string;

  @ManyToOne({ entity: () => Checklist, mapToPk: true, fieldName: "checklist_id" })
  @Index({ name: "findings_checklist" })
  checklistId!: string;

  @Property({ type: "string" })
  criterionCode!: string;

  @Property({ type: "uuid", nullable: true })
  faultId!: string | null;

  @Enum({ items: () => findingSeverities as unknown as string[], type: "string" })
  @Field(() => FindingSeverity, { description: "How grave it is; decides the working days for putting it right." })
  severity!: Severity;

  @Enum(() => FindingStatus)
  @Field(() => FindingStatus, { description: "How far it has got." })
  status!: FindingStatus;

  @Property({ type: "string" })
  @Field(() => String, { description: "What is wrong." })
  description!: string;

  @Property({ type: "string", nullable: true })
  @Field(() => String, { nullable: true, description: "What is asked for." })
  requirement!: string | null;

  @Property({ type: "integer", nullable: true })
  rectificationWorkingDays!: number | null;

  @Property({ type: "date", nullable: true })
  @Field(() => Day, {
    nullable: true,
    description: "Last day for putting it right; null until it was served on the union, as the time runs from service.",
  })
  dueOn!: string | null;

  /** The day on which its rectification was verified, or it was closed without; decides whether it was put right on time. */
  @Property({ type: "date", nullable: true })
  settledOn!: string | null;

  @Property({ type: "integer", version: true })
  @Field(() => Int, { description: "Counts the changes." })
  version!: number;

  @Property({ type: "datetime" })
  createdAt!: Date;
}

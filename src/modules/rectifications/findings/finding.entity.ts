import { OptionalProps } from "@mikro-orm/core";
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { DateTime, Day } from "../../../platform/graphql/api/scalars.js";
import type { FindingSeverity as Severity } from "../../checklists/checklist-body.js";
import { findingSeverities } from "../../checklists/checklist-codes.js";
import { Checklist } from "../../checklists/checklist.entity.js";
import { FindingSeverity } from "../../checklists/checklist-view.types.js";
import { Inspection } from "../../inspections/records/inspection.entity.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import {
  FindingStatus,
  findingStatuses,
  FollowUpState,
  followUpStates,
  type FindingStatusCode,
  type FollowUpStateCode,
} from "./finding.types.js";

/** One thing that an inspection found wrong. */
@Entity({ tableName: "findings" })
@ObjectType({ description: "One thing that an inspection found wrong.", simpleResolvers: true })
export class Finding {
  /** What a new one has without being told. */
  declare [OptionalProps]?: "dueIsProvisional" | "extensionPending" | "version";

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

  @Enum({ items: () => [...findingStatuses], type: "string" })
  @Field(() => FindingStatus, { description: "How far it has got." })
  status!: FindingStatusCode;

  @Property({ type: "string" })
  @Field(() => String, { description: "What is wrong." })
  description!: string;

  @Property({ type: "string", nullable: true })
  @Field(() => String, { nullable: true, description: "What is asked for." })
  requirement!: string | null;

  /** Hashes of the files that show it. */
  @Property({ type: "text[]" })
  evidence: string[] = [];

  /** A suspicion that only those who handle it see, until the competent body has found it to be so. */
  @Property({ type: "boolean" })
  isConfidential: boolean = false;

  /** Opened for a suspicion, whatever became of it; an ordinary one at the same criterion stands beside it. */
  @Property({ type: "boolean" })
  isSuspicion: boolean = false;

  /** Working days of its criterion; null where they run only after a conclusion. */
  @Property({ type: "integer", nullable: true })
  rectificationWorkingDays!: number | null;

  /** By its id alone, as notices stand above findings. */
  @Property({ type: "uuid", fieldName: "notice_id", nullable: true })
  @Index({ name: "findings_notice" })
  noticeId: string | null = null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => DateTime, { nullable: true, description: "When it was issued for rectification; null before." })
  issuedAt: Date | null = null;

  @Property({ type: "date", nullable: true })
  @Field(() => Day, {
    nullable: true,
    description:
      "The day from which the time runs: the union acknowledged it, or the third working day after its issue, whichever came first.",
  })
  servedOn: string | null = null;

  /** Working days counted from service, when the due day was computed; kept for recalculating it. */
  @Property({ type: "integer", nullable: true })
  dueWorkingDays: number | null = null;

  @Property({ type: "date", nullable: true })
  @Field(() => Day, {
    nullable: true,
    description: "Last day for putting it right, in working days from service; null until it was issued.",
  })
  dueOn: string | null = null;

  @Property({ type: "boolean" })
  @Field(() => Boolean, {
    description:
      "Whether the due day lies beyond the published working days; it is recalculated when they are published.",
  })
  dueIsProvisional: boolean = false;

  @Property({ type: "boolean" })
  extensionPending: boolean = false;

  /** The day on which its rectification was verified, or it was closed without; decides whether it was put right on time. */
  @Property({ type: "date", nullable: true })
  settledOn: string | null = null;

  @Property({ type: "date", nullable: true })
  @Field(() => Day, { nullable: true, description: "The day on which it was closed (销号); null while it is open." })
  closedOn: string | null = null;

  @Enum({ items: () => [...followUpStates], type: "string", nullable: true })
  @Field(() => FollowUpState, {
    nullable: true,
    description: "Whether it is looked at again; null until it is closed, and for what was put right at once.",
  })
  followUp: FollowUpStateCode | null = null;

  @Property({ type: "integer", version: true })
  @Field(() => Int, { description: "Counts the changes; `expectedVersion` of a change must equal it." })
  version!: number;

  @Property({ type: "datetime" })
  createdAt!: Date;
}

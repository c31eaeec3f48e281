import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType } from "type-graphql";
import { DateTime } from "../../../platform/graphql/api/scalars.js";
import type { TransferConclusion as Conclusion } from "../../checklists/answer.js";
import { transferConclusions, transferTargets } from "../../checklists/checklist-codes.js";
import { Account } from "../../identity/account.entity.js";
import { Finding } from "./finding.entity.js";
import { TransferConclusion, TransferTarget, type TransferTargetCode } from "./finding.types.js";

/** A suspicion handed to the competent body, and what that body concluded. */
@Entity({ tableName: "finding_transfers" })
@Unique({ name: "finding_transfers_once", properties: ["findingId"] })
@ObjectType({ description: "A suspicion handed to the competent body (移送).", simpleResolvers: true })
export class FindingTransfer {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @ManyToOne({ entity: () => Finding, mapToPk: true, fieldName: "finding_id" })
  findingId!: string;

  @Enum({ items: () => [...transferTargets], type: "string" })
  @Field(() => TransferTarget, { description: "To whom." })
  target!: TransferTargetCode;

  @Property({ type: "string" })
  @Field(() => String, { description: "Why." })
  comment!: string;

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "transferred_by" })
  @Index({ name: "finding_transfers_transferred_by" })
  transferredById!: string;

  @Property({ type: "datetime" })
  @Field(() => DateTime, { description: "When." })
  transferredAt!: Date;

  @Enum({ items: () => [...transferConclusions], type: "string", nullable: true })
  @Field(() => TransferConclusion, { nullable: true, description: "What the body concluded; null until it did." })
  conclusion: Conclusion | null = null;

  @Property({ type: "string", nullable: true })
  @Field(() => String, { nullable: true, description: "Number of the document with the conclusion." })
  documentNumber: string | null = null;

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "concluded_by", nullable: true })
  @Index({ name: "finding_transfers_concluded_by" })
  concludedById: string | null = null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => DateTime, { nullable: true, description: "When the conclusion was entered." })
  concludedAt: Date | null = null;
}

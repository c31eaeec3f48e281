import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { DateTime, Day, Fen, Sha256 } from "../../../platform/graphql/api/scalars.js";
import { Account } from "../../identity/account.entity.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import type { FigureLine } from "./audit-figures.rules.js";
import { AuditStatus } from "./audit.lifecycle.js";
import { AuditKind, AuditOpinion } from "./audit.types.js";

/** One audit of a union's funds; it owns the inspection that is its working paper. */
@Entity({ tableName: "audits" })
@ObjectType({ description: "An audit of a union's funds (经费审查审计).", simpleResolvers: true })
export class Audit {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "trade_union_id" })
  tradeUnionId!: string;

  @Enum(() => AuditKind)
  @Field(() => AuditKind, { description: "What it looks at." })
  kind!: AuditKind;

  @Enum(() => AuditStatus)
  @Field(() => AuditStatus, { description: "How far it has got." })
  status!: AuditStatus;

  @Property({ type: "date" })
  @Field(() => Day, { description: "First day of the audited time." })
  periodFrom!: string;

  @Property({ type: "date" })
  @Field(() => Day, { description: "Last day of the audited time." })
  periodTo!: string;

  @Property({ type: "string" })
  @Field(() => String, { description: "Number of the document by which the commission ordered it." })
  authorityDocument!: string;

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "opened_by" })
  @Index({ name: "audits_opened_by" })
  openedBy!: string;

  @Property({ type: "datetime" })
  @Field(() => DateTime, { description: "When it was opened." })
  openedAt!: Date;

  @Property({ type: "date", nullable: true })
  @Field(() => Day, { nullable: true, description: "The day of the notice; null before." })
  noticeIssuedOn!: string | null;

  @Property({ type: "date", nullable: true })
  @Field(() => Day, { nullable: true, description: "The first day on site, as the notice says; null before." })
  onSiteFrom!: string | null;

  @Property({ type: "bigint", nullable: true })
  @Field(() => Fen, { nullable: true, description: "Opening balance in fen; null before the figures are recorded." })
  openingBalance!: number | null;

  @Property({ type: "bigint", nullable: true })
  @Field(() => Fen, { nullable: true, description: "Closing balance in fen; null before the figures are recorded." })
  closingBalance!: number | null;

  @Property({ type: "json" })
  figures!: FigureLine[];

  @Property({ type: "bigint", nullable: true })
  @Field(() => Fen, { nullable: true, description: "Dues that were to be passed up, in fen." })
  duesPayable!: number | null;

  @Property({ type: "bigint", nullable: true })
  @Field(() => Fen, { nullable: true, description: "Dues that were passed up, in fen." })
  duesRemitted!: number | null;

  @Property({ type: "string", nullable: true })
  @Field(() => String, { nullable: true, description: "The draft report; null before it was sent to the union." })
  draftText!: string | null;

  @Property({ type: "date", nullable: true })
  @Field(() => Day, { nullable: true, description: "The day on which the draft was sent; null before." })
  draftSentOn!: string | null;

  @Property({ type: "date", nullable: true })
  @Field(() => Day, {
    nullable: true,
    description: "Last day for the union's comments, 10 working days after the draft; null before it was sent.",
  })
  commentsDueOn!: string | null;

  @Property({ type: "string", nullable: true })
  @Field(() => String, { nullable: true, description: "What the union says of the draft; null when it did not." })
  commentStatement!: string | null;

  @Property({ type: "string[]" })
  @Field(() => [Sha256], { description: "Files that the union gives with its comments, by hash; at most 50." })
  commentEvidence: string[] = [];

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "commented_by", nullable: true })
  @Index({ name: "audits_commented_by" })
  commentedBy!: string | null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => DateTime, { nullable: true, description: "When the union commented; null when it did not." })
  commentedAt!: Date | null;

  @Enum({ items: () => AuditOpinion, nullable: true })
  @Field(() => AuditOpinion, { nullable: true, description: "The auditors' opinion; null before the report." })
  opinion!: AuditOpinion | null;

  @Property({ type: "string", nullable: true })
  @Field(() => String, { nullable: true, description: "Number of the report; null before it was issued." })
  documentNumber!: string | null;

  @Property({ type: "string", nullable: true })
  @Field(() => String, { nullable: true, description: "The report; null before it was issued." })
  reportText!: string | null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => DateTime, { nullable: true, description: "When the report was issued; null before." })
  issuedAt!: Date | null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => DateTime, { nullable: true, description: "When it was closed; null before." })
  closedAt!: Date | null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => DateTime, { nullable: true, description: "When it was given up; null when it was not." })
  canceledAt!: Date | null;

  @Property({ type: "string", nullable: true })
  @Field(() => String, { nullable: true, description: "Why it was given up; null when it was not." })
  cancelReason!: string | null;

  @Property({ type: "uuid" })
  idempotencyKey!: string;

  @Property({ type: "integer", version: true })
  @Field(() => Int, { description: "Counts the changes; `expectedVersion` of a change must equal it." })
  version!: number;
}

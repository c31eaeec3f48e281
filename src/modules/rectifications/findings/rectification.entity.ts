import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType } from "type-graphql";
import { DateTime } from "../../../platform/graphql/api/scalars.js";
import { Account } from "../../identity/account.entity.js";
import { verificationOutcomes, type VerificationOutcomeCode } from "./finding.types.js";
import { Finding } from "./finding.entity.js";

/** What the union did about a finding, and what somebody else then said of it. */
@Entity({ tableName: "rectifications" })
@ObjectType({ description: "What the union did about a finding (整改).", simpleResolvers: true })
export class Rectification {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID, made by the client." })
  id!: string;

  @ManyToOne({ entity: () => Finding, mapToPk: true, fieldName: "finding_id" })
  findingId!: string;

  @Property({ type: "string" })
  @Field(() => String, { description: "What was done." })
  description!: string;

  @Property({ type: "text[]" })
  evidence: string[] = [];

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "submitted_by" })
  @Index({ name: "rectifications_submitted_by" })
  submittedById!: string;

  @Property({ type: "datetime" })
  @Field(() => DateTime, { description: "When it was submitted." })
  submittedAt!: Date;

  @Enum({ items: () => [...verificationOutcomes], type: "string", nullable: true })
  outcome: VerificationOutcomeCode | null = null;

  @Property({ type: "string", nullable: true })
  comment: string | null = null;

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "verified_by", nullable: true })
  @Index({ name: "rectifications_verified_by" })
  verifiedById: string | null = null;

  @Property({ type: "datetime", nullable: true })
  verifiedAt: Date | null = null;
}

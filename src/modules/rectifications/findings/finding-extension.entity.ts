import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType } from "type-graphql";
import { DateTime, Day } from "../../../platform/graphql/api/scalars.js";
import { Account } from "../../identity/account.entity.js";
import { Finding } from "./finding.entity.js";
import { ExtensionDecision, extensionDecisions, type ExtensionDecisionCode } from "./finding.types.js";

/** More time for a finding: asked for by the union, decided by a reviewer, granted once. */
@Entity({ tableName: "finding_extensions" })
@ObjectType({ description: "A request for more time, and what was decided about it.", simpleResolvers: true })
export class FindingExtension {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @ManyToOne({ entity: () => Finding, mapToPk: true, fieldName: "finding_id" })
  findingId!: string;

  @Property({ type: "date" })
  @Field(() => Day, { description: "The due day that is asked for." })
  until!: string;

  @Property({ type: "string" })
  @Field(() => String, { description: "Why more time is needed." })
  reason!: string;

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "requested_by" })
  @Index({ name: "finding_extensions_requested_by" })
  requestedById!: string;

  @Property({ type: "datetime" })
  @Field(() => DateTime, { description: "When it was asked for." })
  requestedAt!: Date;

  @Enum({ items: () => [...extensionDecisions], type: "string", nullable: true })
  @Field(() => ExtensionDecision, { nullable: true, description: "What was decided; null while it waits." })
  decision: ExtensionDecisionCode | null = null;

  @Property({ type: "string", nullable: true })
  @Field(() => String, { nullable: true, description: "Why it was decided so." })
  comment: string | null = null;

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "decided_by", nullable: true })
  @Index({ name: "finding_extensions_decided_by" })
  decidedById: string | null = null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => DateTime, { nullable: true, description: "When it was decided." })
  decidedAt: Date | null = null;
}

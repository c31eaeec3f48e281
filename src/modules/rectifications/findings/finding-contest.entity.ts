import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType } from "type-graphql";
import { DateTime } from "../../../platform/graphql/api/scalars.js";
import { Account } from "../../identity/account.entity.js";
import { Finding } from "./finding.entity.js";
import { ContestDecision, contestDecisions, type ContestDecisionCode } from "./finding.types.js";

/** Why a union holds a finding to be wrong, and what somebody who was not in the team decided. */
@Entity({ tableName: "finding_contests" })
@Unique({ name: "finding_contests_once", properties: ["findingId"] })
@ObjectType({ description: "Why the union contests a finding, and what was decided about it.", simpleResolvers: true })
export class FindingContest {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @ManyToOne({ entity: () => Finding, mapToPk: true, fieldName: "finding_id" })
  findingId!: string;

  @Property({ type: "string" })
  @Field(() => String, { description: "Why the union holds it to be wrong." })
  statement!: string;

  @Property({ type: "text[]" })
  evidence: string[] = [];

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "contested_by" })
  @Index({ name: "finding_contests_contested_by" })
  contestedById!: string;

  @Property({ type: "datetime" })
  @Field(() => DateTime, { description: "When it was contested." })
  contestedAt!: Date;

  @Enum({ items: () => [...contestDecisions], type: "string", nullable: true })
  @Field(() => ContestDecision, { nullable: true, description: "What was decided; null while it waits." })
  decision: ContestDecisionCode | null = null;

  @Property({ type: "string", nullable: true })
  @Field(() => String, { nullable: true, description: "Why it was decided so." })
  comment: string | null = null;

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "decided_by", nullable: true })
  @Index({ name: "finding_contests_decided_by" })
  decidedById: string | null = null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => DateTime, { nullable: true, description: "When it was decided." })
  decidedAt: Date | null = null;
}

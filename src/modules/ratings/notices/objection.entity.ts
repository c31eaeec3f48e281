import { OptionalProps } from "@mikro-orm/core";
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTime, Day } from "../../../platform/graphql/api/scalars.js";
import { Account } from "../../identity/account.entity.js";
import { ObjectionDecision, ObjectionStatus } from "./objection.lifecycle.js";
import { PublicNotice } from "./public-notice.entity.js";
import { RatingApplication } from "../applications/rating-application.entity.js";

registerEnumType(ObjectionStatus, {
  name: "ObjectionStatus",
  description: "What became of an objection.",
  valuesConfig: {
    FILED: { description: "Not decided yet; nothing is conferred meanwhile." },
    UPHELD: { description: "Upheld: the application was turned down." },
    REJECTED: { description: "Rejected: it does not stand in the way." },
  },
});

registerEnumType(ObjectionDecision, {
  name: "ObjectionDecision",
  description: "How an objection is decided.",
  valuesConfig: {
    UPHOLD: { description: "It is right; the application is turned down." },
    REJECT: { description: "It is not; the application goes on." },
  },
});

/** What somebody has against a proposed award, until it is decided by others than those who inspected. */
@Entity({ tableName: "objections" })
@ObjectType({ description: "What somebody has against a proposed award.", simpleResolvers: true })
export class Objection {
  /** What a new one has without being told. */
  declare [OptionalProps]?: "status" | "version";

  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @ManyToOne({ entity: () => PublicNotice, mapToPk: true, fieldName: "notice_id" })
  @Index({ name: "objections_notice" })
  noticeId!: string;

  @ManyToOne({ entity: () => RatingApplication, mapToPk: true, fieldName: "application_id" })
  @Index({ name: "objections_application" })
  applicationId!: string;

  @Property({ type: "string" })
  @Field(() => String, { description: "What is objected, 1 to 2,000 characters." })
  statement!: string;

  @Property({ type: "string", nullable: true })
  contact: string | null = null;

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "filed_by" })
  @Index({ name: "objections_filed_by" })
  filedById!: string;

  @Property({ type: "datetime" })
  @Field(() => DateTime, { description: "When it was filed." })
  filedAt!: Date;

  @Property({ type: "date" })
  @Field(() => Day, { description: "The day by which it is to be answered." })
  answerDueOn!: string;

  @Enum(() => ObjectionStatus)
  @Field(() => ObjectionStatus, { description: "What became of it." })
  status: ObjectionStatus = ObjectionStatus.FILED;

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "decided_by", nullable: true })
  @Index({ name: "objections_decided_by" })
  decidedById: string | null = null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => DateTime, { nullable: true, description: "When it was decided; null while it is open." })
  decidedAt: Date | null = null;

  @Property({ type: "string", nullable: true })
  @Field(() => String, { nullable: true, description: "Why it was decided so." })
  reason: string | null = null;

  @Property({ type: "uuid", nullable: true })
  idempotencyKey: string | null = null;

  @Property({ type: "integer", version: true })
  @Field(() => Int, { description: "Counts the changes; `expectedVersion` of a decision must equal it." })
  version!: number;
}

import { OptionalProps } from "@mikro-orm/core";
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTime, Day } from "../../../platform/graphql/api/scalars.js";
import { Account } from "../../identity/account.entity.js";
import { Inspection } from "../../inspections/records/inspection.entity.js";
import { Employer } from "../../trade-unions/employers/employer.entity.js";
import { Site } from "../../trade-unions/sites/site.entity.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import { Award } from "../awards/award.entity.js";
import type { StatedCount } from "../programs/measured.rules.js";
import { RatingApplicationStatus } from "./rating-application.lifecycle.js";
import { RatingProgram } from "../programs/rating-program.entity.js";

registerEnumType(RatingApplicationStatus, {
  name: "RatingApplicationStatus",
  description: "How far an application has come.",
  valuesConfig: {
    APPLIED: { description: "Handed in; the street has it." },
    RETURNED: { description: "Given back; the applicant may correct it and hand it in again." },
    STREET_REVIEWED: { description: "Forwarded by the street; the district has it." },
    ON_SITE: { description: "People are sent to look at it on site." },
    INSPECTED: { description: "The inspection on site is confirmed." },
    PROPOSED: { description: "It stands in a public notice." },
    RECOMMENDED: { description: "Recommended to the superior that confers the level." },
    CONFERRED: { description: "The award was conferred or recorded." },
    REJECTED: { description: "Turned down." },
    WITHDRAWN: { description: "Taken back by the applicant." },
  },
});

/** A file that belongs to an application, known by its hash; it may arrive later. */
export interface StoredAttachment {
  readonly kind: string;
  readonly sha256: string;
}

/** What a union asks to be named, for itself, an employer or one of its sites. */
@Entity({ tableName: "rating_applications" })
@ObjectType({ description: "A union's application for a level of a rating.", simpleResolvers: true })
export class RatingApplication {
  /** What a new one has without being told. */
  declare [OptionalProps]?: "status" | "version";

  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @ManyToOne({ entity: () => RatingProgram, mapToPk: true, fieldName: "program_id" })
  @Index({ name: "rating_applications_program" })
  programId!: string;

  @Property({ type: "string" })
  levelCode!: string;

  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "trade_union_id" })
  @Index({ name: "rating_applications_trade_union" })
  tradeUnionId!: string;

  @ManyToOne({ entity: () => Employer, mapToPk: true, fieldName: "employer_id", nullable: true })
  @Index({ name: "rating_applications_employer" })
  employerId: string | null = null;

  @ManyToOne({ entity: () => Site, mapToPk: true, fieldName: "site_id", nullable: true })
  @Index({ name: "rating_applications_site" })
  siteId: string | null = null;

  @Enum(() => RatingApplicationStatus)
  @Field(() => RatingApplicationStatus, { description: "How far it has come." })
  status: RatingApplicationStatus = RatingApplicationStatus.APPLIED;

  @ManyToOne({ entity: () => Inspection, mapToPk: true, fieldName: "self_inspection_id", nullable: true })
  @Index({ name: "rating_applications_self_inspection" })
  selfInspectionId: string | null = null;

  /** The confirmed inspection on site. */
  @ManyToOne({ entity: () => Inspection, mapToPk: true, fieldName: "inspection_id", nullable: true })
  @Index({ name: "rating_applications_inspection" })
  inspectionId: string | null = null;

  @Property({ type: "json", columnType: "jsonb" })
  counts: StatedCount[] = [];

  @Property({ type: "text[]" })
  declared: string[] = [];

  @Property({ type: "json", columnType: "jsonb" })
  attachments: StoredAttachment[] = [];

  /** By its id alone, as notices stand above applications. */
  @Property({ type: "uuid", fieldName: "notice_id", nullable: true })
  @Index({ name: "rating_applications_notice" })
  noticeId: string | null = null;

  @ManyToOne({ entity: () => Award, mapToPk: true, fieldName: "award_id", nullable: true })
  @Index({ name: "rating_applications_award" })
  awardId: string | null = null;

  @Property({ type: "date", nullable: true })
  @Field(() => Day, {
    nullable: true,
    description: "The day it was recommended to the superior; null where it was not.",
  })
  recommendedOn: string | null = null;

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "applied_by" })
  @Index({ name: "rating_applications_applied_by" })
  appliedById!: string;

  @Property({ type: "uuid", nullable: true })
  idempotencyKey: string | null = null;

  @Property({ type: "integer", version: true })
  @Field(() => Int, { description: "Counts the changes; `expectedVersion` of a change must equal it." })
  version!: number;

  @Property({ type: "datetime" })
  @Field(() => DateTime, { description: "When it was handed in." })
  createdAt!: Date;
}

import { OptionalProps } from "@mikro-orm/core";
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Day } from "../../../platform/graphql/api/scalars.js";
import { Employer } from "../../trade-unions/employers/employer.entity.js";
import { Site } from "../../trade-unions/sites/site.entity.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import { AwardEventKind, AwardStatus } from "./award.lifecycle.js";
import { RatingProgram } from "../programs/rating-program.entity.js";

registerEnumType(AwardStatus, {
  name: "AwardStatus",
  description: "Whether an award holds.",
  valuesConfig: {
    CONFERRED: { description: "It holds." },
    UNDER_REVIEW: { description: "It is being re-examined." },
    SUSPENDED: { description: "It is suspended." },
    REVOKED: { description: "It was revoked." },
    LAPSED: { description: "Its time ran out." },
  },
});

registerEnumType(AwardEventKind, {
  name: "AwardEventKind",
  description: "What happened to an award.",
  valuesConfig: {
    CONFER: { description: "The district conferred it." },
    RECORD: { description: "A superior conferred it, and the district recorded it." },
    REEXAMINE: { description: "People were sent to look whether it is still deserved." },
    PASS: { description: "It is still deserved." },
    FAIL: { description: "It is not deserved any more; what becomes of it is still to be decided." },
    UPGRADE: { description: "A higher level was conferred on its holder." },
    DOWNGRADE: { description: "Its holder keeps a lower level only." },
    SUSPEND: { description: "It does not hold for the time being." },
    RESUME: { description: "It holds again." },
    REVOKE: { description: "It was taken away." },
    LAPSE: { description: "Its time ran out." },
  },
});

/** A level of a program that a union or one of its sites holds. */
@Entity({ tableName: "awards" })
@ObjectType({ description: "A level of a program that a union or one of its sites holds.", simpleResolvers: true })
export class Award {
  declare [OptionalProps]?:
    | "employerId"
    | "siteId"
    | "recommendedOn"
    | "validUntil"
    | "reexamineBy"
    | "reexaminationId"
    | "idempotencyKey"
    | "version";

  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @ManyToOne({ entity: () => RatingProgram, mapToPk: true, fieldName: "program_id" })
  @Index({ name: "awards_program" })
  programId!: string;

  @Property({ type: "string" })
  levelCode!: string;

  /** Tiers or stars: a holder may have one award of each. */
  @Property({ type: "string" })
  scale!: string;

  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "trade_union_id" })
  @Index({ name: "awards_trade_union" })
  tradeUnionId!: string;

  @ManyToOne({ entity: () => Employer, mapToPk: true, fieldName: "employer_id", nullable: true })
  @Index({ name: "awards_employer" })
  employerId: string | null = null;

  @ManyToOne({ entity: () => Site, mapToPk: true, fieldName: "site_id", nullable: true })
  @Index({ name: "awards_site" })
  siteId: string | null = null;

  @Enum(() => AwardStatus)
  @Field(() => AwardStatus, { description: "Whether it holds." })
  status!: AwardStatus;

  @Property({ type: "string" })
  @Field(() => String, { description: "Who conferred it: ENTERPRISE_GROUP, DISTRICT, CITY, PROVINCE or NATIONAL." })
  conferringLevel!: string;

  @Property({ type: "string" })
  @Field(() => String, { description: "Number of the conferring document." })
  documentNumber!: string;

  @Property({ type: "date" })
  @Field(() => Day, { description: "The day it was conferred." })
  conferredOn!: string;

  @Property({ type: "date", nullable: true })
  @Field(() => Day, {
    nullable: true,
    description: "The day the district recommended it to the superior; null where it did not.",
  })
  recommendedOn: string | null = null;

  @Property({ type: "date", nullable: true })
  @Field(() => Day, { nullable: true, description: "Last day; null when it has none." })
  validUntil: string | null = null;

  @Property({ type: "date", nullable: true })
  @Field(() => Day, { nullable: true, description: "The day by which it is to be re-examined." })
  reexamineBy: string | null = null;

  /** The visit of the re-examination that runs. */
  @Property({ type: "uuid", nullable: true })
  reexaminationId: string | null = null;

  /** The day of its latest event; nothing happens to it before that any more. */
  @Property({ type: "date" })
  changedOn!: string;

  @Property({ type: "uuid", nullable: true })
  idempotencyKey: string | null = null;

  @Property({ type: "integer", version: true })
  @Field(() => Int, { description: "Counts the changes; `expectedVersion` of a change must equal it." })
  version!: number;

  @Property({ type: "datetime" })
  createdAt!: Date;
}

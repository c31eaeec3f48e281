import { OptionalProps } from "@mikro-orm/core";
import { Entity, Enum, PrimaryKey, Property, ManyToOne, Index } from "@mikro-orm/decorators/legacy";
import { Field, Float, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Day } from "../../../platform/graphql/api/scalars.js";
import { CreditCode } from "./credit-code.scalar.js";
import { ClosingReason, EmployerTag, OwnershipType, SizeClass } from "./register-codes.js";

export enum TradeUnionLevel {
  CITY = "CITY",
  DISTRICT = "DISTRICT",
  STREET = "STREET",
  COMMUNITY = "COMMUNITY",
  GRASSROOTS = "GRASSROOTS",
}
registerEnumType(TradeUnionLevel, {
  name: "TradeUnionLevel",
  description: "Where a trade union stands in the tree.",
  valuesConfig: {
    CITY: { description: "City federation of trade unions (市总工会)." },
    DISTRICT: { description: "District federation of trade unions (区总工会)." },
    STREET: { description: "Street (subdistrict) union (街道工会)." },
    COMMUNITY: { description: "Community union (社区工会)." },
    GRASSROOTS: { description: "Grassroots union (基层工会)." },
  },
});

export enum TradeUnionForm {
  SINGLE = "SINGLE",
  JOINT = "JOINT",
  FEDERATION = "FEDERATION",
  STREET_FEDERATION = "STREET_FEDERATION",
  COMMUNITY = "COMMUNITY",
  REGIONAL = "REGIONAL",
  INDUSTRY = "INDUSTRY",
  COMMERCE = "COMMERCE",
  CATERING = "CATERING",
  BUILDING = "BUILDING",
  BUSINESS_CIRCLE = "BUSINESS_CIRCLE",
  STREET_BLOCK = "STREET_BLOCK",
  SELF_EMPLOYED = "SELF_EMPLOYED",
  PARK = "PARK",
}
registerEnumType(TradeUnionForm, {
  name: "TradeUnionForm",
  description: "How a trade union was set up: for one employer, for several, for a street, an industry, a building …",
  valuesConfig: {
    SINGLE: { description: "Single-unit union (单独建会)." },
    JOINT: { description: "Joint grassroots union of several employers (联合基层工会)." },
    FEDERATION: { description: "Federation of unions (工会联合会)." },
    STREET_FEDERATION: { description: "Street federation of trade unions (街道总工会)." },
    COMMUNITY: { description: "Community union (社区工会)." },
    REGIONAL: { description: "Regional union (区域性工会)." },
    INDUSTRY: { description: "Industry union (行业性工会)." },
    COMMERCE: { description: "Commerce union (商贸工会)." },
    CATERING: { description: "Catering union (餐饮工会)." },
    BUILDING: { description: "Office-building union (楼宇工会)." },
    BUSINESS_CIRCLE: { description: "Business-circle union (商圈工会)." },
    STREET_BLOCK: { description: "One-street union (一条街工会)." },
    SELF_EMPLOYED: { description: "Self-employed businesses' union (个体户工会)." },
    PARK: { description: "Industrial-park union (工业园区工会)." },
  },
});

export enum TradeUnionStatus {
  ACTIVE = "ACTIVE",
  CLOSED = "CLOSED",
}
registerEnumType(TradeUnionStatus, {
  name: "TradeUnionStatus",
  description: "Whether a trade union exists.",
  valuesConfig: {
    ACTIVE: { description: "It exists and can be inspected." },
    CLOSED: { description: "It was dissolved or merged; its history stays." },
  },
});

/** A node of the tree; `path` is derived from the parents and moves with them. */
@Entity({ tableName: "trade_unions" })
@ObjectType({ description: "A trade union at any level of the tree.", simpleResolvers: true })
export class TradeUnion {
  declare [OptionalProps]?: "status" | "closedOn" | "closedReason" | "version";

  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @Property({ type: "bigint" })
  number!: number;

  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "parent_id", nullable: true })
  @Index({ name: "trade_unions_parent" })
  parentId!: string | null;

  @Property({ columnType: "ltree", type: "string" })
  path!: string;

  @Property({ type: "string" })
  @Field(() => String, {
    description: "Short code, unique in the federation: letters, digits and hyphens, at most 60.",
  })
  code!: string;

  @Property({ type: "string", nullable: true })
  @Field(() => CreditCode, {
    nullable: true,
    description:
      "Unified social credit code of 18 characters (GB 32100-2015), starting with 81 or 89; null while it has none.",
  })
  creditCode!: string | null;

  @Property({ type: "string" })
  @Field(() => String, { description: "Full name, 1 to 200 characters." })
  name!: string;

  @Property({ type: "string" })
  initials!: string;

  @Enum(() => TradeUnionLevel)
  @Field(() => TradeUnionLevel, { description: "Where it stands in the tree." })
  level!: TradeUnionLevel;

  @Enum(() => TradeUnionForm)
  @Field(() => TradeUnionForm, { description: "How it was set up." })
  form!: TradeUnionForm;

  @Enum({ items: () => OwnershipType, nullable: true })
  @Field(() => OwnershipType, {
    nullable: true,
    description: "Who owns the employer; null for a union of several employers that differ in it.",
  })
  ownership!: OwnershipType | null;

  @Property({ type: "string[]" })
  @Field(() => [EmployerTag], { description: "What else distinguishes the employer." })
  ownershipTags: EmployerTag[] = [];

  @Enum(() => TradeUnionStatus)
  @Field(() => TradeUnionStatus, { description: "Whether it exists." })
  status: TradeUnionStatus = TradeUnionStatus.ACTIVE;

  @Property({ type: "date", nullable: true })
  @Field(() => Day, { nullable: true, description: "The day it was closed." })
  closedOn: string | null = null;

  @Enum({ items: () => ClosingReason, nullable: true })
  @Field(() => ClosingReason, { nullable: true, description: "Why it was closed." })
  closedReason: ClosingReason | null = null;

  @Property({ type: "date", nullable: true })
  @Field(() => Day, { nullable: true, description: "The day it was founded." })
  foundedOn!: string | null;

  @Property({ type: "date", nullable: true })
  @Field(() => Day, { nullable: true, description: "First day of the committee's term." })
  termStartsOn!: string | null;

  @Property({ type: "date", nullable: true })
  @Field(() => Day, {
    nullable: true,
    description: "Last day of the committee's term (3 or 5 years, Trade Union Law 2021 art. 16).",
  })
  termEndsOn!: string | null;

  @Property({ type: "date", nullable: true })
  @Field(() => Day, { nullable: true, description: "Last day of the legal-person certificate." })
  certificateExpiresOn!: string | null;

  @Property({ type: "integer", nullable: true })
  @Field(() => Int, { nullable: true, description: "Members of the committee, 1 to 99." })
  committeeSize!: number | null;

  @Property({ type: "string", nullable: true })
  @Field(() => String, { nullable: true, description: "Postal address." })
  address!: string | null;

  @Property({ type: "double", nullable: true })
  latitude!: number | null;

  @Property({ type: "double", nullable: true })
  longitude!: number | null;

  @Property({ type: "string", nullable: true })
  @Field(() => String, { nullable: true, description: "Telephone of the union's office; not a private number." })
  contactPhone!: string | null;

  @Enum({ items: () => SizeClass, nullable: true })
  @Field(() => SizeClass, { nullable: true, description: "Size class of a street or park union; null for others." })
  sizeClass!: SizeClass | null;

  @Property({ type: "uuid", nullable: true })
  idempotencyKey: string | null = null;

  @Property({ type: "integer", version: true })
  @Field(() => Int, { description: "Counts the changes; `expectedVersion` of a change must equal it." })
  version!: number;

  @Property({ type: "datetime" })
  createdAt!: Date;
}

@ObjectType({ description: "A place on the map (WGS 84).", simpleResolvers: true })
export class Location {
  @Field(() => Float, { description: "Degrees north, −90 to 90." })
  latitude!: number;

  @Field(() => Float, { description: "Degrees east, −180 to 180." })
  longitude!: number;

  @Field(() => Float, { nullable: true, description: "Radius of uncertainty in meters." })
  accuracyMeters?: number | null;
}

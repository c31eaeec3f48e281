import { OptionalProps } from "@mikro-orm/core";
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property, Unique } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { enumOf } from "../../platform/graphql/api/enum-of.js";
import { DateTime, Period } from "../../platform/graphql/api/scalars.js";
import { Account } from "../identity/account.entity.js";
import { Audience, type AudienceCode } from "../trade-unions/tree/audience.types.js";
import { TradeUnion } from "../trade-unions/tree/trade-union.entity.js";
import { circularStatuses, type CircularStatusCode } from "./circular.lifecycle.js";
import { circularKinds, circularNamings, type CircularKindCode, type CircularNamingCode } from "./circular.rules.js";

export const CircularStatus = enumOf(circularStatuses);
export const CircularKind = enumOf(circularKinds);
export const CircularNaming = enumOf(circularNamings);

registerEnumType(CircularStatus, {
  name: "CircularStatus",
  description: "How far a circular has come.",
  valuesConfig: {
    DRAFT: { description: "Being written; its drafter may change it." },
    SIGNED: { description: "Signed and numbered by a leader; it does not change any more." },
    PUBLISHED: { description: "Seen by its audience." },
    DISCARDED: { description: "Given up before it was published." },
  },
});

registerEnumType(CircularKind, {
  name: "CircularKind",
  description: "What a circular reports on.",
  valuesConfig: {
    INSPECTION: { description: "Inspections (检查通报)." },
    RECTIFICATION: { description: "How findings were put right (整改通报)." },
    RATING: { description: "Ratings and awards (评定通报)." },
    AUDIT: { description: "Audits (经审通报)." },
    SUPERVISION: { description: "Unannounced visits (明察暗访通报)." },
    RANKING: { description: "A ranking (排名通报)." },
    OTHER: { description: "Anything else." },
  },
});

registerEnumType(CircularNaming, {
  name: "CircularNaming",
  description: "Whether a circular says who it is about.",
  valuesConfig: {
    ANONYMOUS: { description: "It names nobody (不点名)." },
    NAMED: { description: "It names those with problems (点名)." },
    COMMENDING: { description: "It names those who did well (表扬)." },
  },
});

/** A text of a federation to the unions below it. Once signed it does not change; who signed, and as what, is kept as it was then. */
@Entity({ tableName: "circulars" })
@Unique({ name: "circulars_number_once", properties: ["tradeUnionId", "number"] })
@ObjectType({ description: "A circular (通报).", simpleResolvers: true })
export class Circular {
  /** What a new one has without being told. */
  declare [OptionalProps]?: "status" | "audience" | "changes" | "version";

  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "trade_union_id" })
  tradeUnionId!: string;

  @Enum({ items: () => CircularKind })
  @Field(() => CircularKind, { description: "What it reports on." })
  kind!: CircularKindCode;

  @Property({ type: "string" })
  @Field(() => String, { description: "Title, 1 to 200 characters." })
  title!: string;

  @Property({ type: "string" })
  @Field(() => String, { description: "Text, 1 to 50,000 characters." })
  body!: string;

  @Property({ type: "string", nullable: true })
  @Field(() => Period, { nullable: true, description: "The period that it reports on; null when it is none." })
  period: string | null = null;

  @Enum({ items: () => CircularNaming })
  @Field(() => CircularNaming, { description: "Whether it says who it is about; until it is signed, as proposed." })
  naming!: CircularNamingCode;

  @Enum({ items: () => CircularStatus })
  @Field(() => CircularStatus, { description: "How far it has come." })
  status: CircularStatusCode = "DRAFT";

  @Enum({ items: () => Audience })
  @Field(() => Audience, { description: "Who sees it; INTERNAL until it is published." })
  audience: AudienceCode = "INTERNAL";

  @Property({ type: "string", nullable: true })
  @Field(() => String, { nullable: true, description: "Its number, once signed; unique for the issuing union." })
  number: string | null = null;

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "drafted_by" })
  @Index({ name: "circulars_drafted_by" })
  draftedById!: string;

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "signed_by", nullable: true })
  @Index({ name: "circulars_signed_by" })
  signedById: string | null = null;

  @Property({ type: "string", nullable: true })
  signedName: string | null = null;

  @Property({ type: "string", nullable: true })
  signedPost: string | null = null;

  @Property({ type: "datetime", nullable: true })
  signedAt: Date | null = null;

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "published_by", nullable: true })
  @Index({ name: "circulars_published_by" })
  publishedById: string | null = null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => DateTime, { nullable: true, description: "When it was published." })
  publishedAt: Date | null = null;

  @Property({ type: "string", nullable: true })
  @Field(() => String, {
    nullable: true,
    description: "The document that allows to name unions with problems in public; null where none is needed.",
  })
  authorityDocument: string | null = null;

  @Property({ type: "string", nullable: true })
  @Field(() => String, { nullable: true, description: "Why it was given up; null while it was not." })
  discardReason: string | null = null;

  /** How often the draft was changed: its recipients stand elsewhere, and a change of them counts too. */
  @Property({ type: "integer" })
  changes = 0;

  @Property({ type: "uuid" })
  idempotencyKey!: string;

  @Property({ type: "integer", version: true })
  @Field(() => Int, { description: "Counts the changes; `expectedVersion` of a change must equal it." })
  version!: number;

  @Property({ type: "datetime" })
  createdAt!: Date;
}

@ObjectType({ description: "Who signed, as it was then.", simpleResolvers: true })
export class CircularSignature {
  @Field(() => String, { description: "Name of the person." })
  name!: string;

  @Field(() => String, { nullable: true, description: "The post below the signature, in words." })
  post!: string | null;

  @Field(() => DateTime, { description: "When it was signed." })
  at!: Date | string;
}

@ObjectType({ description: "A union that receives a circular.", simpleResolvers: true })
export class CircularRecipient {
  tradeUnionId!: string;
}

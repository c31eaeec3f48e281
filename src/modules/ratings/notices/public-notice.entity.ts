import { OptionalProps } from "@mikro-orm/core";
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Day } from "../../../platform/graphql/api/scalars.js";
import { Account } from "../../identity/account.entity.js";
import { Audience, type AudienceCode } from "../../trade-unions/tree/audience.types.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import { PublicNoticeStatus } from "./public-notice.lifecycle.js";

registerEnumType(PublicNoticeStatus, {
  name: "PublicNoticeStatus",
  description: "What became of a public notice.",
  valuesConfig: {
    PUBLISHED: {
      description: "It is posted, or will be from its first day, or has run out and waits for the decisions.",
    },
    CONCLUDED: { description: "It has run out, and everything in it is decided." },
    WITHDRAWN: { description: "Taken back; what it proposed is not proposed any more." },
  },
});

/** What is posted before it takes effect, so that anybody may object. */
@Entity({ tableName: "public_notices" })
@ObjectType({
  description: "What is posted for some working days before it takes effect, so that anybody may object (公示).",
  simpleResolvers: true,
})
export class PublicNotice {
  /** What a new one has without being told. */
  declare [OptionalProps]?: "status" | "version";

  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @Property({ type: "string" })
  @Field(() => String, { description: "What it is about; AWARD for proposed awards." })
  kind!: string;

  @Property({ type: "string" })
  @Field(() => String, { description: "Its title, as written." })
  title!: string;

  /** The union that posted it. */
  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "scope_id" })
  @Index({ name: "public_notices_scope" })
  scopeId!: string;

  @Enum({ items: () => Audience })
  @Field(() => Audience, { description: "Who may read it." })
  audience!: AudienceCode;

  @Property({ type: "date" })
  @Field(() => Day, { description: "First day." })
  opensOn!: string;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "Working days for which it is posted." })
  workingDays!: number;

  @Property({ type: "date" })
  @Field(() => Day, { description: "Last day on which objections are taken." })
  closesOn!: string;

  @Property({ type: "boolean" })
  @Field(() => Boolean, {
    description: "Whether the last day may still move, because the holidays until then are not published yet.",
  })
  isProvisional!: boolean;

  @Enum(() => PublicNoticeStatus)
  @Field(() => PublicNoticeStatus, { description: "What became of it." })
  status: PublicNoticeStatus = PublicNoticeStatus.PUBLISHED;

  @Property({ type: "string", nullable: true })
  @Field(() => String, { nullable: true, description: "Why it was withdrawn." })
  statusReason: string | null = null;

  /** The day on which it was taken back: before the first one, it never was posted. */
  @Property({ type: "date", nullable: true })
  withdrawnOn: string | null = null;

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "created_by" })
  @Index({ name: "public_notices_created_by" })
  createdById!: string;

  @Property({ type: "uuid", nullable: true })
  idempotencyKey: string | null = null;

  @Property({ type: "integer", version: true })
  @Field(() => Int, { description: "Counts the changes; `expectedVersion` of a change must equal it." })
  version!: number;

  @Property({ type: "datetime" })
  createdAt!: Date;
}

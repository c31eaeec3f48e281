import { Entity, Index, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType } from "type-graphql";
import { DateTime } from "../../platform/graphql/api/scalars.js";
import { Account } from "./account.entity.js";

/** One person's use of one device: a tablet that three people share has three of these under the same id. */
@Entity({ tableName: "devices" })
@ObjectType({
  description:
    "A device on which a person signed in. A tablet that several people share is listed once for each of them, under the same id.",
  simpleResolvers: true,
})
export class Device {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID that the device made for itself." })
  id!: string;

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "account_id", primary: true })
  @Index({ name: "devices_account" })
  accountId!: string;

  @Property({ type: "string" })
  @Field(() => String, { description: "What it was called at the last sign-in, 1 to 100 characters." })
  name!: string;

  @Property({ type: "string" })
  @Field(() => String, { description: "What it runs on, as it said at the last sign-in, for example `android`." })
  platform!: string;

  @Property({ type: "datetime" })
  @Field(() => DateTime, { description: "When the person first signed in on it." })
  firstSeenAt!: Date;

  @Property({ type: "datetime" })
  @Field(() => DateTime, { description: "When the person last used it, give or take five minutes." })
  lastSeenAt!: Date;

  @Property({ type: "datetime", nullable: true })
  @Field(() => DateTime, { nullable: true, description: "When it was revoked; null while it may be used." })
  revokedAt: Date | null = null;

  @Property({ type: "string", nullable: true })
  @Field(() => String, { nullable: true, description: "Why it was revoked, as the one who did it wrote." })
  revokedReason: string | null = null;
}

import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType } from "type-graphql";
import type { Language } from "../../platform/actor.js";
import { DateTime } from "../../platform/graphql/scalars.js";

/** A person who can sign in, as he himself and those who manage accounts see him; others see a person's name only. */
@Entity({ tableName: "accounts" })
@ObjectType({ description: "A person who can sign in.", simpleResolvers: true })
export class Account {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @Property({ type: "string" })
  @Field(() => String, { description: "What the person signs in with." })
  username!: string;

  @Property({ type: "string" })
  @Field(() => String, { description: "The person's name, 1 to 100 characters." })
  name!: string;

  @Property({ type: "string" })
  @Field(() => String, { description: "Language of texts and messages: `zh-CN` or `en`." })
  language!: Language;

  @Property({ type: "string" })
  passwordHash!: string;

  @Property({ type: "boolean" })
  @Field(() => Boolean, { description: "Whether a one-time password waits to be replaced." })
  mustChangePassword = false;

  @Property({ type: "datetime", nullable: true })
  @Field(() => DateTime, { nullable: true, description: "Since when it is disabled; null while it can be used." })
  disabledAt: Date | null = null;

  @Property({ type: "string", nullable: true })
  @Field(() => String, { nullable: true, description: "Why it was disabled, as the one who did it wrote." })
  disabledReason: string | null = null;

  @Property({ type: "uuid", nullable: true })
  idempotencyKey: string | null = null;

  @Property({ type: "integer", version: true })
  version!: number;

  @Property({ type: "datetime" })
  @Field(() => DateTime, { description: "When the account was made." })
  createdAt!: Date;
}

import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType } from "type-graphql";
import type { Language } from "../../platform/actor.js";
import { DateTime } from "../../platform/graphql/scalars.js";

/** A person who can sign in. */
@Entity({ tableName: "accounts" })
@ObjectType({ description: "A person who can sign in.", simpleResolvers: true })
export class Account {
  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @Property({ type: "string" })
  @Field(() => String, { description: "What is typed at sign-in: 2 to 63 of a-z, 0-9, dot, underscore, hyphen." })
  username!: string;

  @Property({ type: "string" })
  @Field(() => String, { description: "The person's name." })
  name!: string;

  @Property({ type: "string" })
  @Field(() => String, { description: "Language of answers: zh-CN or en." })
  language!: Language;

  @Property({ type: "string", lazy: true })
  passwordHash!: string;

  @Property({ type: "boolean" })
  mustChangePassword = false;

  @Property({ type: "datetime", nullable: true })
  @Field(() => DateTime, { nullable: true, description: "Since when it is disabled; null while it can be used." })
  disabledAt: Date | null = null;

  @Property({ type: "string", nullable: true })
  disabledReason: string | null = null;

  @Property({ type: "uuid", nullable: true })
  idempotencyKey: string | null = null;

  @Property({ type: "integer", version: true })
  version!: number;

  @Property({ type: "datetime" })
  createdAt!: Date;
}

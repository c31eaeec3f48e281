import { Entity, Index, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, ObjectType } from "type-graphql";
import type { Language } from "../../platform/access/actor.js";
import { DateTime } from "../../platform/graphql/api/scalars.js";

/** A person who can sign in, as they themselves and those who manage accounts see them; others see a person's name only. */
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

  /** The account of the same person that was there first; null for a person with one account, or when it is not known. */
  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "same_person_as", nullable: true })
  @Index({ name: "accounts_same_person_as" })
  samePersonAs: string | null = null;

  /** Who knows, or once knew, the password that was issued last; null where nobody did, or the person was vouched for since. */
  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "password_issued_by", nullable: true })
  @Index({ name: "accounts_password_issued_by" })
  passwordIssuedBy: string | null = null;

  /** When somebody else issued a password, until a second person has vouched for whom the account belongs to. */
  @Property({ type: "datetime", nullable: true })
  passwordIssuedAt: Date | null = null;

  @Property({ type: "uuid", nullable: true })
  idempotencyKey: string | null = null;

  @Property({ type: "integer", version: true })
  version!: number;

  @Property({ type: "datetime" })
  @Field(() => DateTime, { description: "When the account was made." })
  createdAt!: Date;
}

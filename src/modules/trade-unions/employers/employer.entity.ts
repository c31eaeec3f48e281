import { OptionalProps } from "@mikro-orm/core";
import { Entity, Enum, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { Day } from "../../../platform/graphql/api/scalars.js";
import { CreditCode } from "../tree/credit-code.scalar.js";
import { EmployerTag, OwnershipType } from "../tree/register-codes.js";

/** An organization whose workers unions organize; it hangs in the tree only through the unions that cover it. */
@Entity({ tableName: "employers" })
@ObjectType({ description: "An employer (覆盖单位) that trade unions cover.", simpleResolvers: true })
export class Employer {
  declare [OptionalProps]?: "closedOn" | "version";

  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @Property({ type: "string" })
  @Field(() => String, { description: "Full name, 1 to 200 characters." })
  name!: string;

  @Property({ type: "string" })
  initials!: string;

  @Property({ type: "string", nullable: true })
  @Field(() => CreditCode, {
    nullable: true,
    description: "Unified social credit code (GB 32100-2015); null while it is not known.",
  })
  creditCode!: string | null;

  @Enum(() => OwnershipType)
  @Field(() => OwnershipType, { description: "Who owns it." })
  ownership!: OwnershipType;

  @Property({ type: "string[]" })
  @Field(() => [EmployerTag], { description: "What else distinguishes it." })
  tags: EmployerTag[] = [];

  @Property({ type: "integer" })
  @Field(() => Int, { description: "Its workers, 0 or more." })
  workers!: number;

  @Property({ type: "integer" })
  @Field(() => Int, { description: "Union members among them, 0 or more." })
  members!: number;

  @Property({ type: "string", nullable: true })
  @Field(() => String, { nullable: true, description: "Postal address." })
  address!: string | null;

  @Property({ type: "date", nullable: true })
  @Field(() => Day, { nullable: true, description: "Its last day; null while it exists." })
  closedOn: string | null = null;

  @Property({ type: "uuid", nullable: true })
  idempotencyKey: string | null = null;

  @Property({ type: "integer", version: true })
  @Field(() => Int, { description: "Counts the changes; `expectedVersion` of a change must equal it." })
  version!: number;

  @Property({ type: "datetime" })
  createdAt!: Date;
}

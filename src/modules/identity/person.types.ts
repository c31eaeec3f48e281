import { Field, ID, ObjectType } from "type-graphql";

/** An account as colleagues see it: who did something, without how they sign in. */
@ObjectType({ description: "Somebody who did something or is to do it.", simpleResolvers: true })
export class Person {
  @Field(() => ID, { description: "UUID of the account." })
  id!: string;

  @Field(() => String, { description: "The person's name." })
  name!: string;
}

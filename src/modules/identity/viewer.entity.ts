import { Field, ID, ObjectType } from "type-graphql";

/** Who is signed in; higher modules add what this person holds and has to do. */
@ObjectType({ description: "The person who is signed in, on this device.", simpleResolvers: true })
export class Viewer {
  @Field(() => ID, { description: "UUID of the account." })
  id!: string;

  @Field(() => String, { description: "The person's name." })
  name!: string;

  @Field(() => String, { description: "What the person signs in with." })
  username!: string;

  @Field(() => String, { description: "Language of texts and messages: `zh-CN` or `en`." })
  language!: string;

  @Field(() => Boolean, {
    description:
      "Whether the password is a one-time password: until it is changed, only `changePassword`, `signOut` and the fields here without arguments are open; all else is PASSWORD_CHANGE_REQUIRED.",
  })
  mustChangePassword!: boolean;

  deviceId!: string;
}

import { Field, ID, InputType } from "type-graphql";
import { IsId, IsText } from "../../platform/graphql/api/validate-arguments.js";

@InputType({ description: "A new account." })
export class CreateAccountInput {
  @Field(() => String, {
    description:
      "What the person signs in with: 2 to 63 letters, digits, dots, underscores or hyphens, beginning with a letter or digit; kept in lower case. Unique.",
  })
  @IsText({ max: 200 })
  username!: string;

  @Field(() => String, { description: "The person's name, 1 to 100 characters." })
  @IsText({ max: 100 })
  name!: string;

  @Field(() => String, { defaultValue: "zh-CN", description: "Language of texts and messages: `zh-CN` or `en`." })
  @IsText({ max: 20 })
  language!: string;

  @Field(() => ID, {
    description: "UUID of this request: sent again, it gives the same account, without the password.",
  })
  @IsId()
  idempotencyKey!: string;
}

@InputType({ description: "The caller's old and new password." })
export class ChangePasswordInput {
  @Field(() => String, { description: "The password up to now, or the one-time password." })
  @IsText({ max: 200, min: 0 })
  currentPassword!: string;

  @Field(() => String, {
    description:
      "The new one: 10 to 200 characters, at least 4 different ones, and not easily guessed: by the measure of zxcvbn, 10⁹ guesses at least (our default).",
  })
  // Its own code says that it is too long; this only bounds what is looked at.
  @IsText({ max: 10_000, min: 0 })
  newPassword!: string;
}

@InputType({ description: "The language wanted." })
export class ChangeLanguageInput {
  @Field(() => String, { description: "`zh-CN` or `en`." })
  @IsText({ max: 20 })
  language!: string;
}

import { ArgsType, Field, ID, InputType } from "type-graphql";
import { PageArgs } from "../../../platform/graphql/api/connection.js";
import { IsId, IsText } from "../../../platform/graphql/api/validate-arguments.js";

@ArgsType()
export class AccountsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: "Part of the username or of the name, at most 100 characters." })
  search?: string | null;
}

@InputType({ description: "The account whose password was forgotten." })
export class ResetPasswordInput {
  @Field(() => ID, { description: "The account." })
  @IsId()
  accountId!: string;
}

@InputType({ description: "The account to be shut out." })
export class DisableAccountInput {
  @Field(() => ID, { description: "The account." })
  @IsId()
  accountId!: string;

  @Field(() => String, { nullable: true, description: "Why, at most 500 characters." })
  @IsText({ max: 500 })
  reason?: string | null;
}

@InputType({ description: "The account to be let in again." })
export class EnableAccountInput {
  @Field(() => ID, { description: "The account." })
  @IsId()
  accountId!: string;
}

@InputType({ description: "Two accounts of one person." })
export class LinkAccountsInput {
  @Field(() => ID, { description: "The one account." })
  @IsId()
  accountId!: string;

  @Field(() => ID, { description: "Another account of the same person." })
  @IsId()
  otherAccountId!: string;
}

@InputType({ description: "The device to be locked out." })
export class RevokeDeviceInput {
  @Field(() => ID, { description: "The device." })
  @IsId()
  deviceId!: string;

  @Field(() => ID, {
    nullable: true,
    description: "Only this person's use of it; left out, everybody's whose account the caller manages, and their own.",
  })
  @IsId()
  accountId?: string | null;

  @Field(() => String, { nullable: true, description: "Why, at most 500 characters." })
  @IsText({ max: 500 })
  reason?: string | null;
}

@InputType({ description: "The device that was found again." })
export class RestoreDeviceInput {
  @Field(() => ID, { description: "The device." })
  @IsId()
  deviceId!: string;

  @Field(() => ID, {
    nullable: true,
    description: "Only this person's use of it; left out, everybody's whose account the caller manages.",
  })
  @IsId()
  accountId?: string | null;
}

import { Field, ID, InputType } from "type-graphql";
import { IsId, IsInput, IsText } from "../../platform/graphql/api/validate-arguments.js";

@InputType({ description: "The device on which somebody signs in." })
export class DeviceInput {
  @Field(() => ID, {
    description: "UUID that the device makes once and keeps; every account that uses the device sends the same one.",
  })
  @IsId()
  id!: string;

  @Field(() => String, { description: "What people call it, 1 to 100 characters." })
  @IsText({ max: 100 })
  name!: string;

  @Field(() => String, { description: "What it runs on, for example `android`, `ios` or `web`; 1 to 40 characters." })
  @IsText({ max: 40 })
  platform!: string;
}

@InputType({ description: "Who signs in, and where." })
export class SignInInput {
  @Field(() => String, {
    description: "The username; capitals and blanks around it do not matter. At most 200 characters.",
  })
  @IsText({ max: 200, min: 0 })
  username!: string;

  @Field(() => String, { description: "The password, at most 200 characters." })
  @IsText({ max: 200, min: 0 })
  password!: string;

  @Field(() => DeviceInput, { description: "The device." })
  @IsInput()
  device!: DeviceInput;
}

@InputType({ description: "The refresh token to exchange." })
export class RefreshSessionInput {
  @Field(() => String, {
    description: "The refresh token of the pair that the device received last; at most 200 characters.",
  })
  @IsText({ max: 200, min: 0 })
  refreshToken!: string;
}

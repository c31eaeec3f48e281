import { Field, ID, InputType, Int } from "type-graphql";
import { IsId, IsText } from "../../../platform/graphql/api/validate-arguments.js";

@InputType({ description: "An inspection to take back." })
export class WithdrawInspectionInput {
  @Field(() => ID, { description: "The inspection." })
  @IsId()
  inspectionId!: string;

  @Field(() => Int, { description: "The version that was read." })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: "Why, at most 500 characters." })
  @IsText({ max: 500, min: 0 })
  reason?: string | null;
}

@InputType({ description: "A co-inspector's signature, or its refusal." })
export class SignInspectionInput {
  @Field(() => ID, { description: "The inspection." })
  @IsId()
  inspectionId!: string;

  @Field(() => Int, { description: "The revision that was read." })
  revision!: number;

  @Field(() => String, {
    nullable: true,
    description: "Why the signature is refused, 1 to 500 characters; without it the inspection is signed.",
  })
  @IsText({ max: 500 })
  refusedReason?: string | null;
}

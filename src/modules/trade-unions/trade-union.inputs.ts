import { Field, ID, InputType, Int } from "type-graphql";
import { IsId, IsText } from "../../platform/graphql/validate-arguments.js";

@InputType({ description: "What is to be changed; a field left out stays as it is." })
export class ChangeTradeUnionInput {
  @Field(() => ID, { description: "The union." })
  @IsId()
  tradeUnionId!: string;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: "Full name, 1 to 200 characters." })
  @IsText({ max: 200 })
  name?: string | null;
}

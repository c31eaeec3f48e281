import { Field, ID, InputType, Int } from "type-graphql";
import { Day } from "../../../platform/graphql/api/scalars.js";
import { IsDay, IsId } from "../../../platform/graphql/api/validate-arguments.js";
import { ConflictReason } from "./supervisor-relation.rules.js";

@InputType({ description: "A relation to a union." })
export class DeclareRelationInput {
  @Field(() => ID, { description: "The union; the unions below it count with it." })
  @IsId()
  tradeUnionId!: string;

  @Field(() => ConflictReason, { description: "Of which kind it is." })
  reason!: ConflictReason;

  @Field(() => Day, {
    nullable: true,
    description: "Its last day, when it is over; an office counts for three years more.",
  })
  @IsDay()
  until?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "Whose it is, where whoever keeps the register enters a declaration on paper; left out, the caller's own.",
  })
  @IsId()
  accountId?: string | null;

  @Field(() => ID, { description: "A UUID made for this request; the same one again gives the same relation." })
  @IsId()
  idempotencyKey!: string;
}

@InputType({ description: "That a relation is over." })
export class EndRelationInput {
  @Field(() => ID, { description: "The relation." })
  @IsId()
  relationId!: string;

  @Field(() => Day, { description: "Its last day, not in the future." })
  @IsDay()
  on!: string;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;
}

import { Field, ID, InputType, Int } from "type-graphql";
import { Day } from "../../../platform/graphql/api/scalars.js";
import { IsDay, IsId, IsText } from "../../../platform/graphql/api/validate-arguments.js";
import { OfficerPost } from "../duties/officer-post.rules.js";
import { ConcurrentPostKind, PartyBodyKind } from "./officer-eligibility.rules.js";

@InputType({ description: "Who takes which post in a union." })
export class AppointOfficerInput {
  @Field(() => ID, { description: "The union." })
  @IsId()
  tradeUnionId!: string;

  @Field(() => String, { description: "Name of the person, 1 to 100 characters." })
  @IsText({ max: 100 })
  name!: string;

  @Field(() => OfficerPost, { description: "The post." })
  post!: OfficerPost;

  @Field(() => String, { nullable: true, description: "The post held beside it, in words, at most 100 characters." })
  @IsText({ max: 100 })
  concurrentPost?: string | null;

  @Field(() => ConcurrentPostKind, {
    nullable: true,
    description: "What kind of post that is; required when `concurrentPost` is given.",
  })
  concurrentPostKind?: ConcurrentPostKind | null;

  @Field(() => PartyBodyKind, { nullable: true, description: "Of which Party body; only for PARTY_DEPUTY_SECRETARY." })
  partyBodyKind?: PartyBodyKind | null;

  @Field(() => Day, { description: "First day in the post, not in the future." })
  @IsDay()
  since!: string;

  @Field(() => Day, { nullable: true, description: "The day of the training certificate, not in the future." })
  @IsDay()
  trainedOn?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "The person's account, when there is one; with it nobody is assigned to inspect a union in which they hold office.",
  })
  @IsId()
  accountId?: string | null;

  @Field(() => ID, { description: "A UUID made for this request; the same one again gives the same officer." })
  @IsId()
  idempotencyKey!: string;
}

@InputType({ description: "What is to be corrected; a field left out stays, null clears it where that is possible." })
export class ChangeOfficerInput {
  @Field(() => ID, { description: "The officer." })
  @IsId()
  officerId!: string;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: "Name of the person, 1 to 100 characters." })
  @IsText({ max: 100 })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "The post held beside it, in words, at most 100 characters." })
  @IsText({ max: 100 })
  concurrentPost?: string | null;

  @Field(() => ConcurrentPostKind, { nullable: true, description: "What kind of post that is." })
  concurrentPostKind?: ConcurrentPostKind | null;

  @Field(() => PartyBodyKind, { nullable: true, description: "Of which Party body; only for PARTY_DEPUTY_SECRETARY." })
  partyBodyKind?: PartyBodyKind | null;

  @Field(() => Day, { nullable: true, description: "First day in the post, not in the future." })
  @IsDay()
  since?: string | null;

  @Field(() => Day, { nullable: true, description: "The day of the training certificate, not in the future." })
  @IsDay()
  trainedOn?: string | null;

  @Field(() => ID, { nullable: true, description: "The person's account." })
  @IsId()
  accountId?: string | null;
}

@InputType({ description: "That an officer gives up the post." })
export class EndOfficeInput {
  @Field(() => ID, { description: "The officer." })
  @IsId()
  officerId!: string;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;

  @Field(() => Day, { description: "The day on which the post was given up: not before `since`, not in the future." })
  @IsDay()
  on!: string;
}

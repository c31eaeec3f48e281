import { Field, ID, InputType, Int } from "type-graphql";
import { Day, Sha256 } from "../../../platform/graphql/api/scalars.js";
import { HasAtMost, IsDay, IsId, IsInput, IsText } from "../../../platform/graphql/api/validate-arguments.js";
import { OwnershipType } from "../tree/register-codes.js";
import { ProposalDecision, ProposalKind, ProposalStatus } from "./trade-union-proposal.entity.js";
import { LocationInput } from "../tree/trade-union.inputs.js";

@InputType({ description: "What the register should say; what is left out or null stays as it is." })
export class ProposedChangesInput {
  @Field(() => String, { nullable: true, description: "Full name, 1 to 200 characters." })
  @IsText({ max: 200 })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Unified social credit code, starting with 81 or 89 (GB 32100-2015).",
  })
  @IsText({ max: 40 })
  creditCode?: string | null;

  @Field(() => OwnershipType, { nullable: true, description: "Who owns the employer." })
  ownership?: OwnershipType | null;

  @Field(() => Day, { nullable: true, description: "The day it was founded, not in the future." })
  @IsDay()
  foundedOn?: string | null;

  @Field(() => Day, { nullable: true, description: "First day of the committee's term." })
  @IsDay()
  termStartsOn?: string | null;

  @Field(() => Day, { nullable: true, description: "Last day of the committee's term." })
  @IsDay()
  termEndsOn?: string | null;

  @Field(() => String, { nullable: true, description: "Postal address, at most 300 characters." })
  @IsText({ max: 300 })
  address?: string | null;

  @Field(() => LocationInput, { nullable: true, description: "Where it is." })
  @IsInput()
  location?: LocationInput | null;

  @Field(() => String, {
    nullable: true,
    description: "Telephone of the union's office, at most 40 characters; not a private number.",
  })
  @IsText({ max: 40 })
  contactPhone?: string | null;
}

@InputType({
  description:
    "Says that the register of a union is wrong. The same again by the same person while it is open is the same proposal.",
})
export class ProposeTradeUnionChangeInput {
  @Field(() => ID, { description: "The union." })
  @IsId()
  tradeUnionId!: string;

  @Field(() => ProposalKind, { description: "What was found." })
  kind!: ProposalKind;

  @Field(() => String, { description: "What was found, in words, 1 to 2,000 characters." })
  @IsText({ max: 2000 })
  note!: string;

  @Field(() => [Sha256], { nullable: true, description: "Files that show it, by hash; at most 20." })
  @HasAtMost(20)
  evidence?: string[] | null;

  @Field(() => ProposedChangesInput, {
    nullable: true,
    description: "What the register should say instead, if it is known.",
  })
  @IsInput()
  changes?: ProposedChangesInput | null;
}

@InputType({ description: "Decides about a proposal." })
export class DecideTradeUnionProposalInput {
  @Field(() => ID, { description: "The proposal." })
  @IsId()
  proposalId!: string;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;

  @Field(() => ProposalDecision, { description: "What is done about it." })
  decision!: ProposalDecision;

  @Field(() => String, { nullable: true, description: "Why, at most 1,000 characters; needed for a rejection." })
  @IsText({ max: 1000 })
  comment?: string | null;
}

@InputType({ description: "Which proposals a list holds; what is left out does not restrict it." })
export class TradeUnionProposalFilter {
  @Field(() => ID, {
    nullable: true,
    description: "Only about this union and those below it. One out of reach gives an empty list.",
  })
  @IsId()
  scope?: string | null;

  @Field(() => [ProposalStatus], { nullable: true, description: "Only these; at most 20." })
  @HasAtMost(20)
  status?: ProposalStatus[] | null;

  @Field(() => [ProposalKind], { nullable: true, description: "Only these; at most 20." })
  @HasAtMost(20)
  kind?: ProposalKind[] | null;
}

import { OptionalProps } from "@mikro-orm/core";
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { DateTime, Day, Sha256 } from "../../../platform/graphql/api/scalars.js";
import { Account } from "../../identity/account.entity.js";
import { CreditCode } from "../tree/credit-code.scalar.js";
import { OwnershipType } from "../tree/register-codes.js";
import { Location, TradeUnion } from "../tree/trade-union.entity.js";

export enum ProposalKind {
  DISSOLVED = "DISSOLVED",
  MERGED = "MERGED",
  RELOCATED = "RELOCATED",
  RENAMED = "RENAMED",
  WRONG_DATA = "WRONG_DATA",
  NOT_FOUND = "NOT_FOUND",
}
registerEnumType(ProposalKind, {
  name: "TradeUnionProposalKind",
  description: "What somebody in the field found about a union.",
  valuesConfig: {
    DISSOLVED: { description: "It exists no longer (已撤销)." },
    MERGED: { description: "It was merged into another one (已合并)." },
    RELOCATED: { description: "It is somewhere else now (已迁址)." },
    RENAMED: { description: "It has another name now (已更名)." },
    WRONG_DATA: { description: "Something else in the register is wrong (登记有误)." },
    NOT_FOUND: { description: "It could not be found at its address (查无此单位)." },
  },
});

export enum ProposalStatus {
  OPEN = "OPEN",
  ACCEPTED = "ACCEPTED",
  REJECTED = "REJECTED",
}
registerEnumType(ProposalStatus, {
  name: "TradeUnionProposalStatus",
  description: "What became of a proposal.",
  valuesConfig: {
    OPEN: { description: "Not decided yet." },
    ACCEPTED: { description: "Accepted; what it said in `changes` stands in the register." },
    REJECTED: { description: "Rejected." },
  },
});

export enum ProposalDecision {
  ACCEPT = "ACCEPT",
  REJECT = "REJECT",
}
registerEnumType(ProposalDecision, {
  name: "TradeUnionProposalDecision",
  description: "What is done about a proposal.",
  valuesConfig: {
    ACCEPT: {
      description:
        "Write its changes into the register, if it has any. Closing or moving the union is done separately.",
    },
    REJECT: { description: "Leave the register as it is." },
  },
});

/** What a proposal would write into the register; a field that is left out or null stays as it is. */
@ObjectType({
  description: "What a proposal would write into the register; null where it says nothing.",
  simpleResolvers: true,
})
export class ProposedChanges {
  @Field(() => String, { nullable: true, description: "Full name." })
  name?: string | null;

  @Field(() => CreditCode, { nullable: true, description: "Unified social credit code." })
  creditCode?: string | null;

  @Field(() => OwnershipType, { nullable: true, description: "Who owns the employer." })
  ownership?: OwnershipType | null;

  @Field(() => Day, { nullable: true, description: "The day it was founded." })
  foundedOn?: string | null;

  @Field(() => Day, { nullable: true, description: "First day of the committee's term." })
  termStartsOn?: string | null;

  @Field(() => Day, { nullable: true, description: "Last day of the committee's term." })
  termEndsOn?: string | null;

  @Field(() => String, { nullable: true, description: "Postal address." })
  address?: string | null;

  @Field(() => Location, { nullable: true, description: "Where it is." })
  location?: Location | null;

  @Field(() => String, { nullable: true, description: "Telephone of the union's office." })
  contactPhone?: string | null;
}

/** What somebody in the field says is wrong with the register, until an administrator decides. */
@Entity({ tableName: "trade_union_proposals" })
@ObjectType({
  description: "What somebody in the field says is wrong with the register of a union.",
  simpleResolvers: true,
})
export class TradeUnionProposal {
  /** What a new one has without being told. */
  declare [OptionalProps]?: "status" | "version";

  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "trade_union_id" })
  @Index({ name: "trade_union_proposals_trade_union" })
  tradeUnionId!: string;

  @Enum(() => ProposalKind)
  @Field(() => ProposalKind, { description: "What was found." })
  kind!: ProposalKind;

  @Property({ type: "string" })
  @Field(() => String, { description: "What was found, in words, 1 to 2,000 characters." })
  note!: string;

  @Property({ type: "json" })
  @Field(() => ProposedChanges, { description: "What accepting it writes into the register." })
  changes: ProposedChanges = {};

  @Property({ type: "string[]" })
  @Field(() => [Sha256], { description: "Files that show it, by hash; at most 20." })
  evidence: string[] = [];

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "proposed_by" })
  @Index({ name: "trade_union_proposals_proposed_by" })
  proposedById!: string;

  @Property({ type: "datetime" })
  @Field(() => DateTime, { description: "When it was made." })
  proposedAt!: Date;

  @Enum(() => ProposalStatus)
  @Field(() => ProposalStatus, { description: "What became of it." })
  status: ProposalStatus = ProposalStatus.OPEN;

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "decided_by", nullable: true })
  @Index({ name: "trade_union_proposals_decided_by" })
  decidedById: string | null = null;

  @Property({ type: "datetime", nullable: true })
  @Field(() => DateTime, { nullable: true, description: "When it was decided." })
  decidedAt: Date | null = null;

  @Property({ type: "string", nullable: true })
  @Field(() => String, { nullable: true, description: "Why it was decided so." })
  decisionComment: string | null = null;

  @Property({ type: "integer", version: true })
  @Field(() => Int, { description: "Counts the changes; `expectedVersion` of a decision must equal it." })
  version!: number;
}

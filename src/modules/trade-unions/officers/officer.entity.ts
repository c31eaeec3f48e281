import { OptionalProps } from "@mikro-orm/core";
import { Entity, Enum, Index, ManyToOne, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Day } from "../../../platform/graphql/api/scalars.js";
import { Account } from "../../identity/account.entity.js";
import { OfficerPost } from "../duties/officer-post.rules.js";
import { ConcurrentPostKind, PartyBodyKind } from "./officer-eligibility.rules.js";
import { TradeUnion } from "../tree/trade-union.entity.js";

registerEnumType(OfficerPost, {
  name: "OfficerPost",
  description: "A post in a trade union.",
  valuesConfig: {
    CHAIR: { description: "Chair (主席); one at a time." },
    EXECUTIVE_VICE_CHAIR: { description: "Executive vice-chair (常务副主席)." },
    VICE_CHAIR: { description: "Vice-chair (副主席)." },
    COMMITTEE_MEMBER: { description: "Member of the committee (委员)." },
    AUDITING_CHAIR: { description: "Chair of the auditing commission (经审委主任)." },
    AUDITING_MEMBER: { description: "Member of the auditing commission (经审委员)." },
    WOMEN_WORKERS_CHAIR: { description: "Chair of the women workers' committee (女职工委员会主任)." },
    FINANCE: { description: "Keeper of the union's accounts (工会财务); appointed, not elected." },
  },
});

registerEnumType(ConcurrentPostKind, {
  name: "ConcurrentPostKind",
  description: "What kind of post an officer holds beside the union, as far as eligibility depends on it.",
  valuesConfig: {
    PARTY_DEPUTY_SECRETARY: { description: "Deputy secretary of a Party body of the same level (党组织副书记)." },
    UNIT_HEAD: { description: "Executive head of the employer (单位正职)." },
    UNIT_DEPUTY_HEAD: { description: "Deputy of the executive head (单位副职)." },
    PARTNER: { description: "Partner in the enterprise (合伙人)." },
    CLOSE_RELATIVE_OF_HEAD: {
      description: "Close relative of the head or of a partner (近亲属); no post, but it bars like one.",
    },
    HR_HEAD: { description: "Head of human resources (人力资源部门负责人)." },
    FINANCE_HEAD: { description: "Head of finance of the employer (财务负责人)." },
    MIDDLE_MANAGER: { description: "Middle management (中层管理人员)." },
    FOREIGN_STAFF: { description: "Foreign staff (外籍职工)." },
    OTHER: { description: "Anything else." },
  },
});

registerEnumType(PartyBodyKind, {
  name: "PartyBodyKind",
  description: "Which Party body a deputy secretary belongs to.",
  valuesConfig: {
    COMMITTEE: { description: "Party committee (党委)." },
    GENERAL_BRANCH: { description: "General branch (总支)." },
    BRANCH: { description: "Branch (支部)." },
    WORKING_COMMITTEE: { description: "Street working committee (党工委)." },
  },
});

/** One person in one post; a change of post is an end and an appointment, so that the history stays. */
@Entity({ tableName: "officers" })
@ObjectType({ description: "A person who holds, or held, a post in a trade union.", simpleResolvers: true })
export class Officer {
  /** What a new one has without being told. */
  declare [OptionalProps]?: "version";

  @PrimaryKey({ type: "uuid" })
  @Field(() => ID, { description: "UUID." })
  id!: string;

  @ManyToOne({ entity: () => TradeUnion, mapToPk: true, fieldName: "trade_union_id" })
  @Index({ name: "officers_trade_union" })
  tradeUnionId!: string;

  @ManyToOne({ entity: () => Account, mapToPk: true, fieldName: "account_id", nullable: true })
  @Index({ name: "officers_account" })
  accountId: string | null = null;

  @Property({ type: "string" })
  @Field(() => String, { description: "Name of the person, 1 to 100 characters." })
  name!: string;

  @Enum(() => OfficerPost)
  @Field(() => OfficerPost, { description: "The post in the union." })
  post!: OfficerPost;

  @Property({ type: "string", nullable: true })
  @Field(() => String, { nullable: true, description: "The post held beside it, in words, at most 100 characters." })
  concurrentPost: string | null = null;

  @Enum({ items: () => ConcurrentPostKind, nullable: true })
  @Field(() => ConcurrentPostKind, {
    nullable: true,
    description: "What kind of post that is; null when there is none.",
  })
  concurrentPostKind: ConcurrentPostKind | null = null;

  @Enum({ items: () => PartyBodyKind, nullable: true })
  @Field(() => PartyBodyKind, { nullable: true, description: "Of which Party body, for a deputy secretary." })
  partyBodyKind: PartyBodyKind | null = null;

  @Property({ type: "date" })
  @Field(() => Day, { description: "First day in the post." })
  since!: string;

  @Property({ type: "date", nullable: true })
  @Field(() => Day, {
    nullable: true,
    description: "The day on which the post was given up, the first without it; null while it is held.",
  })
  until: string | null = null;

  @Property({ type: "date", nullable: true })
  @Field(() => Day, { nullable: true, description: "The day of the training certificate; null when not trained." })
  trainedOn: string | null = null;

  @Property({ type: "uuid", nullable: true })
  idempotencyKey: string | null = null;

  @Property({ type: "integer", version: true })
  @Field(() => Int, { description: "Counts the changes; `expectedVersion` of a change must equal it." })
  version!: number;

  @Property({ type: "datetime" })
  createdAt!: Date;
}

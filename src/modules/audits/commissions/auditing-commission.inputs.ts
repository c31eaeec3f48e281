import { Field, ID, InputType, Int } from "type-graphql";
import { replacedBy } from "../../../platform/graphql/api/deprecation.js";
import { Day } from "../../../platform/graphql/api/scalars.js";
import { HasAtMost, IsDay, IsId, IsInput, IsText } from "../../../platform/graphql/api/validate-arguments.js";
import { TradeUnionLevel } from "../../trade-unions/tree/trade-union.entity.js";
import { CommissionPostEnum } from "./auditing-commission.entity.js";
import { MAXIMUM_MEMBERS, type CommissionPost } from "./auditing-commission.rules.js";

@InputType({ description: "Which commissions; conditions are combined by AND." })
export class AuditingCommissionFilter {
  @Field(() => ID, { nullable: true, description: "Only of unions at or below this one." })
  @IsId()
  scope?: string | null;

  @Field(() => [TradeUnionLevel], { nullable: true, description: "Only of unions of one of these levels; at most 5." })
  @HasAtMost(5)
  level?: TradeUnionLevel[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "true: only those that sit today; false: only those that do not sit any more.",
  })
  isSitting?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "true: only those that sit today; false: only those that do not sit any more.",
    deprecationReason: replacedBy("isSitting", "2026-12-01"),
  })
  current?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "true: only those that sit beyond their term; false: only the others.",
  })
  isTermOver?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "true: only those that sit beyond their term; false: only the others.",
    deprecationReason: replacedBy("isTermOver", "2026-12-01"),
  })
  termOver?: boolean | null;
}

@InputType({ description: "Somebody on an auditing commission." })
export class AuditingCommissionMemberInput {
  @Field(() => String, { description: "Name of the person, 1 to 100 characters." })
  @IsText({ max: 100 })
  name!: string;

  @Field(() => CommissionPostEnum, { description: "The post." })
  post!: CommissionPost;

  @Field(() => ID, { nullable: true, description: "The person's account, when there is one." })
  @IsId()
  accountId?: string | null;
}

@InputType({ description: "A newly elected auditing commission." })
export class RegisterAuditingCommissionInput {
  @Field(() => ID, { description: "The union." })
  @IsId()
  tradeUnionId!: string;

  @Field(() => Day, { description: "The day of the election, today at the latest." })
  @IsDay()
  electedOn!: string;

  @Field(() => Day, { description: "Last day of the term, at most five years after the election." })
  @IsDay()
  termEndsOn!: string;

  @Field(() => [AuditingCommissionMemberInput], {
    description:
      "3 to 11 people with one chair, or one auditing member where the union has fewer than 25 members; no chair, vice-chair or finance staff of the union.",
  })
  @HasAtMost(MAXIMUM_MEMBERS * 2)
  @IsInput()
  members!: AuditingCommissionMemberInput[];

  @Field(() => ID, { description: "A UUID made for this request; the same one again gives the same commission." })
  @IsId()
  idempotencyKey!: string;
}

@InputType({ description: "Who sits on a commission from now on." })
export class ChangeAuditingCommissionInput {
  @Field(() => ID, { description: "The commission." })
  @IsId()
  commissionId!: string;

  @Field(() => [AuditingCommissionMemberInput], {
    description: "All members, at most 11, by the same rules as at the election.",
  })
  @HasAtMost(MAXIMUM_MEMBERS * 2)
  @IsInput()
  members!: AuditingCommissionMemberInput[];

  @Field(() => Int, { description: "The version that was read." })
  expectedVersion!: number;
}

@InputType({ description: "The end of a commission without another one." })
export class EndAuditingCommissionInput {
  @Field(() => ID, { description: "The commission." })
  @IsId()
  commissionId!: string;

  @Field(() => Day, { description: "The day, from the election to today." })
  @IsDay()
  on!: string;

  @Field(() => Int, { description: "The version that was read." })
  expectedVersion!: number;
}

import { Field, ID, InputType, Int } from "type-graphql";
import { Day } from "../../../platform/graphql/api/scalars.js";
import { HasAtMost, IsDay, IsId, IsText } from "../../../platform/graphql/api/validate-arguments.js";
import { Audience, type AudienceCode } from "../../trade-unions/tree/audience.types.js";
import { PublicNoticeStatus } from "./public-notice.lifecycle.js";
import { ObjectionDecision, ObjectionStatus } from "./objection.lifecycle.js";

/** As many as one page of applications. */
const MAXIMUM_ENTRIES = 100;

@InputType({ description: "Hangs out which awards are proposed." })
export class ProposeAwardsInput {
  @Field(() => String, { description: "Title of the notice, 1 to 200 characters." })
  @IsText({ max: 200 })
  title!: string;

  @Field(() => [ID], { description: "The applications proposed, 1 to 100, each once." })
  @HasAtMost(MAXIMUM_ENTRIES, 1)
  @IsId()
  applicationIds!: string[];

  @Field(() => Day, { description: "First day, not before today; the last one follows from the working days." })
  @IsDay()
  opensOn!: string;

  @Field(() => Audience, { defaultValue: "INTERNAL", description: "Who may read it and object." })
  audience!: AudienceCode;

  @Field(() => ID, { description: "A UUID made for this request; the same one again gives the same notice." })
  @IsId()
  idempotencyKey!: string;
}

@InputType({ description: "Takes a notice back; what it proposed is not proposed any more." })
export class WithdrawPublicNoticeInput {
  @Field(() => ID, { description: "The notice." })
  @IsId()
  noticeId!: string;

  @Field(() => String, { description: "Why, 1 to 1,000 characters." })
  @IsText({ max: 1000 })
  reason!: string;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;
}

@InputType({ description: "Objects to a proposed award." })
export class FileObjectionInput {
  @Field(() => ID, { description: "The notice." })
  @IsId()
  noticeId!: string;

  @Field(() => ID, { description: "The application in it that is objected to." })
  @IsId()
  applicationId!: string;

  @Field(() => String, { description: "What is objected, 1 to 2,000 characters." })
  @IsText({ max: 2000 })
  statement!: string;

  @Field(() => String, {
    nullable: true,
    description: "How to reach who objects, at most 200 characters; shown to those who decide, and to nobody else.",
  })
  @IsText({ max: 200 })
  contact?: string | null;

  @Field(() => ID, { description: "A UUID made for this request; the same one again gives the same objection." })
  @IsId()
  idempotencyKey!: string;
}

@InputType({ description: "Decides about an objection." })
export class DecideObjectionInput {
  @Field(() => ID, { description: "The objection." })
  @IsId()
  objectionId!: string;

  @Field(() => ObjectionDecision, { description: "What is decided." })
  decision!: ObjectionDecision;

  @Field(() => String, { description: "Why, 1 to 2,000 characters." })
  @IsText({ max: 2000 })
  reason!: string;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;
}

@InputType({ description: "Which notices a list holds; what is left out does not restrict it." })
export class PublicNoticeFilter {
  @Field(() => [String], { nullable: true, description: "Only of these kinds, such as AWARD; at most 10." })
  @HasAtMost(10)
  @IsText({ max: 50 })
  kind?: string[] | null;

  @Field(() => [PublicNoticeStatus], { nullable: true, description: "Only these, at most 3." })
  @HasAtMost(3)
  status?: PublicNoticeStatus[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Only those on which objections are taken today, or only the others.",
  })
  isOpen?: boolean | null;
}

@InputType({ description: "Which objections a list holds; what is left out does not restrict it." })
export class ObjectionFilter {
  @Field(() => [ObjectionStatus], { nullable: true, description: "Only these, at most 3." })
  @HasAtMost(3)
  status?: ObjectionStatus[] | null;
}

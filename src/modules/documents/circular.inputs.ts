import { Field, ID, InputType, Int } from "type-graphql";
import { Period } from "../../platform/graphql/api/scalars.js";
import { HasAtMost, IsId, IsPeriod, IsText } from "../../platform/graphql/api/validate-arguments.js";
import { Audience, type AudienceCode } from "../trade-unions/tree/audience.types.js";
import { CircularKind, CircularNaming, CircularStatus } from "./circular.entity.js";
import type { CircularStatusCode } from "./circular.lifecycle.js";
import type { CircularKindCode, CircularNamingCode } from "./circular.rules.js";

const MAXIMUM_RECIPIENTS = 500;
const MAXIMUM_VISITS = 100;
const MAXIMUM_TITLE = 200;
const MAXIMUM_BODY = 50_000;

@InputType({ description: "Which circulars; a field left out does not narrow." })
export class CircularFilterInput {
  @Field(() => [CircularStatus], { nullable: true, description: "In any of these states, at most 4." })
  @HasAtMost(4)
  status?: CircularStatusCode[] | null;

  @Field(() => [CircularKind], { nullable: true, description: "Of any of these kinds, at most 7." })
  @HasAtMost(7)
  kind?: CircularKindCode[] | null;

  @Field(() => Period, { nullable: true, description: "About this period." })
  @IsPeriod()
  period?: string | null;
}

@InputType({ description: "A new circular." })
export class DraftCircularInput {
  @Field(() => ID, {
    nullable: true,
    description: "The union that issues it; left out, the one for which the caller drafts, when it is only one.",
  })
  @IsId()
  issuerId?: string | null;

  @Field(() => CircularKind, { description: "What it reports on." })
  kind!: CircularKindCode;

  @Field(() => String, { description: "Title, 1 to 200 characters." })
  @IsText({ max: MAXIMUM_TITLE })
  title!: string;

  @Field(() => String, { description: "Text, 1 to 50,000 characters." })
  @IsText({ max: MAXIMUM_BODY })
  body!: string;

  @Field(() => Period, { nullable: true, description: "The period that it reports on." })
  @IsPeriod()
  period?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: "The published ranking that it reports on. There are none yet, so any id is RANKING_NOT_FOUND.",
  })
  @IsId()
  rankingId?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      "Unannounced visits that it reports on, at most 100: their review is confirmed and the caller sees them.",
  })
  @IsId()
  @HasAtMost(MAXIMUM_VISITS)
  visitIds?: string[] | null;

  @Field(() => CircularNaming, {
    nullable: true,
    description: "Whether it is to name somebody, as proposed to whoever signs; left out, ANONYMOUS.",
  })
  naming?: CircularNamingCode | null;

  @Field(() => [ID], {
    nullable: true,
    description: "Unions that receive it, at most 500: the issuing one or below it, not closed.",
  })
  @IsId()
  @HasAtMost(MAXIMUM_RECIPIENTS)
  recipients?: string[] | null;

  @Field(() => ID, { description: "A UUID made for this request; the same one again gives the same circular." })
  @IsId()
  idempotencyKey!: string;
}

@InputType({ description: "What is to be changed in a draft; a field left out stays." })
export class ChangeCircularInput {
  @Field(() => ID, { description: "The draft, which is the caller's own." })
  @IsId()
  circularId!: string;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: "Title, 1 to 200 characters." })
  @IsText({ max: MAXIMUM_TITLE })
  title?: string | null;

  @Field(() => String, { nullable: true, description: "Text, 1 to 50,000 characters." })
  @IsText({ max: MAXIMUM_BODY })
  body?: string | null;

  @Field(() => CircularNaming, { nullable: true, description: "Whether it is to name somebody, as proposed." })
  naming?: CircularNamingCode | null;

  @Field(() => [ID], { nullable: true, description: "All unions that receive it, at most 500." })
  @IsId()
  @HasAtMost(MAXIMUM_RECIPIENTS)
  recipients?: string[] | null;
}

@InputType({ description: "That a leader signs a circular." })
export class SignCircularInput {
  @Field(() => ID, { description: "The draft, which is somebody else's." })
  @IsId()
  circularId!: string;

  @Field(() => String, { description: "Its number, 1 to 100 characters, which no other circular of the union has." })
  @IsText({ max: 100 })
  number!: string;

  @Field(() => CircularNaming, {
    nullable: true,
    description:
      "Whether it names somebody: the signer's decision. Left out, they sign what the draft proposes. ANONYMOUS is refused while the text mentions who was visited.",
  })
  naming?: CircularNamingCode | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The post below the signature, at most 100 characters; left out, the one held in the issuing union, if any.",
  })
  @IsText({ max: 100 })
  post?: string | null;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;
}

@InputType({ description: "To whom a signed circular is published." })
export class PublishCircularInput {
  @Field(() => ID, { description: "The signed circular." })
  @IsId()
  circularId!: string;

  @Field(() => Audience, { nullable: true, description: "Who sees it; left out, INTERNAL." })
  audience?: AudienceCode | null;

  @Field(() => String, {
    nullable: true,
    description: "The document that allows to name unions with problems in public: required for NAMED and PUBLIC.",
  })
  @IsText({ max: 200 })
  authorityDocument?: string | null;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;
}

@InputType({ description: "That a circular is given up before it is published." })
export class DiscardCircularInput {
  @Field(() => ID, { description: "The circular." })
  @IsId()
  circularId!: string;

  @Field(() => String, { description: "Why, 1 to 500 characters; shown to those who draft and sign." })
  @IsText({ max: 500 })
  reason!: string;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;
}

import { Field, ID, InputType, Int } from "type-graphql";
import { Day } from "../../../platform/graphql/api/scalars.js";
import { IsDay, IsId, IsText } from "../../../platform/graphql/api/validate-arguments.js";
import { RatingVisitInput } from "../applications/rating-application.inputs.js";
import { AwardChange } from "./award-change.types.js";

@InputType({ description: "Confers what was applied for." })
export class ConferAwardInput {
  @Field(() => ID, { description: "The application; its notice has run out without an open objection." })
  @IsId()
  applicationId!: string;

  @Field(() => String, { description: "Number of the conferring document, 1 to 100 characters." })
  @IsText({ max: 100 })
  documentNumber!: string;

  @Field(() => Day, { description: "The day of the document: after the last day of the notice, not in the future." })
  @IsDay()
  on!: string;

  @Field(() => Int, {
    description: "The application's version that was read; another one is refused as STALE_VERSION.",
  })
  expectedVersion!: number;
}

@InputType({ description: "Recommends to the superior what was applied for." })
export class RecommendAwardInput {
  @Field(() => ID, { description: "The application; its notice has run out without an open objection." })
  @IsId()
  applicationId!: string;

  @Field(() => Day, {
    description: "The day of the recommendation: after the last day of the notice, not in the future.",
  })
  @IsDay()
  on!: string;

  @Field(() => Int, {
    description: "The application's version that was read; another one is refused as STALE_VERSION.",
  })
  expectedVersion!: number;
}

@InputType({ description: "Records what a superior, or a group of enterprises, conferred." })
export class RecordSuperiorAwardInput {
  @Field(() => ID, { description: "The program." })
  @IsId()
  programId!: string;

  @Field(() => String, { description: "Code of the level." })
  @IsText({ max: 100 })
  levelCode!: string;

  @Field(() => ID, { description: "The union that holds it, or answers for who holds it." })
  @IsId()
  tradeUnionId!: string;

  @Field(() => ID, { nullable: true, description: "Its site, for programs that rate sites." })
  @IsId()
  siteId?: string | null;

  @Field(() => ID, { nullable: true, description: "An employer that it covers, for programs that rate employers." })
  @IsId()
  employerId?: string | null;

  @Field(() => ID, { nullable: true, description: "The application that the district recommended, if there was one." })
  @IsId()
  applicationId?: string | null;

  @Field(() => String, { description: "Who conferred it: ENTERPRISE_GROUP, CITY, PROVINCE or NATIONAL." })
  @IsText({ max: 100 })
  conferringLevel!: string;

  @Field(() => String, { description: "Number of the conferring document, 1 to 100 characters." })
  @IsText({ max: 100 })
  documentNumber!: string;

  @Field(() => Day, { description: "The day of the document, not in the future." })
  @IsDay()
  on!: string;

  @Field(() => ID, { description: "A UUID made for this request; the same one again gives the same award." })
  @IsId()
  idempotencyKey!: string;
}

@InputType({ description: "Changes an award on a day, for a cause." })
export class ChangeAwardInput {
  @Field(() => ID, { description: "The award." })
  @IsId()
  awardId!: string;

  @Field(() => AwardChange, { description: "What is done." })
  change!: AwardChange;

  @Field(() => String, { description: "Why, 1 to 1,000 characters." })
  @IsText({ max: 1000 })
  cause!: string;

  @Field(() => Day, { description: "The day it takes effect: not before the award's latest event, not in the future." })
  @IsDay()
  on!: string;

  @Field(() => String, { nullable: true, description: "Code of the level afterwards; for UPGRADE and DOWNGRADE." })
  @IsText({ max: 100 })
  levelCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Number of the document, at most 100 characters; needed for UPGRADE.",
  })
  @IsText({ max: 100 })
  documentNumber?: string | null;

  @Field(() => ID, { nullable: true, description: "The inspection that showed it, of the award's holder." })
  @IsId()
  inspectionId?: string | null;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;
}

@InputType({ description: "Sends people to look whether an award is still deserved." })
export class OpenReexaminationInput extends RatingVisitInput {
  @Field(() => ID, { description: "The award." })
  @IsId()
  awardId!: string;
}

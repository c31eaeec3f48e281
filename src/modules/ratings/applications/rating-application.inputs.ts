import { Field, Float, ID, InputType, Int } from "type-graphql";
import { Day, Sha256 } from "../../../platform/graphql/api/scalars.js";
import {
  HasAtMost,
  IsBetween,
  IsDay,
  IsId,
  IsInput,
  IsText,
} from "../../../platform/graphql/api/validate-arguments.js";
import { MAXIMUM_FILE_BYTES, MEDIA_TYPES } from "../../evidence/evidence-announcement.rules.js";
import { RatingApplicationStatus } from "./rating-application.lifecycle.js";
import { RatingReviewDecision } from "./rating-application.types.js";

/** More than any application needs. */
const MAXIMUM_ATTACHMENTS = 20;
const MAXIMUM_COUNTS = 50;
const MAXIMUM_VALUE = 99_999_999;
const MAXIMUM_TEAM = 10;

@InputType({ description: "Something counted, as the applicant states it." })
export class RatingCountInput {
  @Field(() => String, {
    description:
      "Code of a measure of the program's checklist, such as BOOKS, or of a case that stands for one, such as E_LIBRARY_CONNECTED.",
  })
  @IsText({ max: 100 })
  measure!: string;

  @Field(() => Float, { description: "That many, 0 to 99,999,999; of a case 1 for yes." })
  @IsBetween(0, MAXIMUM_VALUE)
  value!: number;
}

@InputType({ description: "A file that belongs to the application, announced by its hash; it may arrive later." })
export class RatingAttachmentInput {
  @Field(() => String, { description: "What it is: APPLICATION_FORM, CONGRESS_RESOLUTION or DEEDS_REPORT." })
  @IsText({ max: 100 })
  kind!: string;

  @Field(() => Sha256, { description: "SHA-256 of its bytes." })
  sha256!: string;

  @Field(() => Int, {
    nullable: true,
    description: "Length in bytes, 1 to 104,857,600; with it and the media type the file is announced for its upload.",
  })
  @IsBetween(1, MAXIMUM_FILE_BYTES)
  size?: number | null;

  @Field(() => String, { nullable: true, description: `Its media type: ${MEDIA_TYPES.join(", ")}.` })
  @IsText({ max: 100 })
  mediaType?: string | null;
}

@InputType({ description: "What an application says beside whom it is for." })
export abstract class RatingStatementInput {
  @Field(() => ID, {
    nullable: true,
    description: "The subject's self-inspection by the program's checklist; needed where the program has one.",
  })
  @IsId()
  selfInspectionId?: string | null;

  @Field(() => [RatingCountInput], {
    nullable: true,
    description: "What was counted, at most 50; what is left out is taken from the self-inspection.",
  })
  @HasAtMost(MAXIMUM_COUNTS)
  @IsInput()
  counts?: RatingCountInput[] | null;

  @Field(() => [String], {
    nullable: true,
    description: "Codes of the conditions that no register knows and that the applicant declares to meet, at most 50.",
  })
  @HasAtMost(MAXIMUM_COUNTS)
  @IsText({ max: 100 })
  declared?: string[] | null;

  @Field(() => [RatingAttachmentInput], {
    description: "Its files, at most 20; every kind that the program asks for has to be there.",
  })
  @HasAtMost(MAXIMUM_ATTACHMENTS)
  @IsInput()
  attachments!: RatingAttachmentInput[];
}

@InputType({ description: "Applies for a level of a rating." })
export class ApplyForRatingInput extends RatingStatementInput {
  @Field(() => ID, { description: "The program." })
  @IsId()
  programId!: string;

  @Field(() => String, { description: "Code of the level." })
  @IsText({ max: 100 })
  levelCode!: string;

  @Field(() => ID, { description: "The union that applies." })
  @IsId()
  tradeUnionId!: string;

  @Field(() => ID, { nullable: true, description: "Its site, for programs that rate sites." })
  @IsId()
  siteId?: string | null;

  @Field(() => ID, { nullable: true, description: "An employer that it covers, for programs that rate employers." })
  @IsId()
  employerId?: string | null;

  @Field(() => ID, { description: "A UUID made for this request; the same one again gives the same application." })
  @IsId()
  idempotencyKey!: string;
}

@InputType({
  description: "Hands in an application again that was given back; it takes the place of what was said before.",
})
export class ResubmitRatingApplicationInput extends RatingStatementInput {
  @Field(() => ID, { description: "The application." })
  @IsId()
  applicationId!: string;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;
}

@InputType({ description: "Takes an application back." })
export class WithdrawRatingApplicationInput {
  @Field(() => ID, { description: "The application." })
  @IsId()
  applicationId!: string;

  @Field(() => String, { description: "Why, 1 to 1,000 characters." })
  @IsText({ max: 1000 })
  reason!: string;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;
}

@InputType({ description: "Reviews an application." })
export class ReviewRatingApplicationInput {
  @Field(() => ID, { description: "The application." })
  @IsId()
  applicationId!: string;

  @Field(() => RatingReviewDecision, { description: "What is done about it." })
  decision!: RatingReviewDecision;

  @Field(() => String, { nullable: true, description: "Why, at most 1,000 characters; needed unless it is forwarded." })
  @IsText({ max: 1000 })
  comment?: string | null;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;
}

@InputType({ description: "Sends people to inspect on site, for an application or a re-examination." })
export abstract class RatingVisitInput {
  @Field(() => [ID], { description: "Who is sent, 1 to 10 inspectors without office in the union." })
  @HasAtMost(MAXIMUM_TEAM, 1)
  @IsId()
  inspectorIds!: string[];

  @Field(() => Day, { description: "The last day for the visit, not before today." })
  @IsDay()
  dueOn!: string;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;
}

@InputType({ description: "Sends people to inspect on site what was applied for." })
export class AssignRatingInspectionInput extends RatingVisitInput {
  @Field(() => ID, { description: "The application." })
  @IsId()
  applicationId!: string;
}

@InputType({ description: "Calls the visit off that an application waits for." })
export class CancelRatingInspectionInput extends WithdrawRatingApplicationInput {}

@InputType({ description: "Which applications a list holds; what is left out does not restrict it." })
export class RatingApplicationFilter {
  @Field(() => ID, {
    nullable: true,
    description: "Only of this union and those below it. One out of reach gives an empty list.",
  })
  @IsId()
  scope?: string | null;

  @Field(() => String, { nullable: true, description: "Only under the program of this code." })
  @IsText({ max: 100 })
  programCode?: string | null;

  @Field(() => String, { nullable: true, description: "Only for the level of this code." })
  @IsText({ max: 100 })
  levelCode?: string | null;

  @Field(() => [RatingApplicationStatus], { nullable: true, description: "Only these, at most 10." })
  @HasAtMost(10)
  status?: RatingApplicationStatus[] | null;
}

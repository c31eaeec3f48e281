import { Field, ID, InputType, Int } from "type-graphql";
import { Day } from "../../../platform/graphql/api/scalars.js";
import { HasAtMost, IsBetween, IsDay, IsId, IsText } from "../../../platform/graphql/api/validate-arguments.js";
import { CoverageKind } from "./coverage.entity.js";
import { EmployerTag, OwnershipType } from "../tree/register-codes.js";

const MAXIMUM_PEOPLE = 10_000_000;

@InputType({ description: "Which employers a list holds; what is left out does not restrict it." })
export class EmployerFilter {
  @Field(() => ID, {
    nullable: true,
    description: "Only those that this union or one below it covers, or covered. One out of reach gives an empty list.",
  })
  @IsId()
  scope?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Words that all occur in the name, its pinyin initials or the credit code; upper and lower case, full and half width are the same. At most 100 characters and 5 words.",
  })
  search?: string | null;

  @Field(() => [OwnershipType], { nullable: true, description: "Only those with this ownership; at most 20." })
  @HasAtMost(20)
  ownership?: OwnershipType[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Only those that some union covers today (true) or none does (false).",
  })
  isCovered?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "True for those that exist no longer instead of those that do.",
  })
  isClosed?: boolean | null;
}

@InputType({ description: "Which coverages a list holds; what is left out does not restrict it." })
export class CoverageFilterInput {
  @Field(() => CoverageKind, { nullable: true, description: "Only this kind." })
  kind?: CoverageKind | null;

  @Field(() => Boolean, { nullable: true, description: "True for those that ended instead of those that go on." })
  hasEnded?: boolean | null;
}

@InputType({ description: "What the register says of an employer besides its name and ownership." })
export class EmployerDetailsInput {
  @Field(() => String, {
    nullable: true,
    description:
      "Unified social credit code; its last character checks the others (GB 32100-2015). Not one of a trade union.",
  })
  @IsText({ max: 40 })
  creditCode?: string | null;

  @Field(() => [EmployerTag], { nullable: true, description: "What else distinguishes it; at most 6." })
  @HasAtMost(6)
  tags?: EmployerTag[] | null;

  @Field(() => Int, { nullable: true, description: "Its workers, 0 to 10,000,000." })
  @IsBetween(0, MAXIMUM_PEOPLE)
  workers?: number | null;

  @Field(() => Int, { nullable: true, description: "Union members among them, 0 to 10,000,000." })
  @IsBetween(0, MAXIMUM_PEOPLE)
  members?: number | null;

  @Field(() => String, { nullable: true, description: "Postal address, at most 300 characters." })
  @IsText({ max: 300 })
  address?: string | null;
}

@InputType({ description: "An employer to be registered." })
export class CreateEmployerInput extends EmployerDetailsInput {
  @Field(() => String, { description: "Full name, 1 to 200 characters." })
  @IsText({ max: 200 })
  name!: string;

  @Field(() => OwnershipType, { description: "Who owns it." })
  ownership!: OwnershipType;

  @Field(() => ID, {
    description: "UUID made by the client; the same request again with it changes nothing more and succeeds.",
  })
  @IsId()
  idempotencyKey!: string;
}

@InputType({
  description: "What is to be changed; a field left out stays as it is, null empties it where that is possible.",
})
export class ChangeEmployerInput extends EmployerDetailsInput {
  @Field(() => ID, { description: "The employer." })
  @IsId()
  employerId!: string;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: "Full name, 1 to 200 characters; null leaves it." })
  @IsText({ max: 200 })
  name?: string | null;

  @Field(() => OwnershipType, { nullable: true, description: "Who owns it; null leaves it." })
  ownership?: OwnershipType | null;
}

@InputType({ description: "Says that an employer exists no longer; all coverage of it ends with it." })
export class CloseEmployerInput {
  @Field(() => ID, { description: "The employer." })
  @IsId()
  employerId!: string;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;

  @Field(() => Day, { description: "Its last day, not in the future." })
  @IsDay()
  on!: string;
}

@InputType({ description: "Says that a union covers an employer." })
export class CoverEmployerInput {
  @Field(() => ID, { description: "The employer." })
  @IsId()
  employerId!: string;

  @Field(() => ID, { description: "The union." })
  @IsId()
  tradeUnionId!: string;

  @Field(() => CoverageKind, { description: "How; PRIMARY by one union at a time." })
  kind!: CoverageKind;

  @Field(() => Day, { description: "First day, not in the future." })
  @IsDay()
  since!: string;

  @Field(() => ID, {
    description: "UUID made by the client; the same request again with it changes nothing more and succeeds.",
  })
  @IsId()
  idempotencyKey!: string;
}

@InputType({ description: "Says that a union covers an employer no longer." })
export class EndCoverageInput {
  @Field(() => ID, { description: "The coverage." })
  @IsId()
  coverageId!: string;

  @Field(() => Day, { description: "Last day, not before the first and not in the future." })
  @IsDay()
  until!: string;
}

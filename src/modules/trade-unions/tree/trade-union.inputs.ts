import { Field, Float, ID, InputType, Int, registerEnumType } from "type-graphql";
import { Day } from "../../../platform/graphql/api/scalars.js";
import {
  HasAtMost,
  IsBetween,
  IsDay,
  IsId,
  IsInput,
  IsText,
} from "../../../platform/graphql/api/validate-arguments.js";
import { ClosingReason, EmployerTag, OwnershipType, SizeClass } from "./register-codes.js";
import { TradeUnionForm, TradeUnionLevel, TradeUnionStatus } from "./trade-union.entity.js";
import { TradeUnionListOrder } from "./trade-union-range.queries.js";

registerEnumType(TradeUnionListOrder, {
  name: "TradeUnionOrder",
  description: "The order of a list of trade unions.",
  valuesConfig: {
    NAME: { description: "By name in pinyin order, numbers in names by their value." },
    CODE: { description: "By code, character by character." },
  },
});

@InputType({ description: "Which trade unions a list holds; what is left out does not restrict it." })
export class TradeUnionFilter {
  @Field(() => ID, {
    nullable: true,
    description:
      "Only this union and those below it; without it all within the caller's reach. One out of reach gives an empty list.",
  })
  @IsId()
  scope?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Words that all occur in the name, its pinyin initials, the code or the credit code; upper and lower case, full and half width are the same. At most 100 characters and 5 words.",
  })
  search?: string | null;

  @Field(() => [TradeUnionLevel], { nullable: true, description: "Only these levels; at most 20." })
  @HasAtMost(20)
  level?: TradeUnionLevel[] | null;

  @Field(() => [TradeUnionForm], { nullable: true, description: "Only these forms; at most 20." })
  @HasAtMost(20)
  form?: TradeUnionForm[] | null;

  @Field(() => [TradeUnionStatus], {
    nullable: true,
    description: "Only these; without it those that exist (ACTIVE); at most 20.",
  })
  @HasAtMost(20)
  status?: TradeUnionStatus[] | null;

  @Field(() => [OwnershipType], {
    nullable: true,
    description: "Only those of employers with this ownership; at most 20.",
  })
  @HasAtMost(20)
  ownership?: OwnershipType[] | null;

  @Field(() => Day, { nullable: true, description: "Only those whose committee's term ends before this day." })
  termEndsBefore?: string | null;
}

@InputType({ description: "A place on the map (WGS 84)." })
export class LocationInput {
  @Field(() => Float, { description: "Degrees north, −90 to 90." })
  @IsBetween(-90, 90)
  latitude!: number;

  @Field(() => Float, { description: "Degrees east, −180 to 180." })
  @IsBetween(-180, 180)
  longitude!: number;
}

@InputType({ description: "What the register says of a union besides its name and form; null where it is not known." })
export class TradeUnionDetailsInput {
  @Field(() => String, {
    nullable: true,
    description:
      "Unified social credit code, starting with 81 or 89; its last character checks the others (GB 32100-2015).",
  })
  @IsText({ max: 40 })
  creditCode?: string | null;

  @Field(() => OwnershipType, { nullable: true, description: "Who owns the employer." })
  ownership?: OwnershipType | null;

  @Field(() => [EmployerTag], { nullable: true, description: "What else distinguishes the employer; at most 6." })
  @HasAtMost(6)
  ownershipTags?: EmployerTag[] | null;

  @Field(() => Day, { nullable: true, description: "The day it was founded, not in the future." })
  @IsDay()
  foundedOn?: string | null;

  @Field(() => Day, { nullable: true, description: "First day of the committee's term." })
  @IsDay()
  termStartsOn?: string | null;

  @Field(() => Day, {
    nullable: true,
    description: "Last day of the committee's term, not before it began or the union was founded.",
  })
  @IsDay()
  termEndsOn?: string | null;

  @Field(() => Day, { nullable: true, description: "Last day of the legal-person certificate." })
  @IsDay()
  certificateExpiresOn?: string | null;

  @Field(() => Int, { nullable: true, description: "Members of the committee, 1 to 99." })
  @IsBetween(1, 99)
  committeeSize?: number | null;

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

  @Field(() => SizeClass, { nullable: true, description: "Size class of a street or park union." })
  sizeClass?: SizeClass | null;
}

@InputType({ description: "A union to be added to the tree." })
export class CreateTradeUnionInput extends TradeUnionDetailsInput {
  @Field(() => ID, {
    description: "The union above: a grassroots union may hang under any higher level, any other under the next one.",
  })
  @IsId()
  parentId!: string;

  @Field(() => String, { description: "Full name, 1 to 200 characters." })
  @IsText({ max: 200 })
  name!: string;

  @Field(() => TradeUnionLevel, { description: "Where it stands in the tree." })
  level!: TradeUnionLevel;

  @Field(() => TradeUnionForm, { description: "How it was set up; has to fit the level." })
  form!: TradeUnionForm;

  @Field(() => String, {
    nullable: true,
    description:
      "Short code: letters, digits and hyphens, at most 60. Without one it gets the parent's code with the next number.",
  })
  code?: string | null;

  @Field(() => ID, {
    description: "UUID made by the client; the same request again with it changes nothing more and succeeds.",
  })
  @IsId()
  idempotencyKey!: string;
}

@InputType({
  description: "What is to be changed; a field left out stays as it is, null empties it where that is possible.",
})
export class ChangeTradeUnionInput extends TradeUnionDetailsInput {
  @Field(() => ID, { description: "The union." })
  @IsId()
  tradeUnionId!: string;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: "Full name, 1 to 200 characters; null leaves it." })
  @IsText({ max: 200 })
  name?: string | null;

  @Field(() => TradeUnionForm, {
    nullable: true,
    description: "How it was set up; has to fit the level; null leaves it.",
  })
  form?: TradeUnionForm | null;
}

@InputType({ description: "Hangs a union with everything below it under another one." })
export class MoveTradeUnionInput {
  @Field(() => ID, { description: "The union to be moved." })
  @IsId()
  tradeUnionId!: string;

  @Field(() => ID, {
    description: "The union above it from now on: not itself, not below itself, of a fitting level, and not closed.",
  })
  @IsId()
  parentId!: string;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;

  @Field(() => String, { description: "Why, 1 to 500 characters; kept in the journal." })
  @IsText({ max: 500 })
  reason!: string;
}

@InputType({
  description:
    "Closes a union that has no active union below it. Its coverage and sites end with it; grants stay until revoked.",
})
export class CloseTradeUnionInput {
  @Field(() => ID, { description: "The union." })
  @IsId()
  tradeUnionId!: string;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;

  @Field(() => ClosingReason, { description: "Why." })
  reason!: ClosingReason;

  @Field(() => Day, { description: "Its last day, not in the future and not before it was founded." })
  @IsDay()
  on!: string;
}

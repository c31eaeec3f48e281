import { Field, ID, InputType, Int } from "type-graphql";
import { Day } from "../../../platform/graphql/api/scalars.js";
import { HasAtMost, IsDay, IsId, IsInput, IsText } from "../../../platform/graphql/api/validate-arguments.js";
import { SiteKind } from "./site.entity.js";
import { LocationInput } from "../tree/trade-union.inputs.js";

@InputType({ description: "Which sites a list holds; what is left out does not restrict it." })
export class SiteFilter {
  @Field(() => [SiteKind], { nullable: true, description: "Only these kinds; at most 20." })
  @HasAtMost(20)
  kind?: SiteKind[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "True for those that are kept no longer instead of those that are.",
  })
  isClosed?: boolean | null;
}

@InputType({ description: "A site to be entered for a union." })
export class CreateSiteInput {
  @Field(() => ID, { description: "The union that keeps it." })
  @IsId()
  tradeUnionId!: string;

  @Field(() => SiteKind, { description: "What it is." })
  kind!: SiteKind;

  @Field(() => String, { description: "Name, 1 to 200 characters." })
  @IsText({ max: 200 })
  name!: string;

  @Field(() => String, { nullable: true, description: "Postal address, at most 300 characters." })
  @IsText({ max: 300 })
  address?: string | null;

  @Field(() => LocationInput, { nullable: true, description: "Where it is." })
  @IsInput()
  location?: LocationInput | null;

  @Field(() => ID, {
    description: "UUID made by the client; the same request again with it changes nothing more and succeeds.",
  })
  @IsId()
  idempotencyKey!: string;
}

@InputType({
  description: "What is to be changed; a field left out stays as it is, null empties it where that is possible.",
})
export class ChangeSiteInput {
  @Field(() => ID, { description: "The site." })
  @IsId()
  siteId!: string;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: "Name, 1 to 200 characters; null leaves it." })
  @IsText({ max: 200 })
  name?: string | null;

  @Field(() => String, { nullable: true, description: "Postal address, at most 300 characters." })
  @IsText({ max: 300 })
  address?: string | null;

  @Field(() => LocationInput, { nullable: true, description: "Where it is." })
  @IsInput()
  location?: LocationInput | null;
}

@InputType({ description: "Ends a site; what was inspected there stays." })
export class CloseSiteInput {
  @Field(() => ID, { description: "The site." })
  @IsId()
  siteId!: string;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;

  @Field(() => Day, { description: "Its last day, not in the future." })
  @IsDay()
  on!: string;
}

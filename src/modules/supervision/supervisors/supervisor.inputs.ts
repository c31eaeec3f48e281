import { Field, ID, InputType, Int } from "type-graphql";
import { Day } from "../../../platform/graphql/api/scalars.js";
import { IsDay, IsId, IsText } from "../../../platform/graphql/api/validate-arguments.js";
import { PledgeKind, SupervisorSource } from "./supervisor.rules.js";

@InputType({ description: "Which supervisors; a field left out does not narrow." })
export class SupervisorFilterInput {
  @Field(() => Boolean, { nullable: true, description: "Only those whose term counts today, or only the others." })
  isActive?: boolean | null;
}

@InputType({ description: "Who is invited as a supervisor, and for how long." })
export class AppointSupervisorInput {
  @Field(() => ID, { description: "The union that invites, in whose subtree the person may be sent." })
  @IsId()
  tradeUnionId!: string;

  @Field(() => ID, { description: "The person's account, which holds the role SUPERVISOR at the union or above it." })
  @IsId()
  accountId!: string;

  @Field(() => SupervisorSource, { description: "Where the person comes from." })
  source!: SupervisorSource;

  @Field(() => Day, { description: "First day of the term." })
  @IsDay("2012-01-01")
  termFrom!: string;

  @Field(() => Day, {
    nullable: true,
    description: "Last day of the term, within 5 years; left out, the term lasts 3 years.",
  })
  @IsDay("2012-01-01")
  termTo?: string | null;

  @Field(() => ID, { description: "A UUID made for this request; the same one again gives the same supervisor." })
  @IsId()
  idempotencyKey!: string;
}

@InputType({ description: "A pledge that the caller signs." })
export class SignPledgeInput {
  @Field(() => ID, { description: "The caller's own term." })
  @IsId()
  supervisorId!: string;

  @Field(() => PledgeKind, { description: "What is undertaken." })
  kind!: PledgeKind;
}

@InputType({ description: "A further term of a supervisor." })
export class RenewSupervisorTermInput {
  @Field(() => ID, { description: "The term that is followed." })
  @IsId()
  supervisorId!: string;

  @Field(() => Day, {
    nullable: true,
    description: "Last day of the further term, within 5 years; left out, it lasts 3 years.",
  })
  @IsDay("2012-01-01")
  termTo?: string | null;

  @Field(() => ID, { description: "A UUID made for this request; the same one again gives the same supervisor." })
  @IsId()
  idempotencyKey!: string;
}

@InputType({ description: "That a term ends before its last day." })
export class EndSupervisorTermInput {
  @Field(() => ID, { description: "The term." })
  @IsId()
  supervisorId!: string;

  @Field(() => Int, { description: "The version that was read; another one is refused as STALE_VERSION." })
  expectedVersion!: number;

  @Field(() => Day, {
    description:
      "The first day that does not count any more: within the term, not in the future; the first day of a term that has not begun.",
  })
  @IsDay("2012-01-01")
  on!: string;

  @Field(() => String, { description: "Why, 1 to 500 characters." })
  @IsText({ max: 500 })
  reason!: string;
}

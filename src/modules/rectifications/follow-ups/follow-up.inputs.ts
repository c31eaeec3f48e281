import { Field, ID, InputType } from "type-graphql";
import { Day } from "../../../platform/graphql/api/scalars.js";
import { HasAtMost, IsDay, IsId } from "../../../platform/graphql/api/validate-arguments.js";

@InputType({ description: "Sends people to look again at closed findings." })
export class AssignFollowUpInput {
  @Field(() => [ID], {
    description: "Closed findings whose follow-up is due, of one union, checklist and subject; 1 to 100.",
  })
  @HasAtMost(100, 1)
  @IsId()
  findingIds!: string[];

  @Field(() => [ID], { description: "Who is sent, 1 to 10; nobody of the team that found any of them." })
  @HasAtMost(10, 1)
  @IsId()
  inspectorIds!: string[];

  @Field(() => Day, { description: "The last day for the visit: 30 to 90 working days after each of them was closed." })
  @IsDay()
  dueOn!: string;

  @Field(() => ID, { description: "A UUID made for this request; the same one again gives the same assignment." })
  @IsId()
  idempotencyKey!: string;
}

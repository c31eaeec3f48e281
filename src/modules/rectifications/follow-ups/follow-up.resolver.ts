import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { Assignment } from "../../inspections/planning/assignment.entity.js";
import { assignmentsByIds } from "../../inspections/planning/assignment.queries.js";
import { assignFollowUp } from "./commands/assign-follow-up.js";
import { AssignFollowUpInput } from "./follow-up.inputs.js";

@ObjectType({ simpleResolvers: true, description: "Answer to `assignFollowUp`." })
export class AssignFollowUpPayload extends MutationPayload {
  @Field(() => Assignment, { nullable: true, description: "The visit; its inspection answers only its findings." })
  assignment?: Assignment | null;
}

@Resolver()
export class FollowUpResolver {
  @Mutation(() => AssignFollowUpPayload, {
    description: "Sends people who were not in the first team to look again at closed findings (回头看).",
  })
  @Requires("follow-up:assign")
  async assignFollowUp(
    @Arg("input", () => AssignFollowUpInput) input: AssignFollowUpInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<AssignFollowUpPayload>> {
    const id = await assignFollowUp(work, input);
    return { assignment: (await assignmentsByIds(work.em, [id]))[0] ?? null };
  }
}

import { Arg, Ctx, Mutation, ObjectType, Resolver } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { RequestError } from "../../../platform/errors/request-error.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { InspectionPayload } from "../records/inspection-payload.types.js";
import { reviewInspection } from "./commands/review-inspection.js";
import { ReviewInspectionInput } from "./review-inspection.inputs.js";

@ObjectType({ simpleResolvers: true, description: "Answer to `reviewInspection`." })
export class ReviewInspectionPayload extends InspectionPayload {}

@Resolver()
export class ReviewInspectionResolver {
  @Mutation(() => ReviewInspectionPayload, {
    description: "Confirms, returns or forwards a submitted inspection; by reviewers and, before them, streets.",
  })
  @Requires("inspection:read")
  async reviewInspection(
    @Arg("input", () => ReviewInspectionInput) input: ReviewInspectionInput,
    @Ctx() { work, actor }: RequestContext,
  ): Promise<Partial<ReviewInspectionPayload>> {
    // Either of two permissions opens this field, which a single declared one cannot say.
    if (!actor.permissions.has("inspection:review") && !actor.permissions.has("inspection:pre-review"))
      throw new RequestError("FORBIDDEN");
    return { inspection: await reviewInspection(work, input) };
  }
}

import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from "type-graphql";
import { Requires } from "../../../platform/access/access.js";
import { RequestError } from "../../../platform/errors/request-error.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import { applyForRating } from "./commands/apply-for-rating.js";
import { assignRatingInspection } from "./commands/assign-rating-inspection.js";
import { cancelRatingInspection } from "./commands/cancel-rating-inspection.js";
import { resubmitRatingApplication } from "./commands/resubmit-rating-application.js";
import { reviewRatingApplication } from "./commands/review-rating-application.js";
import { withdrawRatingApplication } from "./commands/withdraw-rating-application.js";
import { RatingApplication } from "./rating-application.entity.js";
import {
  ApplyForRatingInput,
  AssignRatingInspectionInput,
  CancelRatingInspectionInput,
  ResubmitRatingApplicationInput,
  ReviewRatingApplicationInput,
  WithdrawRatingApplicationInput,
} from "./rating-application.inputs.js";

@ObjectType()
abstract class RatingApplicationPayload extends MutationPayload {
  @Field(() => RatingApplication, { nullable: true, description: "The application as it is now." })
  application?: RatingApplication | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `applyForRating`." })
export class ApplyForRatingPayload extends RatingApplicationPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `resubmitRatingApplication`." })
export class ResubmitRatingApplicationPayload extends RatingApplicationPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `withdrawRatingApplication`." })
export class WithdrawRatingApplicationPayload extends RatingApplicationPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `reviewRatingApplication`." })
export class ReviewRatingApplicationPayload extends RatingApplicationPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `assignRatingInspection`." })
export class AssignRatingInspectionPayload extends RatingApplicationPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `cancelRatingInspection`." })
export class CancelRatingInspectionPayload extends RatingApplicationPayload {}

type Answer = Promise<Partial<RatingApplicationPayload>>;

@Resolver()
export class RatingApplicationChangesResolver {
  @Mutation(() => ApplyForRatingPayload, {
    description: "Applies for a level of a rating, by the union's own officers.",
  })
  @Requires("rating:apply")
  async applyForRating(
    @Arg("input", () => ApplyForRatingInput) input: ApplyForRatingInput,
    @Ctx() { work }: RequestContext,
  ): Answer {
    return { application: await applyForRating(work, input) };
  }

  @Mutation(() => ResubmitRatingApplicationPayload, {
    description: "Hands in again an application that was given back.",
  })
  @Requires("rating:apply")
  async resubmitRatingApplication(
    @Arg("input", () => ResubmitRatingApplicationInput) input: ResubmitRatingApplicationInput,
    @Ctx() { work }: RequestContext,
  ): Answer {
    return { application: await resubmitRatingApplication(work, input) };
  }

  @Mutation(() => WithdrawRatingApplicationPayload, { description: "Takes an application back." })
  @Requires("rating:apply")
  async withdrawRatingApplication(
    @Arg("input", () => WithdrawRatingApplicationInput) input: WithdrawRatingApplicationInput,
    @Ctx() { work }: RequestContext,
  ): Answer {
    return { application: await withdrawRatingApplication(work, input) };
  }

  @Mutation(() => ReviewRatingApplicationPayload, {
    description:
      "Forwards, returns or rejects an application: the street first, the district's reviewers behind it, and first where no street stands above the union.",
  })
  @Requires("rating:read")
  async reviewRatingApplication(
    @Arg("input", () => ReviewRatingApplicationInput) input: ReviewRatingApplicationInput,
    @Ctx() { work, actor }: RequestContext,
  ): Answer {
    // Either of two permissions opens this field, which a single declared one cannot say.
    if (!actor.permissions.has("rating:review") && !actor.permissions.has("rating:pre-review"))
      throw new RequestError("FORBIDDEN");
    return { application: await reviewRatingApplication(work, input) };
  }

  @Mutation(() => AssignRatingInspectionPayload, {
    description: "Sends inspectors to look on site at what was applied for.",
  })
  @Requires("rating:propose")
  async assignRatingInspection(
    @Arg("input", () => AssignRatingInspectionInput) input: AssignRatingInspectionInput,
    @Ctx() { work }: RequestContext,
  ): Answer {
    return { application: await assignRatingInspection(work, input) };
  }

  @Mutation(() => CancelRatingInspectionPayload, { description: "Calls the visit off that an application waits for." })
  @Requires("rating:propose")
  async cancelRatingInspection(
    @Arg("input", () => CancelRatingInspectionInput) input: CancelRatingInspectionInput,
    @Ctx() { work }: RequestContext,
  ): Answer {
    return { application: await cancelRatingInspection(work, input) };
  }
}

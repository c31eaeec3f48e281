import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { personById } from "../../identity/person.loader.js";
import { Person } from "../../identity/person.types.js";
import { InspectionReview } from "./inspection-review.types.js";

@Resolver(() => InspectionReview)
export class InspectionReviewResolver {
  @FieldResolver(() => Person, { description: "Who decided." })
  reviewer(@Root() { reviewerId }: InspectionReview, @Ctx() context: RequestContext): Promise<Person> {
    return context.loader(personById).load(reviewerId);
  }
}

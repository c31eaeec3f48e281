import type { GraphQLResolveInfo } from "graphql";
import { Arg, Args, Ctx, FieldResolver, Info, Resolver } from "type-graphql";
import { page, PageArgs, type Connection } from "../../../platform/graphql/api/connection.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { Viewer } from "../../identity/viewer.entity.js";
import { ViewerAssignmentFilter } from "./assignment.inputs.js";
import { assignmentCount, assignmentPage, type AssignmentRow } from "./assignment.queries.js";
import { AssignmentConnection } from "./assignment.resolver.js";

@Resolver(() => Viewer)
export class ViewerAssignmentsResolver {
  @FieldResolver(() => AssignmentConnection, {
    description: "The visits on which the person is sent, as far as their roles still reach; the most urgent first.",
  })
  assignments(
    @Arg("filter", () => ViewerAssignmentFilter, { nullable: true }) filter: ViewerAssignmentFilter | null,
    @Args(() => PageArgs) args: PageArgs,
    @Ctx() context: RequestContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<AssignmentRow>> {
    return page(args, context, info, {
      list: "viewer.assignments",
      keys: (assignment) => [assignment.dueOn, assignment.id],
      fetch: (limit, after) => assignmentPage(context, "OWN", filter ?? {}, limit, after),
      count: () => assignmentCount(context, "OWN", filter ?? {}),
    });
  }
}

import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { Assignment } from "./assignment.entity.js";
import { visibleAssignmentById } from "./assignment.loader.js";
import type { AssignmentRow } from "./assignment.queries.js";
import type { InspectionRow } from "../records/inspection.columns.js";
import { Inspection } from "../records/inspection.entity.js";

@Resolver(() => Inspection)
export class InspectionAssignmentResolver {
  @FieldResolver(() => Assignment, {
    nullable: true,
    description: "The planned visit that it answers; null without one, or where the caller may not see it.",
  })
  assignment(
    @Root() { assignmentId }: InspectionRow,
    @Ctx() context: RequestContext,
  ): Promise<AssignmentRow | null> | null {
    return assignmentId === null ? null : context.loader(visibleAssignmentById).load(assignmentId);
  }
}

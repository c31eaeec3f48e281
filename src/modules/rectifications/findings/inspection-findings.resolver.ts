import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { Assignment } from "../../inspections/planning/assignment.entity.js";
import { Inspection } from "../../inspections/records/inspection.entity.js";
import { Finding } from "./finding.entity.js";
import { findingsByAssignment, findingsByInspection } from "./finding.loader.js";
import type { FindingRow } from "./finding.queries.js";

@Resolver(() => Inspection)
export class InspectionFindingsResolver {
  @FieldResolver(() => [Finding], { description: "What it found wrong; opened when it was confirmed." })
  findings(@Root() { id }: Inspection, @Ctx() context: RequestContext): Promise<FindingRow[]> {
    return context.loader(findingsByInspection).load(id);
  }
}

@Resolver(() => Assignment)
export class AssignmentFindingsResolver {
  @FieldResolver(() => [Finding], { description: "The findings that a follow-up is to look at; else empty." })
  findings(@Root() { id }: Assignment, @Ctx() context: RequestContext): Promise<FindingRow[]> {
    return context.loader(findingsByAssignment).load(id);
  }
}

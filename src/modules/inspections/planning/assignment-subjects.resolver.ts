import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { Employer } from "../../trade-unions/employers/employer.entity.js";
import { employerById } from "../../trade-unions/employers/employer.loader.js";
import type { EmployerRow } from "../../trade-unions/employers/employer.queries.js";
import { Site } from "../../trade-unions/sites/site.entity.js";
import { siteById } from "../../trade-unions/sites/site.loader.js";
import type { SiteRow } from "../../trade-unions/sites/site.queries.js";
import { Assignment } from "./assignment.entity.js";
import type { AssignmentRow } from "./assignment.queries.js";
import type { InspectionRow } from "../records/inspection.columns.js";
import { Inspection } from "../records/inspection.entity.js";
import { inspectionById } from "../records/inspection.loader.js";

@Resolver(() => Assignment)
export class AssignmentSubjectsResolver {
  @FieldResolver(() => Employer, {
    nullable: true,
    description: "The employer to inspect, when the checklist looks at employers.",
  })
  employer(@Root() { employerId }: AssignmentRow, @Ctx() context: RequestContext): Promise<EmployerRow | null> | null {
    return employerId === null ? null : context.loader(employerById).load(employerId);
  }

  @FieldResolver(() => Site, { nullable: true, description: "The site to inspect, when the checklist looks at sites." })
  site(@Root() { siteId }: AssignmentRow, @Ctx() context: RequestContext): Promise<SiteRow | null> | null {
    return siteId === null ? null : context.loader(siteById).load(siteId);
  }

  @FieldResolver(() => Inspection, {
    nullable: true,
    description:
      "What the visit builds on, as far as the caller may see it: for a follow-up the inspection whose findings are looked at again, otherwise the union's self-inspection of the period.",
  })
  baselineInspection(
    @Root() { baselineInspectionId }: AssignmentRow,
    @Ctx() context: RequestContext,
  ): Promise<InspectionRow | null> | null {
    return baselineInspectionId === null ? null : context.loader(inspectionById).load(baselineInspectionId);
  }

  @FieldResolver(() => Inspection, {
    nullable: true,
    description: "The inspection that was submitted for it, as far as the caller may see it; null before.",
  })
  inspection(
    @Root() { inspectionId }: AssignmentRow,
    @Ctx() context: RequestContext,
  ): Promise<InspectionRow | null> | null {
    return inspectionId === null ? null : context.loader(inspectionById).load(inspectionId);
  }
}

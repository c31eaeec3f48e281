import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from "type-graphql";
import { Requires, TabletWork } from "../../platform/access/access.js";
import { RequestContext } from "../../platform/graphql/request-context.js";
import { MutationPayload } from "../../platform/graphql/user-error.js";
import { approveSupervisionVisit } from "./commands/approve-supervision-visit.js";
import { declareConflict } from "./commands/declare-conflict.js";
import { openSupervisionVisit } from "./commands/open-supervision-visit.js";
import { referVisit } from "./commands/refer-visit.js";
import { reportLeak } from "./commands/report-leak.js";
import { reviewVisitReport } from "./commands/review-visit-report.js";
import { submitVisitReport } from "./commands/submit-visit-report.js";
import { submitVisitStatement } from "./commands/submit-visit-statement.js";
import { SupervisionVisit } from "./visit.entity.js";
import {
  ApproveSupervisionVisitInput,
  DeclareConflictInput,
  OpenSupervisionVisitInput,
  ReferVisitInput,
  ReportLeakInput,
  ReviewVisitReportInput,
  SubmitVisitReportInput,
  SubmitVisitStatementInput,
} from "./visit.inputs.js";
import type { VisitRow } from "./visit.queries.js";

@ObjectType()
abstract class SupervisionVisitPayload extends MutationPayload {
  @Field(() => SupervisionVisit, { nullable: true, description: "The visit as it is now." })
  visit?: VisitRow | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `declareConflict`." })
export class DeclareConflictPayload extends SupervisionVisitPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `approveSupervisionVisit`." })
export class ApproveSupervisionVisitPayload extends SupervisionVisitPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `openSupervisionVisit`." })
export class OpenSupervisionVisitPayload extends SupervisionVisitPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `submitVisitReport`." })
export class SubmitVisitReportPayload extends SupervisionVisitPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `reviewVisitReport`." })
export class ReviewVisitReportPayload extends SupervisionVisitPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `submitVisitStatement`." })
export class SubmitVisitStatementPayload extends SupervisionVisitPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `referVisit`." })
export class ReferVisitPayload extends SupervisionVisitPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `reportLeak`." })
export class ReportLeakPayload extends SupervisionVisitPayload {
  @Field(() => SupervisionVisit, {
    nullable: true,
    description:
      "What was drawn instead; null when nothing was left to draw, and for a member of the old team who is not in the new one.",
  })
  replacement?: VisitRow | null;
}

type Payload = Promise<Partial<SupervisionVisitPayload>>;

@Resolver()
export class VisitChangesResolver {
  @Mutation(() => DeclareConflictPayload, {
    description:
      "Steps back from a team: the seat is drawn anew and the visit approved anew, or it is void when nobody is left. The answer is the last that the caller sees of it.",
  })
  @Requires("visit:take-part")
  async declareConflict(
    @Arg("input", () => DeclareConflictInput) input: DeclareConflictInput,
    @Ctx() { work }: RequestContext,
  ): Payload {
    return { visit: await declareConflict(work, input) };
  }

  @Mutation(() => ApproveSupervisionVisitPayload, {
    description: "Approves a drawn visit or not; never by its organizer.",
  })
  @Requires("visit:approve")
  async approveSupervisionVisit(
    @Arg("input", () => ApproveSupervisionVisitInput) input: ApproveSupervisionVisitInput,
    @Ctx() { work }: RequestContext,
  ): Payload {
    return { visit: await approveSupervisionVisit(work, input) };
  }

  @Mutation(() => ReportLeakPayload, {
    description: "Voids a plan that became known and draws another in its place, to be approved anew.",
  })
  @Requires("visit:report-leak")
  async reportLeak(
    @Arg("input", () => ReportLeakInput) input: ReportLeakInput,
    @Ctx() { work }: RequestContext,
  ): Promise<Partial<ReportLeakPayload>> {
    return reportLeak(work, input);
  }

  @Mutation(() => OpenSupervisionVisitPayload, {
    description:
      "Opens an approved visit on site; what was claimed offline is flagged where it is doubtful. With it comes the assignment, which has the visit's id.",
  })
  @Requires("visit:take-part")
  @TabletWork()
  async openSupervisionVisit(
    @Arg("input", () => OpenSupervisionVisitInput) input: OpenSupervisionVisitInput,
    @Ctx() { work }: RequestContext,
  ): Payload {
    return { visit: await openSupervisionVisit(work, input) };
  }

  @Mutation(() => SubmitVisitReportPayload, {
    description: "Reports a visit, signed by two of its team, with its submitted inspection; late ones are flagged.",
  })
  @Requires("visit:take-part")
  async submitVisitReport(
    @Arg("input", () => SubmitVisitReportInput) input: SubmitVisitReportInput,
    @Ctx() { work }: RequestContext,
  ): Payload {
    return { visit: await submitVisitReport(work, input) };
  }

  @Mutation(() => ReviewVisitReportPayload, {
    description: "Confirms the report of a visit and with it the inspection, or returns both.",
  })
  @Requires("visit:review")
  async reviewVisitReport(
    @Arg("input", () => ReviewVisitReportInput) input: ReviewVisitReportInput,
    @Ctx() { work }: RequestContext,
  ): Payload {
    return { visit: await reviewVisitReport(work, input) };
  }

  @Mutation(() => SubmitVisitStatementPayload, {
    description: "States what the visited union says of the result, within five working days of its confirmation.",
  })
  @Requires("visit:state")
  async submitVisitStatement(
    @Arg("input", () => SubmitVisitStatementInput) input: SubmitVisitStatementInput,
    @Ctx() { work }: RequestContext,
  ): Payload {
    return { visit: await submitVisitStatement(work, input) };
  }

  @Mutation(() => ReferVisitPayload, {
    description: "Refers a confirmed visit to the body that decides about it.",
  })
  @Requires("visit:refer")
  async referVisit(
    @Arg("input", () => ReferVisitInput) input: ReferVisitInput,
    @Ctx() { work }: RequestContext,
  ): Payload {
    return { visit: await referVisit(work, input) };
  }
}

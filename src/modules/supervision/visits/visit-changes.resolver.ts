import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from "type-graphql";
import { OwnTransactions, Requires, Backlog } from "../../../platform/access/access.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { MutationPayload } from "../../../platform/graphql/api/user-error.js";
import type { Work } from "../../../platform/unit-of-work/work.js";
import { approveSupervisionVisit } from "./commands/approve-supervision-visit.js";
import { confirmInsider } from "./commands/confirm-insider.js";
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
  ConfirmInsiderInput,
  DeclareConflictInput,
  OpenSupervisionVisitInput,
  ReferVisitInput,
  ReportLeakInput,
  ReviewVisitReportInput,
  SubmitVisitReportInput,
  SubmitVisitStatementInput,
} from "./visit.inputs.js";
import { visibleVisitsByIds, type VisitRow } from "./visit.queries.js";

@ObjectType()
abstract class SupervisionVisitPayload extends MutationPayload {
  @Field(() => SupervisionVisit, { nullable: true, description: "The visit as it is now." })
  visit?: VisitRow | null;
}

@ObjectType({ simpleResolvers: true, description: "Answer to `declareConflict`." })
export class DeclareConflictPayload extends SupervisionVisitPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `approveSupervisionVisit`." })
export class ApproveSupervisionVisitPayload extends SupervisionVisitPayload {}

@ObjectType({ simpleResolvers: true, description: "Answer to `confirmInsider`." })
export class ConfirmInsiderPayload extends SupervisionVisitPayload {}

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

/** The read is noted before the transaction: a refusal tells something of the visit too, and must not take the note back. */
async function noted<Result>(
  context: RequestContext,
  visitId: string,
  command: (work: Work) => Promise<Result>,
): Promise<Result> {
  await visibleVisitsByIds(context, [visitId]);
  return context.inTransaction(command);
}

@Resolver()
export class VisitChangesResolver {
  @Mutation(() => DeclareConflictPayload, {
    description:
      "Steps back from a team: the seat is drawn anew and the visit approved anew, or it is void when nobody is left. The answer is the last that the caller sees of it.",
  })
  @Requires("visit:take-part")
  @OwnTransactions()
  async declareConflict(
    @Arg("input", () => DeclareConflictInput) input: DeclareConflictInput,
    @Ctx() context: RequestContext,
  ): Payload {
    return { visit: await noted(context, input.visitId, (work) => declareConflict(work, input)) };
  }

  @Mutation(() => ApproveSupervisionVisitPayload, {
    description: "Approves a drawn visit or not; never by its organizer.",
  })
  @Requires("visit:approve")
  @OwnTransactions()
  async approveSupervisionVisit(
    @Arg("input", () => ApproveSupervisionVisitInput) input: ApproveSupervisionVisitInput,
    @Ctx() context: RequestContext,
  ): Payload {
    return { visit: await noted(context, input.visitId, (work) => approveSupervisionVisit(work, input)) };
  }

  @Mutation(() => ConfirmInsiderPayload, {
    description:
      "Opens a visit again to an insider for whom it was shut because somebody else replaced the password or let the account in again. By another insider, who did not do that.",
  })
  @Requires("visit:confirm-insider")
  @OwnTransactions()
  async confirmInsider(
    @Arg("input", () => ConfirmInsiderInput) input: ConfirmInsiderInput,
    @Ctx() context: RequestContext,
  ): Payload {
    return { visit: await noted(context, input.visitId, (work) => confirmInsider(work, input)) };
  }

  @Mutation(() => ReportLeakPayload, {
    description: "Voids a plan that became known and draws another in its place, to be approved anew.",
  })
  @Requires("visit:report-leak")
  @OwnTransactions()
  async reportLeak(
    @Arg("input", () => ReportLeakInput) input: ReportLeakInput,
    @Ctx() context: RequestContext,
  ): Promise<Partial<ReportLeakPayload>> {
    return noted(context, input.visitId, (work) => reportLeak(work, input));
  }

  @Mutation(() => OpenSupervisionVisitPayload, {
    description:
      "Opens an approved visit on site; what was claimed offline is flagged where it is doubtful. With it comes the assignment, which has the visit's id.",
  })
  @Requires("visit:take-part")
  @OwnTransactions()
  @Backlog()
  async openSupervisionVisit(
    @Arg("input", () => OpenSupervisionVisitInput) input: OpenSupervisionVisitInput,
    @Ctx() context: RequestContext,
  ): Payload {
    return { visit: await noted(context, input.visitId, (work) => openSupervisionVisit(work, input)) };
  }

  @Mutation(() => SubmitVisitReportPayload, {
    description: "Reports a visit, signed by two of its team, with its submitted inspection; late ones are flagged.",
  })
  @Requires("visit:take-part")
  @OwnTransactions()
  async submitVisitReport(
    @Arg("input", () => SubmitVisitReportInput) input: SubmitVisitReportInput,
    @Ctx() context: RequestContext,
  ): Payload {
    return { visit: await noted(context, input.visitId, (work) => submitVisitReport(work, input)) };
  }

  @Mutation(() => ReviewVisitReportPayload, {
    description: "Confirms the report of a visit and with it the inspection, or returns both.",
  })
  @Requires("visit:review")
  @OwnTransactions()
  async reviewVisitReport(
    @Arg("input", () => ReviewVisitReportInput) input: ReviewVisitReportInput,
    @Ctx() context: RequestContext,
  ): Payload {
    return { visit: await noted(context, input.visitId, (work) => reviewVisitReport(work, input)) };
  }

  @Mutation(() => SubmitVisitStatementPayload, {
    description: "States what the visited union says of the result, within five working days of its confirmation.",
  })
  @Requires("visit:state")
  @OwnTransactions()
  async submitVisitStatement(
    @Arg("input", () => SubmitVisitStatementInput) input: SubmitVisitStatementInput,
    @Ctx() context: RequestContext,
  ): Payload {
    return { visit: await noted(context, input.visitId, (work) => submitVisitStatement(work, input)) };
  }

  @Mutation(() => ReferVisitPayload, {
    description: "Refers a confirmed visit to the body that decides about it.",
  })
  @Requires("visit:refer")
  @OwnTransactions()
  async referVisit(
    @Arg("input", () => ReferVisitInput) input: ReferVisitInput,
    @Ctx() context: RequestContext,
  ): Payload {
    return { visit: await noted(context, input.visitId, (work) => referVisit(work, input)) };
  }
}

import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { filledText } from "../../../platform/i18n/filled-text.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { DateTime, Day } from "../../../platform/graphql/api/scalars.js";
import type { WorkingCalendar } from "../../calendar/working-day.rules.js";
import { Checklist } from "../../checklists/checklist.entity.js";
import type { ChecklistRow } from "../../checklists/checklist.queries.js";
import { personById } from "../../identity/person.loader.js";
import { Person } from "../../identity/person.types.js";
import { Assignment } from "../../inspections/planning/assignment.entity.js";
import type { AssignmentRow } from "../../inspections/planning/assignment.queries.js";
import type { InspectionRow } from "../../inspections/records/inspection.columns.js";
import { Inspection } from "../../inspections/records/inspection.entity.js";
import { frozenChecklistById } from "../../checklists/checklist.loader.js";
import { Site } from "../../trade-unions/sites/site.entity.js";
import { siteById } from "../../trade-unions/sites/site.loader.js";
import type { SiteRow } from "../../trade-unions/sites/site.queries.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import { tradeUnionById } from "../../trade-unions/tree/trade-union.loader.js";
import type { TradeUnionRow } from "../../trade-unions/tree/trade-union.queries.js";
import { SupervisionVisit } from "./visit.entity.js";
import {
  calendarOfRequest,
  inspectionOfVisit,
  referralsOfVisit,
  reportOfVisit,
  shutInsidersOfVisit,
  statementOfVisit,
  teamOfVisit,
  visitById,
} from "./visit.loader.js";
import { visitFlags } from "./visit-flags.rules.js";
import { visitForOthers } from "./visit-part.rules.js";
import type { VisitRow } from "./visit.queries.js";
import { reportDue, reviewDue, statementDue } from "./visit-timeline.rules.js";
import { VisitFlag, VisitReferral, VisitReport, VisitStatement } from "./visit.types.js";
import { InspectionScore } from "../../inspections/records/inspection-score.types.js";

const FOR_OTHERS = "whoever had no part in it";

/** The visit as far as the caller may read it: whole for who drew it, approves it or is in its team. */
async function shownTo(visit: VisitRow, context: RequestContext): Promise<VisitRow> {
  const { accountId } = context.actor;
  const hasPart =
    accountId === visit.draftedBy ||
    accountId === visit.approverId ||
    (await context.loader(teamOfVisit).load(visit.id)).some((member) => member.id === accountId);
  return hasPart ? visit : visitForOthers(visit);
}

const calendarOf = (context: RequestContext): Promise<WorkingCalendar> => context.loader(calendarOfRequest).load("now");

@Resolver(() => SupervisionVisit)
export class VisitFieldsResolver {
  @FieldResolver(() => TradeUnion, { description: "The visited union, or the one that answers for the site." })
  tradeUnion(@Root() { tradeUnionId }: VisitRow, @Ctx() context: RequestContext): Promise<TradeUnionRow | null> {
    return context.loader(tradeUnionById).load(tradeUnionId);
  }

  @FieldResolver(() => Site, { nullable: true, description: "The visited service point; null for other subjects." })
  site(@Root() { siteId }: VisitRow, @Ctx() context: RequestContext): Promise<SiteRow | null> | null {
    return siteId === null ? null : context.loader(siteById).load(siteId);
  }

  @FieldResolver(() => Checklist, { description: "The checklist version to answer." })
  checklist(@Root() { checklistId }: VisitRow, @Ctx() context: RequestContext): Promise<ChecklistRow> {
    return context.loader(frozenChecklistById).load(checklistId);
  }

  @FieldResolver(() => [Person], { description: "Who goes, or went; 2 to 5." })
  team(@Root() { id }: VisitRow, @Ctx() context: RequestContext): Promise<Person[]> {
    return context.loader(teamOfVisit).load(id);
  }

  @FieldResolver(() => [Person], {
    description:
      "Insiders for whom it is shut until another insider confirms them (`confirmInsider`), since somebody else opened the way into their accounts; at most 7, none for whoever is no insider.",
  })
  shutFor(@Root() { id }: VisitRow, @Ctx() context: RequestContext): Promise<Person[]> {
    return context.loader(shutInsidersOfVisit).load(id);
  }

  @FieldResolver(() => Person, { description: "Who drew it." })
  draftedBy(@Root() { draftedBy }: VisitRow, @Ctx() context: RequestContext): Promise<Person> {
    return context.loader(personById).load(draftedBy);
  }

  @FieldResolver(() => Person, { description: "Who approves it, or did." })
  approver(@Root() { approverId }: VisitRow, @Ctx() context: RequestContext): Promise<Person> {
    return context.loader(personById).load(approverId);
  }

  @FieldResolver(() => Day, {
    description: `First day on which it may be opened; for ${FOR_OTHERS} the day of the visit.`,
  })
  async windowFrom(@Root() visit: VisitRow, @Ctx() context: RequestContext): Promise<string> {
    return (await shownTo(visit, context)).windowFrom;
  }

  @FieldResolver(() => Day, {
    description: `Last day on which it may be opened; for ${FOR_OTHERS} the day of the visit.`,
  })
  async windowTo(@Root() visit: VisitRow, @Ctx() context: RequestContext): Promise<string> {
    return (await shownTo(visit, context)).windowTo;
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: `When it was approved; null before, and for ${FOR_OTHERS}.`,
  })
  async approvedAt(@Root() visit: VisitRow, @Ctx() context: RequestContext): Promise<Date | string | null> {
    return (await shownTo(visit, context)).approvedAt;
  }

  @FieldResolver(() => DateTime, {
    description: `When it was drawn; for ${FOR_OTHERS} when the server heard of its opening.`,
  })
  async createdAt(@Root() visit: VisitRow, @Ctx() context: RequestContext): Promise<Date | string> {
    return (await shownTo(visit, context)).createdAt;
  }

  @FieldResolver(() => DateTime, { nullable: true, description: "When the team was there; null before." })
  visitedAt(@Root() { openedAt }: VisitRow): Date | string | null {
    return openedAt;
  }

  @FieldResolver(() => Day, {
    nullable: true,
    description: "Last day for the report: the third working day after the opening; null before it.",
  })
  async reportDueOn(@Root() visit: VisitRow, @Ctx() context: RequestContext): Promise<string | null> {
    return visit.openedAt === null ? null : (reportDue(await calendarOf(context), visit)?.dueOn ?? null);
  }

  @FieldResolver(() => Day, {
    nullable: true,
    description: "Last day for the review: the third working day after the report; null without one.",
  })
  async reviewDueOn(@Root() visit: VisitRow, @Ctx() context: RequestContext): Promise<string | null> {
    return visit.reportedAt === null ? null : (reviewDue(await calendarOf(context), visit)?.dueOn ?? null);
  }

  @FieldResolver(() => Day, {
    nullable: true,
    description:
      "Last day for the statement of the visited union: the fifth working day after the confirmation; null before it. It moves when the holidays of its year are published.",
  })
  async statementDueOn(@Root() visit: VisitRow, @Ctx() context: RequestContext): Promise<string | null> {
    return visit.confirmedAt === null ? null : (statementDue(await calendarOf(context), visit)?.dueOn ?? null);
  }

  @FieldResolver(() => [VisitFlag], { description: "What makes the opening or the report doubtful." })
  flags(@Root() { flags }: VisitRow, @Ctx() { language }: RequestContext): VisitFlag[] {
    return flags.map(({ code, details }) => ({ code, message: filledText(visitFlags[code], details, language) }));
  }

  @FieldResolver(() => Inspection, { nullable: true, description: "What the team submitted; null before." })
  inspection(
    @Root() { id, inspectionId }: VisitRow,
    @Ctx() context: RequestContext,
  ): Promise<InspectionRow | null> | null {
    return inspectionId === null ? null : context.loader(inspectionOfVisit).load(id);
  }

  @FieldResolver(() => InspectionScore, { nullable: true, description: "The result; null before the inspection." })
  async score(@Root() visit: VisitRow, @Ctx() context: RequestContext): Promise<InspectionScore | null> {
    const inspection = visit.inspectionId === null ? null : await context.loader(inspectionOfVisit).load(visit.id);
    if (inspection === null || inspection.points === null || inspection.maxPoints === null) return null;
    const { points, maxPoints, percent, grade, vetoed, awardBlocked } = inspection;
    return { points, maxPoints, percent, grade, vetoed, awardBlocked, inspection };
  }

  @FieldResolver(() => VisitReport, {
    nullable: true,
    description: "The latest report, for drafter, approver, team, reviewers and leaders; null before and for others.",
  })
  report(@Root() { id }: VisitRow, @Ctx() context: RequestContext): Promise<VisitReport | null> {
    return context.loader(reportOfVisit).load(id);
  }

  @FieldResolver(() => VisitStatement, { nullable: true, description: "What the visited union said; null before." })
  statement(@Root() { id }: VisitRow, @Ctx() context: RequestContext): Promise<VisitStatement | null> {
    return context.loader(statementOfVisit).load(id);
  }

  @FieldResolver(() => [VisitReferral], {
    description:
      "To whom it was referred, at most a few; what went to the discipline body is for its handlers and for who referred it.",
  })
  referrals(@Root() { id }: VisitRow, @Ctx() context: RequestContext): Promise<VisitReferral[]> {
    return context.loader(referralsOfVisit).load(id);
  }
}

@Resolver(() => VisitReport)
export class VisitReportResolver {
  @FieldResolver(() => [Person], { description: "Who of the team signed, 2 to 5." })
  signedBy(@Root() { signedBy }: VisitReport, @Ctx() context: RequestContext): Promise<Person[]> {
    return Promise.all(signedBy.map((id) => context.loader(personById).load(id)));
  }
}

@Resolver(() => Assignment)
export class AssignmentVisitResolver {
  @FieldResolver(() => SupervisionVisit, {
    nullable: true,
    description: "The unannounced visit that asks for it; its subject decides which criteria are asked.",
  })
  supervisionVisit(
    @Root() { owner, ownerId }: AssignmentRow,
    @Ctx() context: RequestContext,
  ): Promise<VisitRow | null> | null {
    return owner !== "SUPERVISION" || ownerId === null ? null : context.loader(visitById).load(ownerId);
  }
}

import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { filledText } from "../../../platform/i18n/filled-text.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { Json } from "../../../platform/graphql/api/scalars.js";
import { Checklist, ChecklistKind } from "../../checklists/checklist.entity.js";
import { frozenChecklistById } from "../../checklists/checklist.loader.js";
import { cachedChecklist, type ChecklistRow, type FrozenChecklist } from "../../checklists/checklist.queries.js";
import { Evidence, EvidenceStatus } from "../../evidence/evidence.entity.js";
import { personById } from "../../identity/person.loader.js";
import { Person } from "../../identity/person.types.js";
import { Employer } from "../../trade-unions/employers/employer.entity.js";
import { employerById } from "../../trade-unions/employers/employer.loader.js";
import type { EmployerRow } from "../../trade-unions/employers/employer.queries.js";
import { Site } from "../../trade-unions/sites/site.entity.js";
import { siteById } from "../../trade-unions/sites/site.loader.js";
import type { SiteRow } from "../../trade-unions/sites/site.queries.js";
import { tradeUnionById } from "../../trade-unions/tree/trade-union.loader.js";
import { Location, TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import type { TradeUnionRow } from "../../trade-unions/tree/trade-union.queries.js";
import { filesOf, isToldOf } from "./answer.resolver.js";
import { AnswerView } from "./answer.types.js";
import { answerViews, briefAnswerViews, type BriefAnswerView } from "./answer-view.rules.js";
import type { InspectionRow } from "./inspection.columns.js";
import { Inspection } from "./inspection.entity.js";
import { seesInterviewees } from "./inspection.policy.js";
import {
  coSignaturesOf,
  earlierRevisionsOf,
  frozenById,
  historyOf,
  inspectionById,
  reviewsOf,
} from "./inspection.loader.js";
import {
  FindingCheckView,
  HistoryEntry,
  InspectionFlag,
  InspectionRevision,
  NotPerformedView,
  ReportedVeto,
  Signature,
} from "./inspection.types.js";
import { answersWithoutWithheld, filesWithoutWithheld, withheldCriteria } from "./withheld-answers.rules.js";
import { inspectionFlags } from "./inspection-flags.rules.js";
import { InspectionReview } from "./inspection-review.types.js";
import { InspectionScore } from "./inspection-score.types.js";

const withoutInterviewees = (answer: BriefAnswerView): BriefAnswerView =>
  answer.criterion.mode === "INTERVIEW" ? { ...answer, note: null } : answer;

@Resolver(() => Inspection)
export class InspectionFieldsResolver {
  @FieldResolver(() => TradeUnion, { description: "The responsible union." })
  tradeUnion(@Root() { tradeUnionId }: InspectionRow, @Ctx() context: RequestContext): Promise<TradeUnionRow | null> {
    return context.loader(tradeUnionById).load(tradeUnionId);
  }

  @FieldResolver(() => Employer, {
    nullable: true,
    description: "The employer that was inspected; null where the checklist looks at none.",
  })
  employer(@Root() { employerId }: InspectionRow, @Ctx() context: RequestContext): Promise<EmployerRow | null> | null {
    return employerId === null ? null : context.loader(employerById).load(employerId);
  }

  @FieldResolver(() => Site, {
    nullable: true,
    description: "The site that was inspected; null where the checklist looks at none.",
  })
  site(@Root() { siteId }: InspectionRow, @Ctx() context: RequestContext): Promise<SiteRow | null> | null {
    return siteId === null ? null : context.loader(siteById).load(siteId);
  }

  @FieldResolver(() => Checklist, { description: "The checklist version that was answered." })
  checklist(@Root() { checklistId }: InspectionRow, @Ctx() context: RequestContext): Promise<ChecklistRow> {
    return context.loader(frozenChecklistById).load(checklistId);
  }

  @FieldResolver(() => Inspection, {
    nullable: true,
    description: "The self-inspection that it is based on; null without one, or where the caller may not see it.",
  })
  baseline(@Root() { basedOn }: InspectionRow, @Ctx() context: RequestContext): Promise<InspectionRow | null> | null {
    return basedOn === null ? null : context.loader(inspectionById).load(basedOn);
  }

  @FieldResolver(() => [Person], {
    description: "Who inspected: the author first, then those who took part; at most 11.",
  })
  inspectors(@Root() { inspectorIds }: InspectionRow, @Ctx() context: RequestContext): Promise<Person[]> {
    const { load } = personLoader(context);
    return Promise.all(inspectorIds.map(load));
  }

  @FieldResolver(() => [AnswerView], {
    description: "The answers in checklist order, at most 500; empty where nothing was answered.",
  })
  answers(
    @Root() inspection: InspectionRow,
    @Ctx() context: RequestContext,
  ): BriefAnswerView[] | Promise<BriefAnswerView[]> {
    const { checklistId, answersInBrief, criterionPoints } = inspection;
    const withheld = withheldCriteria(inspection);
    const viewed = (checklist: FrozenChecklist, isTold: boolean, isWhole: boolean): BriefAnswerView[] => {
      const view = checklist.in(context.language);
      const views: BriefAnswerView[] =
        answersInBrief === undefined
          ? answerViews(
              isTold ? inspection : { ...inspection, answers: answersWithoutWithheld(inspection) },
              checklist,
              view,
            )
          : briefAnswerViews(answersInBrief, criterionPoints, checklist, view, isTold ? undefined : withheld);
      return isWhole ? views : views.map(withoutInterviewees);
    };
    const cached = cachedChecklist(checklistId);
    if (withheld.size === 0 && cached !== undefined && cached.kind !== ChecklistKind.SUPERVISION)
      return viewed(cached, true, true);
    return Promise.all([context.loader(frozenById).load(checklistId), isToldOf(withheld, inspection, context)]).then(
      async ([checklist, isTold]) => viewed(checklist, isTold, await isWholeFor(inspection, checklist.kind, context)),
    );
  }

  @FieldResolver(() => InspectionScore, {
    nullable: true,
    description: "The result; null for drafts and where nothing was answered.",
  })
  score(@Root() inspection: InspectionRow): InspectionScore | null {
    const { points, maxPoints, percent, grade, vetoed, awardBlocked } = inspection;
    return points === null || maxPoints === null
      ? null
      : { points, maxPoints, percent, grade, vetoed, awardBlocked, inspection };
  }

  @FieldResolver(() => [Evidence], {
    description: "The files that it announced and that the caller may know of, at most 200.",
  })
  async evidence(@Root() inspection: InspectionRow, @Ctx() context: RequestContext): Promise<Evidence[]> {
    return filesOf(await shownFiles(inspection, context), context);
  }

  @FieldResolver(() => Boolean, {
    description: "Whether every file of `evidence` has arrived with the announced hash.",
  })
  async isComplete(@Root() inspection: InspectionRow, @Ctx() context: RequestContext): Promise<boolean> {
    const evidence = await shownFiles(inspection, context);
    if (evidence.length === 0) return true;
    const files = await filesOf(evidence, context);
    return files.length === evidence.length && files.every((file) => file.status === EvidenceStatus.STORED);
  }

  @FieldResolver(() => [InspectionFlag], { description: "What a reviewer should look at." })
  flags(@Root() { flags }: InspectionRow, @Ctx() { language }: RequestContext): InspectionFlag[] {
    return flags.map(({ code, details }) => ({ code, message: filledText(inspectionFlags[code], details, language) }));
  }

  @FieldResolver(() => [Signature], { description: "Signatures on the tablet, then those of the co-inspectors." })
  async signatures(@Root() inspection: InspectionRow, @Ctx() context: RequestContext): Promise<Signature[]> {
    const { id, revision, signatures, checklistKind } = inspection;
    const isWhole = await isWholeFor(inspection, checklistKind, context);
    const onTablet = signatures.map(({ role, name, post, signedAt, refusedReason }): Signature => ({
      role,
      name: role === "WITNESS" && !isWhole ? null : (name ?? null),
      post: post ?? null,
      signedAt: signedAt ?? null,
      refusedReason: refusedReason ?? null,
      dueAt: null,
    }));
    const asked = (await context.loader(coSignaturesOf).load(id)).filter(
      (signature) => signature.revision === revision,
    );
    const later = asked.map(async ({ accountId, signedAt, refusedReason, dueAt }): Promise<Signature> => {
      const { name } = await context.loader(personById).load(accountId);
      return { role: "CO_INSPECTOR", name, post: null, signedAt, refusedReason, dueAt };
    });
    return [...onTablet, ...(await Promise.all(later))];
  }

  @FieldResolver(() => [InspectionReview], { description: "What reviewers and the street decided, the first first." })
  async reviews(@Root() inspection: InspectionRow, @Ctx() context: RequestContext): Promise<InspectionReview[]> {
    const withheld = withheldCriteria(inspection);
    const reviews = await context.loader(reviewsOf).load(inspection.id);
    if (await isToldOf(withheld, inspection, context)) return reviews;
    return reviews.map((review) => ({
      ...review,
      remarks: review.remarks.filter(({ criterion }) => !withheld.has(criterion)),
    }));
  }

  @FieldResolver(() => [InspectionRevision], {
    description: "All submitted revisions, the first first; empty for a draft.",
  })
  async revisions(@Root() inspection: InspectionRow, @Ctx() context: RequestContext): Promise<InspectionRevision[]> {
    const earlier = await context.loader(earlierRevisionsOf).load(inspection.id);
    const { revision, status, submittedAt, contentHash } = inspection;
    const current = submittedAt === null ? [] : [{ revision, status, submittedAt, contentHash }];
    return [...earlier.filter((each) => each.revision !== revision), ...current];
  }

  @FieldResolver(() => [HistoryEntry], { description: "What was done to it, the first first; at most 200 entries." })
  history(@Root() { id }: InspectionRow, @Ctx() context: RequestContext): Promise<HistoryEntry[]> {
    return context.loader(historyOf).load(id);
  }

  @FieldResolver(() => Location, {
    nullable: true,
    description: "Where the tablet was, as it says; null when not recorded.",
  })
  location(@Root() { location }: InspectionRow): Location | null {
    return location;
  }

  @FieldResolver(() => NotPerformedView, {
    nullable: true,
    description: "Why the visit did not take place; null when it did.",
  })
  notPerformed(@Root() { notPerformed }: InspectionRow): NotPerformedView | null {
    return notPerformed === null ? null : { reason: notPerformed.reason, note: notPerformed.note ?? null };
  }

  @FieldResolver(() => [ReportedVeto], { description: "General vetoes that the inspector reports." })
  generalVetoes(@Root() { generalVetoes }: InspectionRow): ReportedVeto[] {
    return generalVetoes.map(({ code, note }) => ({ code, note: note ?? null }));
  }

  @FieldResolver(() => [FindingCheckView], { description: "What a follow-up found of earlier findings." })
  findingChecks(@Root() { findingChecks }: InspectionRow): FindingCheckView[] {
    return findingChecks.map(({ findingId, outcome, note }) => ({ findingId, outcome, note: note ?? null }));
  }

  @FieldResolver(() => Json, {
    nullable: true,
    description:
      "What the author has saved of the next revision while this one is returned, as a tablet submits it; null for everybody else.",
  })
  draft(@Root() { draft, inspectorId }: InspectionRow, @Ctx() { actor }: RequestContext): unknown {
    return inspectorId === actor.accountId ? draft : null;
  }
}

/** Whether the caller may read all of it, the people who were asked among it. */
async function isWholeFor(inspection: InspectionRow, kind: ChecklistKind, context: RequestContext): Promise<boolean> {
  if (kind !== ChecklistKind.SUPERVISION) return true;
  const path = (await context.loader(tradeUnionById).load(inspection.tradeUnionId))?.path ?? "";
  return seesInterviewees(context.actor, inspection, path);
}

const shownFiles = async (inspection: InspectionRow, context: RequestContext): Promise<string[]> =>
  (await isToldOf(withheldCriteria(inspection), inspection, context))
    ? inspection.evidence
    : filesWithoutWithheld(inspection);

const personLoader = (context: RequestContext) => {
  const loader = context.loader(personById);
  return { load: (id: string) => loader.load(id) };
};

@Resolver(() => HistoryEntry)
export class HistoryEntryResolver {
  @FieldResolver(() => Person, { nullable: true, description: "Who did it; null when the server did." })
  actor(@Root() { actorId }: HistoryEntry, @Ctx() context: RequestContext): Promise<Person> | null {
    return actorId === null ? null : context.loader(personById).load(actorId);
  }
}

import { Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { businessDay } from "../../../platform/clock/clock.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { frozenChecklist } from "../../checklists/checklist.queries.js";
import { BasisView, CriterionView } from "../../checklists/checklist-view.types.js";
import { Evidence } from "../../evidence/evidence.entity.js";
import { filesByHash } from "../../evidence/evidence.loader.js";
import { Inspection } from "../../inspections/records/inspection.entity.js";
import { inspectionById } from "../../inspections/records/inspection.loader.js";
import { tradeUnionById } from "../../trade-unions/tree/trade-union.loader.js";
import { TradeUnion } from "../../trade-unions/tree/trade-union.entity.js";
import type { TradeUnionRow } from "../../trade-unions/tree/trade-union.queries.js";
import { daysBetween } from "../../../platform/clock/day.rules.js";
import { FindingContest } from "./finding-contest.entity.js";
import { Finding } from "./finding.entity.js";
import { FindingExtension } from "./finding-extension.entity.js";
import {
  contestByFinding,
  extensionByFinding,
  rectificationsByFinding,
  transferByFinding,
} from "./finding-parts.loader.js";
import { FindingTransfer } from "./finding-transfer.entity.js";
import { isOverdue, type FindingRow } from "./finding.queries.js";
import { Rectification } from "./rectification.entity.js";

async function criterionOf({ checklistId, criterionCode }: FindingRow, { em, language }: RequestContext) {
  const criterion = (await frozenChecklist(em, checklistId))?.in(language).criteria.get(criterionCode);
  if (criterion === undefined) throw new Error(`finding with an unknown criterion ${criterionCode}`);
  return criterion;
}

@Resolver(() => Finding)
export class FindingResolver {
  @FieldResolver(() => TradeUnion, { description: "The union that is to put it right." })
  tradeUnion(@Root() { tradeUnionId }: FindingRow, @Ctx() context: RequestContext): Promise<TradeUnionRow | null> {
    return context.loader(tradeUnionById).load(tradeUnionId);
  }

  @FieldResolver(() => Inspection, {
    nullable: true,
    description: "The inspection that found it; null where the caller may not see it.",
  })
  inspection(@Root() { inspectionId }: FindingRow, @Ctx() context: RequestContext): Promise<Inspection | null> {
    return context.loader(inspectionById).load(inspectionId);
  }

  @FieldResolver(() => CriterionView, { description: "The criterion that was not met." })
  criterion(@Root() finding: FindingRow, @Ctx() context: RequestContext): Promise<CriterionView> {
    return criterionOf(finding, context);
  }

  @FieldResolver(() => [BasisView], { description: "What the demand rests on, as the criterion says." })
  async basis(@Root() finding: FindingRow, @Ctx() context: RequestContext): Promise<BasisView[]> {
    return (await criterionOf(finding, context)).basis;
  }

  @FieldResolver(() => [Evidence], { description: "Files that show it; at most 200." })
  evidence(@Root() { evidence }: FindingRow, @Ctx() context: RequestContext): Promise<Evidence[]> {
    return filesByHash(context, evidence);
  }

  @FieldResolver(() => Boolean, { description: "Whether its due day has passed without an answer of the union." })
  isOverdue(@Root() finding: FindingRow, @Ctx() { clock }: RequestContext): boolean {
    return isOverdue(finding, businessDay(clock.now()));
  }

  @FieldResolver(() => Int, { description: "Days of the calendar past its due day; 0 when it is not overdue." })
  daysOverdue(@Root() finding: FindingRow, @Ctx() { clock }: RequestContext): number {
    const today = businessDay(clock.now());
    if (!isOverdue(finding, today) || finding.dueOn === null) return 0;
    return daysBetween(finding.dueOn, today);
  }

  @FieldResolver(() => FindingExtension, {
    nullable: true,
    description: "The last request for more time, with its decision; null when none was made.",
  })
  extension(@Root() { id }: FindingRow, @Ctx() context: RequestContext): Promise<FindingExtension | null> {
    return context.loader(extensionByFinding).load(id);
  }

  @FieldResolver(() => FindingContest, { nullable: true, description: "The union's objection; null without one." })
  contest(@Root() { id }: FindingRow, @Ctx() context: RequestContext): Promise<FindingContest | null> {
    return context.loader(contestByFinding).load(id);
  }

  @FieldResolver(() => FindingTransfer, {
    nullable: true,
    description: "Its way to the competent body; null where there was none, or for those who do not handle it.",
  })
  transfer(@Root() { id }: FindingRow, @Ctx() context: RequestContext): Promise<FindingTransfer | null> {
    return context.loader(transferByFinding).load(id);
  }

  @FieldResolver(() => [Rectification], { description: "What the union did, the first first; at most 30." })
  rectifications(@Root() { id }: FindingRow, @Ctx() context: RequestContext): Promise<Rectification[]> {
    return context.loader(rectificationsByFinding).load(id);
  }
}

import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { filledText } from "../../../platform/i18n/filled-text.js";
import { RequestContext } from "../../../platform/graphql/api/request-context.js";
import { lossReasons } from "../../checklists/loss-reasons.js";
import type { Score } from "../../checklists/scoring.rules.js";
import type { InspectionRow } from "./inspection.columns.js";
import { frozenById } from "./inspection.loader.js";
import { scoreOf } from "./submitted-document.rules.js";
import { InspectionScore, LostPointsView, StandardScoreView } from "./inspection-score.types.js";

const scores = new WeakMap<InspectionRow, Score | null>();

/** The whole score, computed again from what is stored, by the rule version that it was given by. */
async function wholeScore(inspection: InspectionRow, context: RequestContext): Promise<Score | null> {
  let score = scores.get(inspection);
  if (score === undefined) {
    const checklist = await context.loader(frozenById).load(inspection.checklistId);
    score = scoreOf(checklist, inspection, inspection.scoringRuleVersion ?? undefined);
    scores.set(inspection, score);
  }
  return score;
}

@Resolver(() => InspectionScore)
export class InspectionScoreResolver {
  @FieldResolver(() => [StandardScoreView], { description: "Points by standard, in checklist order." })
  async byStandard(
    @Root() { inspection }: InspectionScore,
    @Ctx() context: RequestContext,
  ): Promise<StandardScoreView[]> {
    const score = await wholeScore(inspection, context);
    const { standards } = (await context.loader(frozenById).load(inspection.checklistId)).in(context.language);
    return (score?.byStandard ?? []).flatMap(({ code, ...points }) => {
      const standard = standards.find((candidate) => candidate.code === code);
      return standard === undefined ? [] : [{ standard, ...points }];
    });
  }

  @FieldResolver(() => [LostPointsView], { description: "Every point that was not earned, in checklist order." })
  async explanation(
    @Root() { inspection }: InspectionScore,
    @Ctx() context: RequestContext,
  ): Promise<LostPointsView[]> {
    const score = await wholeScore(inspection, context);
    const { criteria } = (await context.loader(frozenById).load(inspection.checklistId)).in(context.language);
    return (score?.explanation ?? []).flatMap(({ criterion: code, lost, reason, details }) => {
      const criterion = criteria.get(code);
      const words = filledText(lossReasons[reason], details, context.language);
      return criterion === undefined ? [] : [{ criterion, lost, code: reason, reason: words }];
    });
  }
}
